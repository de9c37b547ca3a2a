import { textKey } from './text-key.ts'
import { conditionsIn, type Where } from './where.ts'

/** `A类` is tier A, unless a policy calls one of its tiers just so. In `textKey` form. */
export const withoutClass = (key: string): string => (key.length > 1 ? key.replace(/类$/u, '') : key)

/** Tiers a rule asks for that a policy does not have, as they were written: nobody would ever fit them. */
export function unknownTiers(where: Where, codes: readonly string[]): readonly string[] {
  const known = new Set(codes.map(textKey))
  const asked = conditionsIn(where).flatMap((condition) => {
    if (condition.field !== 'tier' || condition.op === 'known') return []
    return (condition.op === 'in' ? condition.values : [condition.value]).map(String)
  })

  return asked.filter((code) => !known.has(textKey(code)) && !known.has(withoutClass(textKey(code))))
}
