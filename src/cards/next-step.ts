import type { Customer, ValueState } from '#src/domain/customer.ts'
import { dueAfter } from '#src/domain/follow-up/due-after.ts'
import { touchUnder } from '#src/domain/follow-up/next-touch.ts'
import { stepOf } from '#src/domain/follow-up/step-of.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { alsoBought, productsOf, type Suggestion } from '#src/domain/preference.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { t } from '#src/i18n/text.ts'
import { clip } from './clip.ts'
import type { Reader } from './reader.ts'
import { stepWords } from './step-words.ts'

/** The action of a playbook that names a product to recommend. */
export const recommendation = 'personal-recommendation'

/** `Of 32 customers with tea, 20 also bought cups`: what a recommendation may name. */
export function alsoBoughtLine(
  locale: Locale,
  { facts }: Customer,
  pairs: readonly Suggestion[] = [],
): string {
  const [first] = alsoBought(pairs, productsOf(facts))
  if (!first) return ''

  const { both, of } = first
  const products = { product: clip(first.product, 30), because: clip(first.because, 30) }
  return t(locale, 'next-step.also-bought', { ...products, both: String(both), of: String(of) })
}

/**
 * `Phone by Fri 27 Nov: win the next order`, in full with the one thing to ask, and with what to recommend where a
 * recommendation is the step; undefined for a tier the policy dropped. `pairs`: what the base's customers buy together.
 */
export function nextStepLines(
  reader: Reader,
  customer: Customer,
  policy: Policy,
  state?: ValueState,
  pairs?: readonly Suggestion[],
): { readonly short: string; readonly full: string } | undefined {
  const step = stepOf(policy, standingTier(customer, reader.now), customer.lifecycle, state)
  const touch = step && touchUnder(customer, step, policy, reader.now)
  if (!step || !touch) return undefined
  const isNamed = touch.action === recommendation
  const named = isNamed ? alsoBoughtLine(reader.locale, customer, pairs) : ''

  return stepWords(reader, touch, dueAfter(customer, step, policy).at, named)
}
