import { clip } from '#src/cards/parts/clip.ts'
import type { Reader } from '#src/cards/parts/reader.ts'
import { calendarFor } from '#src/domain/calendar/calendar-for.ts'
import type { Customer } from '#src/domain/customer.ts'
import { type Care, nextStepOf } from '#src/domain/follow-up/next-step.ts'
import type { Outlook } from '#src/domain/follow-up/value-at-risk.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { alsoBought, productsOf, type Suggestion } from '#src/domain/preference.ts'
import { t } from '#src/i18n/text.ts'
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

/** What a card's next step is found from; `care`: what is planned, where the card tells of today. */
export type StepInput = {
  readonly customer: Customer
  readonly policy: Policy
  readonly forecast?: Outlook | undefined
  readonly care?: Care | undefined
  /** What the base's customers buy together. */
  readonly pairs?: readonly Suggestion[]
}

/**
 * `Phone by Fri 27 Nov: win the next order`, in full with the one thing to ask, and with what to recommend where a
 * recommendation is the step: the same step and day as the reminder and the morning list say. Undefined for those who
 * are not followed up.
 */
export function nextStepLines(
  reader: Reader,
  { customer, policy, forecast: outlook, care, pairs }: StepInput,
): { readonly short: string; readonly full: string } | undefined {
  const { locale, zone, now, calendar = calendarFor(zone, []) } = reader
  const step = nextStepOf(customer, { policy, outlook, now, zone, calendar, ...care })
  if (!step) return undefined
  const { note } = step
  const own = note ? { ...step, goal: { en: clip(note, 80), zh: clip(note, 80) } } : step
  const named = step.action === recommendation ? alsoBoughtLine(locale, customer, pairs) : ''

  return stepWords(reader, own, step.dueAt, named)
}
