import type { Command } from './command.ts'
import { find } from './find.ts'
import { helpOn } from './help.ts'
import { whoami } from './whoami.ts'

/** The registry of commands: one line each, in the order that help shows them. */
export const commands: readonly Command[] = [find, whoami, helpOn(() => commands)]
