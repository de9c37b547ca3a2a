import type { Candidate } from './candidate.ts'

/** Under this no tap is worth asking for. */
const leastValue = 0.05

/** The best first; equal ones by name, so that a second look asks the same. */
export const byValue = (a: Candidate, b: Candidate): number =>
  b.value - a.value || (a.customerId < b.customerId ? -1 : Number(a.customerId > b.customerId))

/** The one question worth asking of all that could be asked; undefined where none is. */
export function bestQuestion(candidates: readonly Candidate[]): Candidate | undefined {
  const best = candidates.reduce<Candidate | undefined>(
    (one, next) => (one === undefined || byValue(next, one) < 0 ? next : one),
    undefined,
  )
  return best && best.value >= leastValue ? best : undefined
}
