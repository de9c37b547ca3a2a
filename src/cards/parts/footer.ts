import { earliest } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Rests } from '#src/domain/source/rests-on.ts'
import { t } from '#src/i18n/text.ts'
import { dayFor, type Reader } from './reader.ts'

/**
 * What the numbers rest on: the date up to which data is known, and the policy's version. A silent source of this
 * customer's dates it, whatever others have told since.
 */
export function dataFooter(
  reader: Reader,
  { version }: Policy,
  newestAt: Date | undefined,
  rests?: Rests,
): string {
  // With the clock set back (`--at`) nothing is known beyond it.
  const now = newestAt && reader.now
  const dataUpTo = earliest(newestAt, now, ...(rests?.silent ?? []).map((silent) => silent.dataUpTo))
  if (!dataUpTo) return t(reader.locale, 'data-date.none', { version })

  return t(reader.locale, 'data-date.footer', { day: dayFor(reader, dataUpTo), version })
}
