import type { AskInput } from '#prompts/ask/shapes.ts'
import { usableBy } from '#src/commands/dispatch/usable-by.ts'
import { commands } from '#src/commands/index.ts'
import type { Locale } from '#src/domain/locale.ts'

/** What `ask` is given for a sentence of a manager, who has most of the commands to choose from. */
export const askInputOf = (locale: Locale, sentence: string, named: readonly string[]): AskInput => ({
  locale,
  sentence,
  commands: usableBy('manager', commands)
    .filter(({ name }) => name !== 'ask')
    .map(({ name, shown, help }) => ({ name, shown, help: help[locale] })),
  named: [...named],
  tiers: ['A', 'B', 'C', 'D'],
})
