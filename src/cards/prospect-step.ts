import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import { labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { dayFor, type Reader } from './reader.ts'

/**
 * The next step of a prospect tier's plan, its touches taken in turn: `Phone by Fri 27 Nov: agree on what they need`,
 * in full with the one thing to ask. Undefined for a tier that the policy has dropped.
 */
export function prospectStepLines(
  reader: Reader,
  { facts, knownSince }: Pick<Customer, 'facts' | 'knownSince'>,
  policy: Policy,
  tier: string,
): { readonly short: string; readonly full: string; readonly cadenceDays: number } | undefined {
  const plan = policy.prospects.tiers.find(({ code }) => code === tier)?.plan
  const touch = plan?.touches[facts.touchesOut % plan.touches.length]
  if (!plan || !touch) return undefined

  const { locale } = reader
  const due = addDays(facts.lastTouch?.at ?? knownSince, plan.cadenceDays)
  const words = { channel: t(locale, `channel.${touch.channel}`), day: dayFor(reader, due) }
  const when = t(locale, due < reader.now ? 'next-step.overdue' : 'next-step.by', words)
  const short = labelled(locale, when, touch.goal[locale])

  return {
    short,
    full: sentences(locale, [short, touch.callToAction[locale]]),
    cadenceDays: plan.cadenceDays,
  }
}
