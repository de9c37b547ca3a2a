import type { Operators } from './evaluate.ts'

/** Dates. */
export const dateOperators: Operators = {}
