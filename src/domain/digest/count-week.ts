import type { Customer } from '#src/domain/customer.ts'
import { wilson } from '#src/domain/evaluation/wilson.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { errorOf } from '#src/domain/forecast/back-test.ts'
import { baseOutlook } from '#src/domain/forecast/base-outlook.ts'
import { spendHistoryOf } from '#src/domain/forecast/facts-history.ts'
import type { SpendHistory } from '#src/domain/forecast/purchase-history.ts'
import { toMinor } from '#src/domain/money.ts'
import { prospectReport } from '#src/domain/prospect/prospect-report.ts'
import { valueNowMinor } from '#src/domain/value.ts'
import type { listCollector } from './count-lists.ts'
import type { DigestFigures, DigestMove, Expectation } from './figures.ts'
import { type DigestFrame, tallies, tierCodes } from './frame.ts'

type Collector = ReturnType<typeof listCollector>

/** Ten fit a phone; the file has the others. */
const mostMoves = 10
/** A forecast that has not been tried may be off by so much, and a tried one by no less than that. */
const [untriedError, leastError] = [0.2, 0.05]
const weekDays = 7

/**
 * Tier changes of the week by where each customer came to stand: up or down from the tier before. Those that matter
 * most are the ones with most at stake.
 */
export function movementCounter({ policy, now, from }: DigestFrame, lists: Collector) {
  const codes = tierCodes(policy)
  const moves: DigestMove[] = []
  let [up, down, first] = [0, 0, 0]

  return {
    add({ _id, name, ref, tier, facts }: Customer): void {
      if (!tier || tier.since < from || tier.since > now) return
      const { previous, code, since, evidence } = tier
      if (previous === undefined || previous === code) {
        if (evidence.reason === 'first') first += 1
        return
      }
      if (codes.indexOf(code) < codes.indexOf(previous)) up += 1
      else down += 1
      const valueMinor = valueNowMinor(facts, policy, now)
      const move = { customerId: _id, name, ref, from: previous, to: code, at: since, valueMinor }
      moves.push({ ...move, reason: evidence.reason })
      lists.add('moved', _id, valueMinor)
    },
    result: (): DigestFigures['movement'] => ({
      up,
      down,
      first,
      top: moves.sort((a, b) => b.valueMinor - a.valueMinor || (a.ref < b.ref ? -1 : 1)).slice(0, mostMoves),
    }),
  }
}

/** What was bought in the week, and what the base's forecast expects of the next one. */
export function spendCounter({ policy, forecast, now, from }: DigestFrame) {
  const { baseCurrency } = policy
  const histories: SpendHistory[] = []
  let actualMinor = 0

  return {
    add({ facts }: Customer): void {
      for (const { at, amountMinor } of facts.recentOrders)
        if (at >= from && at < now) actualMinor += amountMinor
      const history = forecast && spendHistoryOf(facts, baseCurrency, now)
      if (history) histories.push(history)
    },
    result(): Pick<DigestFigures, 'actualMinor' | 'nextWeek'> {
      const nextWeek = expectationOf(histories, forecast, baseCurrency)
      return { actualMinor, ...(nextWeek ? { nextWeek } : {}) }
    },
  }
}

function expectationOf(
  histories: readonly SpendHistory[],
  forecast: DigestFrame['forecast'],
  currency: string,
): Expectation | undefined {
  if (!forecast || histories.length === 0) return undefined

  const { fits, backTest } = forecast
  const error = backTest ? Math.max(leastError, Math.abs(errorOf(backTest))) : untriedError
  const { spend } = baseOutlook(fits, histories, weekDays, { error })
  if (!spend) return undefined
  return {
    expectedMinor: toMinor(spend.expected, currency),
    lowMinor: toMinor(spend.low, currency),
    highMinor: toMinor(spend.high, currency),
  }
}

/** How prospects fare, and which ended in the week, with the reasons given for those that were lost. */
export function prospectCounter({ policy, now, from }: DigestFrame, lists: Collector) {
  const people: Pick<Customer, 'knownSince' | 'owner' | 'prospect'>[] = []
  const reasons = new Map<string, number>()
  let [converted, lost] = [0, 0]

  return {
    add({ _id, knownSince, owner, prospect }: Customer): void {
      if (!prospect) return
      people.push({ knownSince, prospect, ...(owner === undefined ? {} : { owner }) })
      const { outcome } = prospect
      if (!outcome || outcome.at < from || outcome.at > now) return
      lists.add('prospects', _id, outcome.at.getTime())
      if (outcome.kind === 'converted') {
        converted += 1
        return
      }
      lost += 1
      const reason = outcome.reason?.trim() ?? ''
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    },
    result: (): DigestFigures['prospects'] => ({
      report: prospectReport(people, policy, now),
      converted,
      lost,
      lostFor: [...reasons]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    }),
  }
}

/**
 * What of the week's reminders was done: neither those that had nothing left to do count, nor those held back. Listed is
 * whose reminder was not done, the earliest first.
 */
export function keptCounter({ policy, now }: DigestFrame, lists: Collector) {
  const byTier = tallies<string>()

  return {
    add({ state, kind, tier, since, result, customerId }: Reminder): void {
      if (kind === 'timed' || state === 'withdrawn' || state === 'held-back' || since > now) return
      const isDone = state === 'done' && result?.eventId !== undefined
      byTier.add(tier ?? '', isDone)
      if (!isDone) lists.add('kept', customerId, -since.getTime())
    },
    result: (): DigestFigures['kept'] => {
      const all = byTier.all()
      return {
        all: wilson(all.hits, all.of),
        byTier: tierCodes(policy).map((tier) => {
          const { hits, of } = byTier.of(tier)
          return { tier, ...wilson(hits, of) }
        }),
      }
    },
  }
}
