import type { Command } from '#src/commands/command.ts'
import type { Role } from '#src/domain/user.ts'

/** The commands a role may use, in the registry's order. */
export const usableBy = (role: Role, commands: readonly Command[]): readonly Command[] =>
  commands.filter(({ allowed }) => allowed.includes(role))
