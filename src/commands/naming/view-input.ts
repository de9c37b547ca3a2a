import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { View } from '#src/decide/tiers/view-customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { toMinor } from '#src/domain/money.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import { readDateWords } from '#src/grammar/date-words.ts'
import { parseAmount, symbolFits } from '#src/ingest/read/parse-amount.ts'
import { parseDate } from '#src/ingest/read/parse-date.ts'

const typed = z.string().min(1).max(60).optional()

/** A customer's name and how to look at it, as typed or as a button says it. */
export const viewedCustomer = z.strictObject({
  customer: z.string().min(1).max(1_000),
  asOf: typed,
  policy: typed,
  orders: typed,
})

/** The words of a view, for buttons that lead on to the same one. */
export type ViewInput = Omit<z.infer<typeof viewedCustomer>, 'customer'>

const unreadable = (code: string, what: string, text: string, remedy: string) =>
  new AppError({ code, message: `"${text}" cannot be read as ${what}.`, remedy })

/** `9月1日` and `1 Sep` mean the newest such day that is past. */
function withYear(text: string, now: Temporal.PlainDate): string {
  const bare = /^(?<month>\d{1,2})\s?月\s?(?<day>\d{1,2})\s?[日号]?$/u.exec(text)?.groups
  if (!bare) return text

  const day = now.with({ month: Number(bare['month']), day: Number(bare['day']) })
  return (Temporal.PlainDate.compare(day, now) > 0 ? day.subtract({ years: 1 }) : day).toString()
}

/** The end of that day where the asker is; today means now. */
function momentOf(text: string, { zone }: Asker, now: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  const read = parseDate(withYear(text, today), 'unambiguous')
  const words = 'date' in read ? undefined : readDateWords(text, { now, zone })
  if (!('date' in read) && words?.rest.trim() !== '')
    throw unreadable('date-unreadable', 'a day', text, 'Write the day as 2026-09-01.')

  const asked = Temporal.PlainDate.from('date' in read ? read.date : (words?.day ?? ''))
  if (Temporal.PlainDate.compare(asked, today) > 0)
    throw new AppError({
      code: 'day-in-future',
      message: `${asked.toString()} has not been yet.`,
      remedy: 'Ask for a past day, or for what would be with "if it orders 50,000".',
    })
  const end = asked.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1
  return new Date(Math.min(end, now.getTime()))
}

function orderOf(text: string, baseCurrency: string): number {
  const thousands = /k$/iu.test(text)
  const read = parseAmount(thousands ? text.slice(0, -1) : text)
  const { currency = baseCurrency, symbol } = read ?? {}
  const other = currency !== baseCurrency || (symbol !== undefined && !symbolFits(symbol, baseCurrency))
  if (!read || other || read.value <= 0)
    throw unreadable(
      'amount-unreadable',
      `an amount in ${baseCurrency}`,
      text,
      `Write it as 50,000 or 5万, in ${baseCurrency}.`,
    )
  return toMinor(read.value * (thousands ? 1_000 : 1), baseCurrency)
}

function versionOf(text: string): number {
  const version = Number(text)
  if (Number.isSafeInteger(version) && version > 0) return version

  throw unreadable(
    'version-unreadable',
    'a policy version',
    text,
    'Write its number, as in "under policy 3".',
  )
}

/**
 * The view that was asked for; undefined where none was.
 * @throws AppError `date-unreadable`, `day-in-future`, `amount-unreadable`, `version-unreadable`
 */
export function viewOf(
  { asOf, policy, orders }: ViewInput,
  asker: Asker,
  now: Date,
  baseCurrency: string,
): View | undefined {
  if (asOf === undefined && policy === undefined && orders === undefined) return undefined

  return present({
    asOf: asOf === undefined ? undefined : momentOf(asOf, asker, now),
    policyVersion: policy === undefined ? undefined : versionOf(policy),
    orderMinor: orders === undefined ? undefined : orderOf(orders, baseCurrency),
  })
}
