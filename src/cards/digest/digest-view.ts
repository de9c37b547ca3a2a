import type { Reader } from '#src/cards/parts/reader.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import type { DigestFigures } from '#src/domain/digest/figures.ts'
import type { DigestWords } from '#src/domain/digest/told.ts'
import type { Bilingual, Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { capital } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** A digest for somebody to read. */
export type DigestView = {
  readonly reader: Reader
  /** Its stored id: what its buttons carry. */
  readonly id: string
  readonly figures: DigestFigures
  readonly before?: DigestFigures | undefined
  /** Whether `before` is of the week before this one. */
  readonly isLastWeek: boolean
  readonly policy: Policy
  /** Its name, or the code of one that the policy does not have any more. */
  readonly segment?: { readonly name: Bilingual } | { readonly gone: string } | undefined
  /** A rep's own is small. */
  readonly isOwn?: boolean | undefined
  /** What was worded in the reader's language when it was counted. */
  readonly told?: DigestWords | undefined
  /** Names by user id. */
  readonly names: ReadonlyMap<string, string>
}

/** `A类`, `tier A`. */
export const tierLabel = (locale: Locale, policy: Policy, code: string): string =>
  capital(shortTierName(locale, policy, code))

/** In the digest's own currency. */
export const moneyOf = ({ reader, figures }: DigestView, amountMinor: number): string =>
  formatMoney(reader.locale, { amountMinor, currency: figures.currency })

/** `+3`, `-12`, `0`. */
export const signed = (value: number, shown: string): string => (value > 0 ? `+${shown}` : shown)

/** `82 % of 40`; a dash of nobody. */
export const shareOf = (
  locale: Locale,
  { n, share }: { readonly n: number; readonly share: number },
): string => (n === 0 ? '–' : formatPercent(locale, share))

/** `5 h`, `8 d`: in days from two of them on. */
export const durationOf = (locale: Locale, hours: number): string =>
  hours < 48
    ? t(locale, 'digest.hours', { n: formatNumber(hours) })
    : t(locale, 'digest.days', { n: formatNumber(hours / 24) })

export const countOf = (value: number): string => formatNumber(value)
