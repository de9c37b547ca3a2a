import type { Verb } from './verb.ts'

/** The list of verbs, for `help` and for what nobody knows. */
export const helpText = (verbs: readonly Verb[]): string =>
  [
    'Usage: npm run -s cli -- <verb> …',
    '',
    ...verbs.map(({ usage, help }) => `  ${usage}\n      ${help}`),
  ].join('\n')
