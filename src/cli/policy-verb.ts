import type { Verb } from './verb.ts'

/** One `tierwise policy …`: its arguments come without the two words before them. */
export type PolicyVerb = Pick<Verb, 'name' | 'usage' | 'run'>
