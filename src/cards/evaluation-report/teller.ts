import { shortTierName, tierName } from '#src/cards/parts/tier-name.ts'
import type { Locale } from '#src/domain/locale.ts'
import { toMinor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { t } from '#src/i18n/text.ts'
import type { Interval } from '#src/ports/charts.ts'

/** For whom a report is: language, the currency of its money, and the rules whose tiers it names. */
export type ReportReader = { readonly locale: Locale; readonly currency: string; readonly policy: Policy }

/** How figures are said to one reader. */
export type Teller = ReportReader & {
  /** `52.2 %` of a fraction. */
  readonly share: (fraction: number, digits?: number) => string
  /** `+2.4`, of a difference of fractions, in percentage points. */
  readonly points: (fraction: number) => string
  /** `2.4`, without its sign. */
  readonly pointsOff: (fraction: number) => string
  /** `−4.1 %`, of a ratio less 1. */
  readonly change: (ratio: number) => string
  readonly money: (major: number) => string
  readonly whole: (value: number) => string
  /** `+0.9 to +3.8`, `74.2 % to 75.6 %`. */
  readonly range: (interval: Interval, say: (value: number) => string) => string
  /** `tier A`. */
  readonly tier: (code: string) => string
  /** `A · Key account`. */
  readonly fullTier: (code: string) => string
}

const fixed = (value: number, digits: number): string => {
  const text = Math.abs(value).toFixed(digits)
  return Number(text) === 0 ? text : `${value < 0 ? '−' : ''}${text}`
}
const signed = (value: number): string =>
  `${value > 0 && fixed(value, 1) !== '0.0' ? '+' : ''}${fixed(value, 1)}`

export function tellerFor(reader: ReportReader): Teller {
  const { locale, currency, policy } = reader
  const percent = (text: string) => (locale === 'zh' ? `${text}%` : `${text} %`)

  return {
    ...reader,
    share: (fraction, digits = 1) => percent(fixed(100 * fraction, digits)),
    points: (fraction) => signed(100 * fraction),
    pointsOff: (fraction) => fixed(Math.abs(100 * fraction), 1),
    change: (ratio) => percent(signed(100 * ratio)),
    money: (major) => formatMoney(locale, { amountMinor: toMinor(major, currency), currency }),
    whole: (value) => formatNumber(value),
    range: ({ low, high }, say) => t(locale, 'held-out.range', { low: say(low), high: say(high) }),
    tier: (code) => shortTierName(locale, policy, code),
    fullTier: (code) => tierName(locale, policy, code),
  }
}
