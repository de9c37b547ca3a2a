import type { BaseAmount } from './event.ts'
import { minorDigits } from './money.ts'

/** What one unit of `from` was worth in `to` on a day, as a decimal number in text: exact. */
export type Rate = {
  /** `EUR|CNY|2026-11-22` */
  readonly _id: string
  readonly from: string
  readonly to: string
  /** YYYY-MM-DD */
  readonly day: string
  readonly value: string
}

/** A rate without its key. */
export type DayRate = Omit<Rate, '_id'>

/** How far back a day without a rate may look: weekends and the longest Chinese holidays. */
export const RATE_LOOK_BACK_DAYS = 7

const decimal = /^(\d{1,12})(?:\.(\d{1,12}))?$/

/** A positive decimal number in its shortest form (`07.80` → `7.8`), or undefined. */
export function rateValue(text: string): string | undefined {
  const [, whole = '', fraction = ''] = decimal.exec(text) ?? []
  if (whole === '' || !/[1-9]/.test(whole + fraction)) return undefined

  const digits = fraction.replace(/0+$/, '')
  return `${whole.replace(/^0+(?=\d)/, '')}${digits === '' ? '' : `.${digits}`}`
}

/** numerator / denominator to the nearest whole, half upward; both are positive or 0. */
const nearest = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator)

/**
 * An amount at a rate, computed in integers and rounded once; undefined where the result is no safe integer.
 * @param amountMinor ≥ 0, of `rate.from`
 */
export function convert(amountMinor: number, { from, to, day, value }: DayRate): BaseAmount | undefined {
  const [whole = '0', fraction = ''] = value.split('.')
  const numerator = BigInt(amountMinor) * BigInt(whole + fraction) * 10n ** BigInt(minorDigits(to))
  const converted = Number(nearest(numerator, 10n ** BigInt(fraction.length + minorDigits(from))))

  return Number.isSafeInteger(converted)
    ? { amountMinor: converted, currency: to, rate: value, rateDay: day }
    : undefined
}

const dayMs = 86_400_000

/** The rate that holds on a day: the newest up to it and at most a week old. `rates` are of one pair, oldest first. */
export function rateOn(rates: readonly Rate[], day: string): Rate | undefined {
  const newest = rates.findLast((rate) => rate.day <= day)
  if (!newest) return undefined

  const ageDays = (Date.parse(day) - Date.parse(newest.day)) / dayMs
  return ageDays <= RATE_LOOK_BACK_DAYS ? newest : undefined
}
