/** Money is integer minor units with an ISO 4217 code; a number alone is never money. */
export type Money = { readonly amountMinor: number; readonly currency: string }

/** ISO 4217 minor-unit digits that are not 2, as `Intl` knows them. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

const known = new Map<string, number>()

/**
 * Minor-unit digits of an ISO 4217 code: CNY 2, JPY 0, KWD 3.
 * @throws RangeError for a text that is not three letters.
 */
export function minorDigits(currency: string): number {
  const cached = known.get(currency)
  if (cached !== undefined) return cached

  const digits = digitsOf(currency)
  known.set(currency, digits)
  return digits
}

/** 12.3 CNY → 1230. Rounds half away from zero at the last digit. */
export function toMinor(amount: number, currency: string): number {
  const factor = 10 ** minorDigits(currency)
  return Math.sign(amount) * Math.round(Number((Math.abs(amount) * factor).toPrecision(15)))
}

/** 1230 CNY → 12.3. For display only. */
export const toMajor = ({ amountMinor, currency }: Money): number => amountMinor / 10 ** minorDigits(currency)
