import type { Customer } from '#src/domain/customer.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { t } from '#src/i18n/text.ts'
import { agoFor, dayFor, joined, type Reader } from './reader.ts'

/** `$3,200 · Wed 9 Dec · 3 days ago`; without the amount for those who see no money. */
export function lastOrderLine(reader: Reader, { facts }: Customer, withMoney: boolean): string {
  const order = facts.lastOrder
  if (!order) return t(reader.locale, 'order.none')

  return joined([
    withMoney ? formatMoney(reader.locale, order) : undefined,
    dayFor(reader, order.at),
    agoFor(reader, order.at),
  ])
}

/** `phone · Wed 9 Dec · 3 days ago, answered`. */
export function lastTouchLine(reader: Reader, { facts }: Customer): string {
  const touch = facts.lastTouch
  if (!touch) return t(reader.locale, 'touch.none')
  const how = touch.direction === 'in' ? 'touch.from-them' : answerKey(touch.answered)

  return joined([
    t(reader.locale, `channel.${touch.channel}`),
    dayFor(reader, touch.at),
    agoFor(reader, touch.at),
    how && t(reader.locale, how),
  ])
}

function answerKey(answered: boolean | undefined) {
  if (answered === undefined) return undefined
  return answered ? 'touch.answered' : 'touch.no-answer'
}
