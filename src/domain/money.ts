/** Money is integer minor units with an ISO 4217 code; a number alone is never money. */
export type Money = { readonly amountMinor: number; readonly currency: string }

/**
 * ISO 4217's minor-unit digits where they are not 2 (its list one, as of 2026). `Intl` is no source for them: it
 * knows the digits people write, and says 0 for HUF, IDR, COP, IQD and a dozen others.
 */
const unusual: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const digitsOf = new Map(
  Object.entries(unusual).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const),
  ),
)

/**
 * Minor-unit digits of an ISO 4217 code: CNY 2, JPY 0, KWD 3.
 * @throws RangeError for a text that is not three capital letters.
 */
export function minorDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`"${currency}" is no ISO 4217 code`)
  return digitsOf.get(currency) ?? 2
}

/** Rounds half up, where a binary fraction just under a half is meant as one: 1.005 × 100. */
function roundHalf(amount: number): number {
  const nearest = Math.round(amount)
  // So far from a half the fifteenth digit decides nothing, and a text need not be made of the number.
  if (amount < 1e12 && Math.abs(amount - nearest) < 0.499) return nearest
  return Math.round(Number(amount.toPrecision(15)))
}

/** 12.3 CNY → 1230. Rounds half away from zero at the last digit. */
export function toMinor(amount: number, currency: string): number {
  const factor = 10 ** minorDigits(currency)
  return Math.sign(amount) * roundHalf(Math.abs(amount) * factor)
}

/** 1230 CNY → 12.3. For display only. */
export const toMajor = ({ amountMinor, currency }: Money): number => amountMinor / 10 ** minorDigits(currency)
