import {
  type Answer,
  forget,
  identityOf,
  isAnswerTask,
  renderedFor,
  saidTo,
  sayAnswer,
  workedOut,
} from '#src/wecom/app/answer.ts'
import { runPress } from '#src/wecom/app/run-press.ts'
import { updateCard } from '#src/wecom/app/update-card.ts'
import { withWayOn } from '#src/wecom/app/words.ts'
import type { WecomIncomingOf } from '#src/wecom/incoming.ts'
import { type Press, readPress } from '#src/wecom/press.ts'
import type { WecomDeps } from '#src/wecom/wecom-deps.ts'
import type { Handler } from './handler.ts'

type Pressed = WecomIncomingOf<'card'>

/**
 * A button of a card, whether it was an answer or nobody had asked for it. What it leads to takes the card's place where
 * the command does so and one card holds it; else it is said beneath, and a card whose work is done says so.
 */
export const onCard: Handler<'card'> = async (deps, pressed) => {
  const press = readPress(pressed.key, pressed.selected)
  const answer = await workedOut(deps, pressed, async () =>
    press
      ? runPress(deps, press, identityOf(deps, pressed))
      : { card: await saidTo(deps, pressed, 'wecom.old-card') },
  )
  if (!answer) return
  await shown(deps, pressed, answer, press !== undefined && takesPlace(answer, press, pressed))
  await forget(deps, pressed)
}

async function shown(deps: WecomDeps, pressed: Pressed, answer: Answer, replaces: boolean): Promise<void> {
  if (replaces && (await inPlace(deps, pressed, answer))) return
  await sayAnswer(deps, pressed, answer)
  if (replaces && answer.inPlace === true) await updateCard(deps, pressed, { doneIn: answer.locale ?? 'zh' })
}

/** A row's list stays; a message that nobody has asked for is replaced by what ends it, not by what explains it. */
const takesPlace = ({ inPlace }: Answer, { kind }: Press, { taskId }: Pressed): boolean =>
  inPlace !== undefined && kind !== 'open' && (inPlace === true || isAnswerTask(taskId))

/** Whether the card stands there anew: one card has to hold all of it. */
async function inPlace(deps: WecomDeps, pressed: Pressed, { card, locale, files }: Answer): Promise<boolean> {
  const [message, ...more] = await renderedFor(deps, pressed, withWayOn(card, locale))
  if (message?.msgtype !== 'template_card' || more.length > 0 || files.length > 0) return false
  return updateCard(deps, pressed, { card: message.template_card })
}
