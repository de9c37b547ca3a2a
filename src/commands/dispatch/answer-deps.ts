import type { Command } from '#src/commands/command.ts'
import type { CommandDeps } from '#src/commands/deps.ts'

/** What answering needs: the ports and the registry. */
export type AnswerDeps = CommandDeps & { readonly commands: readonly Command[] }

/** The registry's command of that name. */
export const commandNamed = (commands: readonly Command[], name: string): Command | undefined =>
  commands.find((command) => command.name === name)
