import { AppError } from '#src/domain/errors.ts'
import type { Policy } from '#src/domain/policy.ts'
import { chooseHalfLife } from './choose-half-life.ts'
import { chooseKey } from './choose-key.ts'
import { dateOfDay } from './day-number.ts'
import { type Dynamics, dynamics } from './dynamics.ts'
import { evaluateForecast, type ForecastFits, type RepeatsOfWeek } from './evaluate-forecast.ts'
import { type Fairness, fairness } from './fairness.ts'
import { judgeMethods, type MethodResult } from './judge-methods.ts'
import { type KeySettings, keyRanking } from './key.ts'
import { type ClassMap, mapClasses } from './map-classes.ts'
import { type ClassRow, ownClasses } from './own-classes.ts'
import { type OrderRow, type PurchasePanel, panelOf, spanOf } from './purchase-panel.ts'
import { abc, decayedSpend, rfm } from './rankings.ts'
import { type Split, splitOrders } from './split-orders.ts'
import { stepScores, tiersByShare } from './tiers-by-share.ts'
import { type TierRow, tiersTable } from './tiers-table.ts'

export type EvaluationInput = {
  readonly rows: readonly OrderRow[]
  /** The company's own classes; empty: it has none. */
  readonly classes: readonly ClassRow[]
  readonly splitDay: number
  /** Days that are held out. */
  readonly days: number
  readonly seed: number
  /** Its tiers' shares, band, confirmation and dwell are used. */
  readonly policy: Policy
}

/** Everything scored at the split and judged on what came after; shares are fractions, money is major units. */
export type Evaluation = {
  readonly customers: number
  readonly newcomers: Split['heldOut']['newcomers']
  /** ISO days: the first purchase, the split, and the last day that was looked at. */
  readonly period: { readonly first: string; readonly split: string; readonly last: string }
  /** Held out, and how many of them the file has. */
  readonly days: { readonly asked: number; readonly judged: number }
  readonly methods: readonly MethodResult[]
  /** What was chosen inside the calibration. */
  readonly chosen: { readonly key: KeySettings; readonly decay: { readonly halfLifeDays: number } }
  /** By the key. */
  readonly tiers: readonly (TierRow & { readonly code: string })[]
  readonly fairness: Fairness
  readonly fits: ForecastFits
  readonly tracking: readonly RepeatsOfWeek[]
  readonly dynamics: Dynamics
  readonly ownClasses?: Omit<ClassMap, 'steps'> & {
    readonly unclassed: number
    readonly contradictory: number
  }
}

/** Below this a tenth of the customers is a handful, and no share of spend says anything. */
const fewest = 30
/** A file that ends a little before the days held out has nothing missing: nobody bought. */
const quietDays = 7

const isoDay = (day: number): string => dateOfDay(day).toISOString().slice(0, 10)

/** @throws AppError `split-outside-data` */
function lastDayOf(panel: PurchasePanel, splitDay: number, days: number): number {
  const span = spanOf(panel)
  if (span && span.first <= splitDay && splitDay < span.last) {
    const asked = splitDay + days
    return asked <= span.last + quietDays ? asked : span.last
  }

  const where = span ? `from ${isoDay(span.first)} to ${isoDay(span.last)}` : 'on no day that could be read'
  throw new AppError({
    code: 'split-outside-data',
    message: `The split day ${isoDay(splitDay)} leaves nothing on one side: the orders are ${where}.`,
    remedy: 'Choose a --split inside that time, usually its middle.',
  })
}

/** @throws AppError `nothing-spent`, `too-few-customers` */
function refuseUnjudgeable({ history, heldOut }: Split): void {
  if (heldOut.spend.every((spend) => spend === 0))
    throw new AppError({
      code: 'nothing-spent',
      message: 'Nobody spent anything in the days after the split, so no method can be judged.',
      remedy: 'Check the amount column, or choose an earlier --split or more --days.',
    })
  if (history.ids.length >= fewest) return

  throw new AppError({
    code: 'too-few-customers',
    message: `Only ${history.ids.length} customers had bought by the split day; ${fewest} are needed to compare methods.`,
    remedy: 'Choose a later --split, or a file with more customers.',
  })
}

/** The company's own classes as a method; what it decided after the split is not looked at. */
function ownMethod({ classes, policy }: EvaluationInput, split: Split, key: Float64Array) {
  const { byCustomer, contradictory } = ownClasses(classes, split.splitDay)
  const names = split.history.ids.map((id) => byCustomer.get(id))
  const shares = policy.tiers.map(({ share }) => share)
  const { steps, ...map } = mapClasses({ names, scores: key, shares })
  return {
    scores: stepScores(steps, shares.length),
    told: {
      ...map,
      unclassed: steps.filter((step) => step < 0).length,
      contradictory: contradictory.length,
    },
  }
}

/** Weeks in CDNOW's proportions: runs begin after a third of the calibration and are judged at its end. */
function weeklyRunsOf(panel: PurchasePanel, policy: Policy, splitDay: number, lastDay: number): Dynamics {
  const first = spanOf(panel)?.first ?? splitDay
  const weekOf = (day: number) => Math.max(1, Math.floor((day - first + 1) / 7))
  const judgedWeek = weekOf(splitDay)
  const fromWeek = Math.max(1, Math.round(judgedWeek / 3))
  return dynamics({ panel, policy, fromWeek, judgedWeek, toWeek: weekOf(lastDay) })
}

function keyTiers(key: Float64Array, { heldOut }: Split, { tiers }: Policy) {
  const steps = tiersByShare(
    key,
    tiers.map(({ share }) => share),
  )
  const lower = Math.ceil(tiers.length / 2)
  return {
    tiers: tiersTable(steps, tiers.length, heldOut).map((row) => ({
      ...row,
      code: tiers[row.step]?.code ?? '',
    })),
    fairness: fairness(steps, heldOut.spend, tiers.length, lower),
  }
}

/**
 * Scores every method at the split and judges it on the days after.
 * @throws AppError `split-outside-data`, `split-empty`, `nothing-spent`, `too-few-customers`
 */
export function evaluateOrders(input: EvaluationInput): Evaluation {
  const { rows, splitDay, seed, policy } = input
  const lastDay = lastDayOf(panelOf(rows), splitDay, input.days)
  const panel = panelOf(rows.filter(({ day }) => day <= lastDay))
  const split = splitOrders(panel, splitDay, lastDay - splitDay)
  refuseUnjudgeable(split)
  const { history, heldOut } = split
  const known = new Set(history.ids)
  const forecast = evaluateForecast(panelOf(rowsUpTo(rows, lastDay, known)), split)
  const { halfLifeDays } = chooseHalfLife(history, splitDay)
  const { settings } = chooseKey(history, splitDay)
  const key = keyRanking(settings)(history, splitDay)
  const spendOnly = abc(history, splitDay)
  const own = input.classes.length > 0 ? ownMethod(input, split, key) : undefined
  const scores = {
    key,
    abc: spendOnly,
    rfm: rfm(history, splitDay),
    decay: decayedSpend(halfLifeDays)(history, splitDay),
    ...(forecast.spend && { 'bgnbd-gg': forecast.spend }),
    ...(own && { 'own-class': own.scores }),
    oracle: heldOut.spend,
  }

  return {
    customers: history.ids.length,
    newcomers: heldOut.newcomers,
    period: {
      first: isoDay(spanOf(panel)?.first ?? splitDay),
      split: isoDay(splitDay),
      last: isoDay(lastDay),
    },
    days: { asked: input.days, judged: lastDay - splitDay },
    methods: judgeMethods({ scores, abc: spendOnly, heldOut, seed }),
    chosen: { key: settings, decay: { halfLifeDays } },
    ...keyTiers(key, split, policy),
    fits: forecast.fits,
    tracking: forecast.tracking,
    dynamics: weeklyRunsOf(panel, policy, splitDay, lastDay),
    ...(own && { ownClasses: own.told }),
  }
}

const rowsUpTo = (rows: readonly OrderRow[], lastDay: number, known: ReadonlySet<string>): OrderRow[] =>
  rows.filter(({ day, customerId }) => day <= lastDay && known.has(customerId))
