import type { Customer } from '#src/domain/customer.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { WarningReport } from '#src/domain/warning/warning-report.ts'
import { baseCounter, overrideCounter, qualityCounter } from './count-base.ts'
import { goalCounter } from './count-goals.ts'
import { careCounter, type DigestLists, listCollector } from './count-lists.ts'
import { answerCounter, effortCounter, waitCounter } from './count-touches.ts'
import { keptCounter, movementCounter, prospectCounter, spendCounter } from './count-week.ts'
import type { DigestFigures } from './figures.ts'
import type { DigestFrame } from './frame.ts'

export type CountedDigest = { readonly figures: DigestFigures; readonly lists: DigestLists }

/** What is known beside the customers themselves. */
type Beside = {
  readonly warnings: WarningReport
  /** Customers warned of in the week. */
  readonly warned: readonly string[]
  /** Customers with a reminder that is overdue. */
  readonly overdue: readonly string[]
}

const driftDays = 28

/** By how much the top tier's line moves in four weeks, in today's value: what fades by itself is taken out. */
function driftOf({ cut, policy }: DigestFrame): number | undefined {
  if (cut?.kind !== 'quantile') return undefined
  const perDay = cut.thresholds[0]?.driftPerDay ?? cut.driftPerDay
  return 2 ** (driftDays * (perDay - 1 / policy.halfLifeDays)) - 1
}

function countersOf(frame: DigestFrame, lists: ReturnType<typeof listCollector>) {
  return {
    base: baseCounter(frame),
    quality: qualityCounter(),
    overrides: overrideCounter(frame),
    goals: goalCounter(frame),
    care: careCounter(frame, lists),
    movement: movementCounter(frame, lists),
    spend: spendCounter(frame),
    answers: answerCounter(frame, lists),
    waits: waitCounter(frame),
    effort: effortCounter(frame),
  }
}

type Counters = ReturnType<typeof countersOf>

function customerFigures(counters: Counters, frame: DigestFrame) {
  const { base, quality, overrides, goals, care, movement, spend, answers, waits, effort } = counters
  const drift = driftOf(frame)
  const sameContent = effort.same()

  return {
    at: frame.now,
    from: frame.from,
    ...base.result(),
    movement: movement.result(),
    ...care.result(),
    goals: goals.result(),
    answers: answers.result(),
    waits: waits.result(),
    effort: effort.effort(),
    ...(sameContent ? { sameContent } : {}),
    overrides: overrides.result(),
    quality: quality.result(),
    ...(drift === undefined ? {} : { drift }),
    ...spend.result(),
    currency: frame.policy.baseCurrency,
    policyVersion: frame.policy.version,
  }
}

/**
 * Counts a digest: each customer once, in any order, none kept. Linear in the customers and their newest 24 orders and
 * touches.
 */
export function digestCounter(frame: DigestFrame) {
  const lists = listCollector()
  const counters = countersOf(frame, lists)
  const ofCustomers = Object.values(counters)
  const prospects = prospectCounter(frame, lists)
  const kept = keptCounter(frame, lists)

  return {
    add(customer: Customer): void {
      prospects.add(customer)
      if (customer.kind === 'customer') for (const counter of ofCustomers) counter.add(customer)
    },
    addReminder: (reminder: Reminder): void => kept.add(reminder),
    result({ warnings, warned, overdue }: Beside): CountedDigest {
      for (const [n, id] of overdue.entries()) lists.add('overdue', id, -n)
      for (const [n, id] of warned.entries()) lists.add('warned', id, -n)
      return {
        lists: lists.result(),
        figures: {
          ...customerFigures(counters, frame),
          overdue: overdue.length,
          kept: kept.result(),
          prospects: prospects.result(),
          warnings,
        },
      }
    },
  }
}
