import type { Policy } from '#src/domain/policy.ts'
import { t } from '#src/i18n/text.ts'
import { dayFor, type Reader } from './reader.ts'

/** What the numbers rest on: the date up to which data is known, and the policy's version. */
export function dataFooter(reader: Reader, policy: Policy, dataUpTo: Date | undefined): string {
  const version = policy.version
  if (!dataUpTo) return t(reader.locale, 'data-date.none', { version })

  // With the clock set back (`--at`) nothing is known beyond it.
  const day = dayFor(reader, dataUpTo < reader.now ? dataUpTo : reader.now)
  return t(reader.locale, 'data-date.footer', { day, version })
}
