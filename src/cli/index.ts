import { envExampleVerb } from './env-example.ts'
import { evaluateVerb } from './evaluate.ts'
import { importVerb } from './import.ts'
import { ratesVerb } from './rates.ts'
import { sayVerb } from './say.ts'
import { seedVerb } from './seed.ts'
import { usersVerb } from './users.ts'
import type { Verb } from './verb.ts'

/** Every verb of the terminal, one line each. */
export const verbs: readonly Verb[] = [
  sayVerb,
  importVerb,
  usersVerb,
  ratesVerb,
  seedVerb,
  evaluateVerb,
  envExampleVerb,
]
