import type { CardFact } from '#src/cards/card.ts'
import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import { customerOutlook } from '#src/domain/forecast/customer-outlook.ts'
import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import type { FitWarning } from '#src/domain/forecast/fit-warnings.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { TierCardInput } from './card-input.ts'
import { arrows } from './value-facts.ts'

/** What the evidence card says of the next year: orders, spend, and how far the forecast can be trusted. */
export function forecastFacts(
  reader: Reader,
  { customer, policy, forecast }: Pick<TierCardInput, 'customer' | 'policy' | 'forecast'>,
): readonly CardFact[] {
  const { locale, now } = reader
  const outlook = forecast && customerOutlook(customer.facts, policy, forecast, now)
  if (!outlook) return []

  const money = (amountMinor: number) => formatMoney(locale, { amountMinor, currency: forecast.currency })
  const { orders, spendMinor, moved } = outlook
  const spend = t(locale, 'expected-value.range', {
    amount: money(spendMinor.expected),
    low: money(spendMinor.low),
    high: money(spendMinor.high),
  })
  const value = moved
    ? t(locale, 'expected-value.moved', {
        range: spend,
        arrow: arrows[moved.direction],
        before: money(moved.before),
      })
    : spend

  return [
    {
      label: t(locale, 'expected-value.orders'),
      value: t(locale, 'expected-value.range', {
        amount: formatNumber(orders.expected, 1),
        low: formatNumber(orders.low),
        high: formatNumber(orders.high),
      }),
    },
    { label: t(locale, 'expected-value.spend'), value },
    { label: t(locale, 'forecast.label'), value: notes(reader, forecast) },
  ]
}

const has = (warnings: readonly FitWarning[], code: FitWarning['code']): boolean =>
  warnings.some((warning) => warning.code === code)

/** What to know before trusting it, each in a short sentence. */
function notes(reader: Reader, { fits, fittedAt, customers, backTest, season }: BaseForecast): string {
  const { locale } = reader
  const { warnings } = fits.purchases
  const test = backTest && {
    expected: formatNumber(backTest.expected),
    actual: formatNumber(backTest.actual),
  }

  return sentences(locale, [
    t(locale, 'forecast.holds'),
    t(locale, 'forecast.rests-on', {
      day: dayFor(reader, fittedAt),
      count: customers,
      n: formatNumber(customers),
    }),
    test ? t(locale, 'forecast.back-test', test) : '',
    season === 'not-modelled' ? t(locale, 'forecast.season') : '',
    has(warnings, 'no-dropout-visible') ? t(locale, 'forecast.no-dropout') : '',
    has(warnings, 'stand-in-prior') ? t(locale, 'forecast.prior') : '',
  ])
}
