import type { Customer } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { riskOf } from '#src/domain/score/feedback.ts'
import type { Rests } from '#src/domain/source/rests-on.ts'
import { t } from '#src/i18n/text.ts'
import { dayFor, type Reader } from './reader.ts'

/** Data up to when, from which source: one paragraph a silent source. */
export const silentLines = (reader: Reader, rests: Rests | undefined): readonly string[] =>
  (rests?.silent ?? []).map(({ name, dataUpTo }) =>
    t(reader.locale, 'source.data-up-to', { source: name, day: dayFor(reader, dataUpTo) }),
  )

/** A complaint that stands, and what to do about it before anything else. */
export function riskLine(
  reader: Reader,
  { customer, policy }: { readonly customer: Customer; readonly policy: Policy },
): string | undefined {
  const risk = riskOf(customer.facts, policy, reader.now)
  return risk && t(reader.locale, 'risk.complaint', { day: dayFor(reader, risk.complaintAt) })
}
