import { visiblePages } from '#src/decide/digest/visible-pages.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Axis } from '#src/domain/segment/axis.ts'
import { type CrossTable, crossTable } from '#src/domain/segment/cross-table.ts'
import type { Subject } from '#src/domain/segment/subject.ts'
import { subjectOf } from '#src/domain/segment/subject-of.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Policies } from '#src/ports/policies.ts'
import { axisOf, valueCounter } from './axes.ts'

type Deps = {
  readonly customers: Pick<Customers, 'visibleTo'>
  readonly policies: Policies
  readonly clock: Clock
}

/** Everybody whom the asker sees, as segments see them, and the values of their attributes. */
export type SeenBase = {
  readonly policy: Policy
  readonly subjects: readonly Subject[]
  readonly values: ReturnType<typeof valueCounter>
}

/** Reads everybody once, prospects left out: what a table of two sides is counted from. Kept as small records. */
export async function seenBase(deps: Deps, asker: Asker): Promise<SeenBase> {
  const policy = await activePolicy(deps)
  const now = deps.clock.now()
  const values = valueCounter()
  const subjects: Subject[] = []
  for await (const page of visiblePages(deps, asker)) {
    for (const customer of page) {
      if (customer.kind !== 'customer') continue
      values.add(customer)
      subjects.push(subjectOf(customer, policy, now))
    }
  }
  return { policy, subjects, values }
}

/** Counts and value of one group each. */
export const countAlong = ({ subjects }: SeenBase, { segments }: Axis): CrossTable =>
  crossTable(segments, [], subjects)

/** Two sides against each other. */
export const countAcross = ({ subjects }: SeenBase, rows: Axis, columns: Axis): CrossTable =>
  crossTable(rows.segments, columns.segments, subjects)

/** The first way to part the words into two sides, or into one; undefined: neither. */
export function axesOf(
  words: string,
  { policy, values }: SeenBase,
): readonly [Axis] | readonly [Axis, Axis] | undefined {
  const parts = words.split(/\s+/u).filter((part) => part !== '')
  const whole = axisOf(parts.join(' '), policy, values)
  if (whole) return [whole]
  for (let n = 1; n < parts.length; n++) {
    const rows = axisOf(parts.slice(0, n).join(' '), policy, values)
    const rest = parts.slice(n)
    const isLinked = /^(?:x|×|by|and|和|与|按|\*)$/iu.test(rest[0] ?? '')
    const columns = axisOf((isLinked ? rest.slice(1) : rest).join(' '), policy, values)
    if (rows && columns) return [rows, columns]
  }
  return undefined
}
