import { approve } from './approve.ts'
import { calendarCommand } from './calendar.ts'
import type { Command } from './command.ts'
import { find } from './find.ts'
import { goLiveCommand } from './go-live.ts'
import { helpOn } from './help.ts'
import { tier } from './tier.ts'
import { trial } from './trial.ts'
import { whoami } from './whoami.ts'
import { why } from './why.ts'

/** The registry of commands: one line each, in the order that help shows them. */
export const commands: readonly Command[] = [
  tier,
  why,
  find,
  approve,
  calendarCommand,
  trial,
  goLiveCommand,
  whoami,
  helpOn(() => commands),
]
