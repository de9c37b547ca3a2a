import type { Customer, ValueState } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import type { Policy } from '#src/domain/policy.ts'
import { labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { dayFor, type Reader } from './reader.ts'
import { standingTier } from './tier-name.ts'

/**
 * The playbook's step for a tier: its named state's where the customer is in one, else its lifecycle's, else the
 * tier's first. Without a tier it is the last but one's: prospects and new customers are never shown in the lowest.
 */
export function stepOf(
  policy: Policy,
  code: string | undefined,
  lifecycle: Customer['lifecycle'],
  state?: ValueState,
): PlaybookStep | undefined {
  const tier = code === undefined ? policy.tiers.at(-2) : policy.tiers.find((each) => each.code === code)
  const ofState = state && tier?.playbook.find((step) => step.state === state)

  return ofState ?? tier?.playbook.find((step) => step.lifecycle === lifecycle) ?? tier?.playbook[0]
}

/** Last touch + cadence; from the day the product first knew a customer that was never touched. */
const dueOf = ({ facts, knownSince }: Customer, { cadenceDays }: PlaybookStep): Date =>
  addDays(facts.lastTouch?.at ?? knownSince, cadenceDays)

/** `Phone by Fri 27 Nov: win the next order`, in full with the one thing to ask; undefined for a tier the policy dropped. */
export function nextStepLines(
  reader: Reader,
  customer: Customer,
  policy: Policy,
  state?: ValueState,
): { readonly short: string; readonly full: string } | undefined {
  const step = stepOf(policy, standingTier(customer, reader.now), customer.lifecycle, state)
  const touch = step?.touches[0]
  if (!step || !touch) return undefined
  const due = dueOf(customer, step)
  const channel = t(reader.locale, `channel.${touch.channel}`)
  const words = { channel, day: dayFor(reader, due) }

  const when = t(reader.locale, due < reader.now ? 'next-step.overdue' : 'next-step.by', words)
  const short = labelled(reader.locale, when, touch.goal[reader.locale])

  return { short, full: sentences(reader.locale, [short, touch.callToAction[reader.locale]]) }
}
