import { approve } from './approve.ts'
import { calendarCommand } from './calendar.ts'
import type { Command } from './command.ts'
import { digestOn } from './digest.ts'
import { evaluate } from './evaluate.ts'
import { find } from './find.ts'
import { goLiveCommand } from './go-live.ts'
import { helpOn } from './help.ts'
import { policy } from './policy.ts'
import { problemCommand } from './problem.ts'
import { review } from './review.ts'
import { segments } from './segments.ts'
import { tier } from './tier.ts'
import { trial } from './trial.ts'
import { undo } from './undo.ts'
import { whoami } from './whoami.ts'
import { why } from './why.ts'

/** The registry of commands: one line each, in the order that help shows them. */
export const commands: readonly Command[] = [
  tier,
  why,
  find,
  approve,
  problemCommand,
  digestOn(() => commands),
  segments,
  review,
  evaluate,
  policy,
  calendarCommand,
  undo,
  trial,
  goLiveCommand,
  whoami,
  helpOn(() => commands),
]
