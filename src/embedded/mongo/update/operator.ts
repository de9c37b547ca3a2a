import type { Value } from '#src/embedded/mongo/bson/value.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import type { Change } from './path.ts'

/** Where a modifier is applied, for its messages, and what it may look at. */
export type Target = { readonly path: string; readonly id: Value | undefined; readonly scope: QueryScope }

/** One update operator: its operand made into a change of the value at its path. Checks the operand at once. */
export type MakeChange = (operand: Value, target: Target) => Change
