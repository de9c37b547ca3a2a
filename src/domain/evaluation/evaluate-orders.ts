import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { calibrationByDecile } from './calibration-by-decile.ts'
import { chooseHalfLife } from './choose-half-life.ts'
import { chooseKey } from './choose-key.ts'
import { cohortPsi } from './cohort-psi.ts'
import { isoDay } from './day-number.ts'
import { dynamics } from './dynamics.ts'
import { type EvaluatedForecast, evaluateForecast } from './evaluate-forecast.ts'
import type { Evaluation } from './evaluation.ts'
import { fixedKey } from './fixed-key.ts'
import { judgeMethods } from './judge-methods.ts'
import { judgeWarnings } from './judge-warnings.ts'
import { lastDayOf, refuseUnjudgeable } from './judgeable.ts'
import { keyRanking, settingsOf } from './key.ts'
import { orderConfidence } from './order-confidence.ts'
import type { ClassRow } from './own-classes.ts'
import { auditOwnClasses, ownClassScores } from './own-classes-audit.ts'
import { type OrderRow, type PurchasePanel, panelOf, spanOf } from './purchase-panel.ts'
import { abc, decayedSpend, rfm } from './rankings.ts'
import { type RatingRow, satisfactionOf } from './satisfaction.ts'
import { type Split, splitOrders } from './split-orders.ts'
import { judgeTiers } from './tier-judgement.ts'

export type EvaluationInput = {
  readonly rows: readonly OrderRow[]
  /** The company's own classes; empty: it has none. */
  readonly classes: readonly ClassRow[]
  /** Answers of customers, 1 to 5; absent: nobody was asked. */
  readonly ratings?: readonly RatingRow[]
  readonly splitDay: number
  /** Days that are held out. */
  readonly days: number
  readonly seed: number
  /** Its tiers' shares, band, confirmation and dwell are used. */
  readonly policy: Policy
  /** True: the key is the policy's as it is. Otherwise it is chosen inside the calibration. */
  readonly policyGiven?: boolean
  /** The policy that the key is to be better than; absent: the retail preset as it is shipped. */
  readonly previous?: Policy
}

/** What the parts of an evaluation are made of. `panel`: everything up to the last judged day. */
type Ground = {
  readonly input: EvaluationInput
  readonly panel: PurchasePanel
  readonly split: Split
  readonly lastDay: number
}

function groundOf(input: EvaluationInput): Ground {
  const { rows, splitDay, days } = input
  const lastDay = lastDayOf(panelOf(rows), splitDay, days)
  const panel = panelOf(rows.filter(({ day }) => day <= lastDay))
  const split = splitOrders(panel, splitDay, lastDay - splitDay)
  refuseUnjudgeable(split)
  return { input, panel, split, lastDay }
}

/** Nothing after the split day can reach what is chosen here. */
function choose({ policy, policyGiven = false, previous }: EvaluationInput, { history, splitDay }: Split) {
  return {
    key: policyGiven ? settingsOf(policy) : chooseKey(history, splitDay).settings,
    by: policyGiven ? ('policy' as const) : ('calibration' as const),
    decay: { halfLifeDays: chooseHalfLife(history, splitDay).halfLifeDays },
    previous: settingsOf(previous ?? { ...retailPreset(policy.baseCurrency), version: 1 }),
  }
}

/** Everyone's scores of the split day by method, the truth last. */
function scoresOf(
  { input, split }: Ground,
  chosen: Evaluation['chosen'],
  key: Float64Array,
  spend?: Float64Array,
) {
  const { history, splitDay, heldOut } = split
  return {
    key,
    abc: abc(history, splitDay),
    rfm: rfm(history, splitDay),
    decay: decayedSpend(chosen.decay.halfLifeDays)(history, splitDay),
    ...(spend && { 'bgnbd-gg': spend }),
    previous: keyRanking(chosen.previous)(history, splitDay),
    ...(input.classes.length > 0 && { 'own-class': ownClassScores({ ...input, split, scores: key }) }),
    oracle: heldOut.spend,
  }
}

/** Only those who had bought by the split: what a model of them is tracked against. */
function forecastOf({ input: { rows }, split, lastDay }: Ground): EvaluatedForecast {
  const known = new Set(split.history.ids)
  return evaluateForecast(
    panelOf(rows.filter(({ day, customerId }) => day <= lastDay && known.has(customerId))),
    split,
  )
}

/** Weeks in CDNOW's proportions: runs begin after a third of the calibration and are judged at its end. */
function weeksOf({ panel, split: { splitDay }, lastDay }: Ground) {
  const firstDay = spanOf(panel)?.first ?? splitDay
  const weekOf = (day: number) => Math.max(1, Math.floor((day - firstDay + 1) / 7))
  const judgedWeek = weekOf(splitDay)
  const fromWeek = Math.max(1, Math.round(judgedWeek / 3))
  return { firstDay, halfLifeDays: 90, fromWeek, judgedWeek, toWeek: weekOf(lastDay) }
}

/** The tiers of the key: what their customers did, how they moved, what wears out. */
function tiersOf(
  { input, panel, split, lastDay }: Ground,
  { key: settings }: Evaluation['chosen'],
  key: Float64Array,
) {
  const { policy, ratings = [] } = input
  const { history, splitDay, heldOut } = split
  return {
    ...judgeTiers({
      policy,
      split,
      key,
      later: { ids: panel.ids, key: keyRanking(settings)(panel, lastDay) },
      satisfaction: satisfactionOf(ratings, history.ids, splitDay, heldOut),
    }),
    psi: cohortPsi(panel, fixedKey(settings, history, splitDay), lastDay),
    confidence: orderConfidence(panel, history.ids, policy, splitDay, lastDay),
  }
}

/**
 * Scores every method at the split and judges it on the days after.
 * @throws AppError `split-outside-data`, `split-empty`, `nothing-spent`, `too-few-customers`
 */
export function evaluateOrders(input: EvaluationInput): Evaluation {
  const ground = groundOf(input)
  const { panel, split, lastDay } = ground
  const { history, heldOut, splitDay } = split
  const forecast = forecastOf(ground)
  const chosen = choose(input, split)
  const key = keyRanking(chosen.key)(history, splitDay)
  const scores = scoresOf(ground, chosen, key, forecast.spend)
  const weeks = weeksOf(ground)

  return {
    customers: history.ids.length,
    newcomers: heldOut.newcomers,
    period: {
      first: isoDay(weeks.firstDay),
      split: isoDay(splitDay),
      last: isoDay(lastDay),
    },
    days: { asked: input.days, judged: lastDay - splitDay },
    methods: judgeMethods({ scores, abc: scores.abc, heldOut, seed: input.seed }),
    chosen,
    ...tiersOf(ground, chosen, key),
    ...(forecast.spend && { calibration: calibrationByDecile(forecast.spend, heldOut.spend) }),
    fits: forecast.fits,
    tracking: forecast.tracking,
    dynamics: dynamics({ panel, policy: input.policy, ...weeks }),
    warnings: judgeWarnings(panel, input.policy, weeks),
    ...(input.classes.length > 0 && { ownClasses: auditOwnClasses({ ...input, split, scores: key }) }),
  }
}
