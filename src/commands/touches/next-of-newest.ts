import type { Reply } from '#src/cards/card.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { pastCard } from '#src/commands/gathered/past-card.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { Asker } from '#src/domain/user.ts'
import { readDayAlone } from '#src/grammar/day-alone.ts'
import type { Undoable } from '#src/ports/undos.ts'
import { answerNext, touchGone } from './answer-touch.ts'
import { whenWritten } from './when-written.ts'

/** Who answers later has done something else since, and is not to hit upon the wrong touch. */
const windowMs = 3_600_000

/**
 * `done 2026-12-04`, 完成 下周二: a day alone is the next date of the touch that the asker has just logged. Undefined for
 * all other words.
 * @throws AppError `touch-gone` where none was logged within the hour.
 */
export async function nextOfNewest(
  deps: CommandDeps,
  words: string,
  asker: Asker,
): Promise<Reply | undefined> {
  const said = readDayAlone(words, await whenWritten(deps, asker))
  if (!said) return undefined

  const now = deps.clock.now()
  const newest = await deps.undos.newest(asker.userId, new Date(now.getTime() - windowMs))
  const touch = newest && touchOf(newest)
  if (touch === undefined) throw touchGone()
  if (morningOf(said.day, asker.zone) <= now)
    return { card: pastCard(deps, said, asker), refused: 'date-past' }

  return answerNext(deps, touch, said.day, asker)
}

/** The touch that a change has written, or whose date it has set. */
function touchOf({ command, steps }: Undoable): string | undefined {
  for (const step of steps) {
    if (step.do === 'set-next') return step.eventId
    if (step.do === 'retract-events' && (command === 'log' || command === 'done')) return step.eventIds[0]
  }
  return undefined
}
