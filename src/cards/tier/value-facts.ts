import type { CardFact } from '#src/cards/card.ts'
import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import { customerOutlook } from '#src/domain/forecast/customer-outlook.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { expectedValueMinor, valueNowMinor } from '#src/domain/value.ts'
import { type Direction, valueMoved } from '#src/domain/value-direction.ts'
import { type ValueStanding, valueStanding } from '#src/domain/value-state.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { t } from '#src/i18n/text.ts'
import type { TierCardInput } from './card-input.ts'

/** How far ahead the expected value looks. */
const expectedDays = 365

/** Where a figure is going, in one sign. */
export const arrows: Readonly<Record<Direction, string>> = { up: '↑', steady: '→', down: '↓' }

type Valued = Pick<TierCardInput, 'customer' | 'policy' | 'forecast'>

/** Value now and the value to come, each with its own direction, and the named state where they part. */
export function valueFacts(reader: Reader, input: Valued): readonly CardFact[] {
  const { locale } = reader
  const state = valueStateLine(reader, input)

  return [
    { label: t(locale, 'value-now.label'), value: nowLine(reader, input) },
    { label: t(locale, 'expected-value.label'), value: expectedLine(reader, input) },
    ...(state === undefined ? [] : [{ label: t(locale, 'value-state.label'), value: state }]),
  ]
}

/** The state that a card tells of and that chooses the playbook's step. */
export const standingState = (
  { now }: Pick<Reader, 'now'>,
  { customer, policy, forecast }: Valued,
): ValueStanding | undefined =>
  customer.kind === 'customer' ? valueStanding(customer.facts, policy, now, forecast?.lines) : undefined

const moneyIn =
  (locale: Locale, { baseCurrency }: Pick<Policy, 'baseCurrency'>) =>
  (amountMinor: number) =>
    formatMoney(locale, { amountMinor, currency: baseCurrency })

function nowLine({ locale, now }: Reader, { customer: { facts }, policy }: Valued): string {
  const money = moneyIn(locale, policy)
  const amount = money(valueNowMinor(facts, policy, now))
  const went = valueMoved(facts, policy, now)
  if (!went) return amount

  return t(locale, 'value-now.moved', { amount, arrow: arrows[went.direction], before: money(went.before) })
}

/** By the base's fit; the present pace, held for a year, where there is none. */
function expectedLine({ locale, now }: Reader, { customer: { facts }, policy, forecast }: Valued): string {
  const money = moneyIn(locale, policy)
  const outlook = forecast && customerOutlook(facts, policy, forecast, now)
  if (!outlook) return money(expectedValueMinor(facts, policy, now, expectedDays))

  const { expected, low, high } = outlook.spendMinor
  const arrow = outlook.moved ? ` ${arrows[outlook.moved.direction]}` : ''
  return t(locale, 'expected-value.range', {
    amount: `${money(expected)}${arrow}`,
    low: money(low),
    high: money(high),
  })
}

function valueStateLine(reader: Reader, input: Valued): string | undefined {
  const { locale } = reader
  const standing = standingState(reader, input)
  if (!standing) return undefined
  if (standing.state === 'small-growing')
    return t(locale, 'value-state.small-growing', {
      times: formatNumber(standing.rise, 1),
      orders: formatNumber(standing.orders),
    })

  return t(locale, 'value-state.one-off-leaving', {
    amount: formatMoney(locale, standing.order),
    day: dayFor(reader, standing.order.at),
    percent: formatPercent(locale, standing.share),
    days: formatNumber(Math.floor(standing.daysSince)),
    usual: formatNumber(Math.round(standing.usualDays)),
  })
}
