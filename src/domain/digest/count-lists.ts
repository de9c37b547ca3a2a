import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { floorOf } from '#src/domain/follow-up/floor.ts'
import { isGrowing } from '#src/domain/follow-up/growing.ts'
import { wantsNothing } from '#src/domain/follow-up/opted-out.ts'
import { valueAtRiskMinor } from '#src/domain/follow-up/value-at-risk.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { valueNowMinor } from '#src/domain/value.ts'
import { valueStateOf } from '#src/domain/value-state.ts'
import { nearDemotion } from '#src/domain/warning/warn-customer.ts'
import type { DigestFigures, Sum } from './figures.ts'
import type { DigestFrame } from './frame.ts'
import type { DigestLineId } from './lines.ts'

const atRiskDays = 28
const oldProposalDays = 7
/** A list is worked through by hand; the file has everybody. */
const mostListed = 500

/** Customers behind a line, the most valuable first. */
export type DigestLists = Readonly<Partial<Record<DigestLineId, readonly string[]>>>

/** Collects who stands behind each line. */
export function listCollector() {
  const lists = new Map<DigestLineId, Map<string, number>>()

  return {
    /** Said twice of a customer the greater weight counts. */
    add(line: DigestLineId, id: string, weight: number): void {
      const list = lists.get(line) ?? new Map<string, number>()
      list.set(id, Math.max(weight, list.get(id) ?? -Infinity))
      lists.set(line, list)
    },
    result: (): DigestLists =>
      Object.fromEntries(
        [...lists].map(([line, list]) => [
          line,
          [...list]
            .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
            .slice(0, mostListed)
            .map(([id]) => id),
        ]),
      ),
  }
}

type Collector = ReturnType<typeof listCollector>

/** Whether its value may be lost within four weeks: it slips, a large order is about to have been the last, it nears a demotion. */
export function isAtRisk(
  customer: Customer,
  { policy, cut, forecast, now }: Pick<DigestFrame, 'policy' | 'cut' | 'forecast' | 'now'>,
): boolean {
  if (customer.lifecycle === 'slipping') return true
  if (valueStateOf(customer.facts, policy, now, forecast?.lines) === 'one-off-leaving') return true
  if (!cut || customer.lifecycle === 'dormant') return false

  const near = nearDemotion(customer, { policy, cut, now })
  return near !== undefined && near.expectedFrom <= addDays(now, atRiskDays)
}

type CareCounts = Pick<DigestFigures, 'atRisk' | 'belowFloor' | 'growing' | 'waiting' | 'optedOut'>

/** Who needs somebody: at risk, below the floor, growing unseen, waiting for an answer to a proposal. */
export function careCounter(frame: DigestFrame, lists: Collector) {
  const { policy, forecast, now } = frame
  const top = policy.tiers[0]?.code
  let atRisk: Sum = { count: 0, valueMinor: 0 }
  let [belowFloor, growing, waiting, old, optedOut] = [0, 0, 0, 0, 0]

  const addRisk = (customer: Customer): void => {
    if (!isAtRisk(customer, frame)) return
    const minor = valueAtRiskMinor(customer, policy, forecast, now)
    atRisk = { count: atRisk.count + 1, valueMinor: atRisk.valueMinor + minor }
    lists.add('at-risk', customer._id, minor)
  }
  const addProposal = ({ _id, tier }: Customer, value: number): void => {
    if (!tier?.proposed) return
    waiting += 1
    if (addDays(tier.proposed.at, oldProposalDays) <= now) old += 1
    lists.add('waiting', _id, value)
  }

  return {
    add(customer: Customer): void {
      const { _id, facts } = customer
      const value = valueNowMinor(facts, policy, now)
      addRisk(customer)
      addProposal(customer, value)
      if (wantsNothing(customer)) optedOut += 1
      else if (floorOf(customer, policy, frame.begunAt).at < now) {
        belowFloor += 1
        lists.add('below-floor', _id, value)
      }
      if (standingTier(customer, now) === top) lists.add('top-tier', _id, value)
      if (isGrowing(customer, policy, now, forecast?.lines)) {
        growing += 1
        lists.add('growing', _id, value)
      }
    },
    result: (): CareCounts => ({ atRisk, belowFloor, growing, waiting: { count: waiting, old }, optedOut }),
  }
}
