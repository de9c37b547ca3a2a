import { present } from '#src/domain/present.ts'
import type { Identity } from '#src/domain/user.ts'
import { runPress } from '#src/wecom/app/run-press.ts'
import type { Handler } from '#src/wecom/events/handler.ts'
import type { WecomIncomingOf } from '#src/wecom/incoming.ts'
import { localeOf } from '#src/wecom/locale-of.ts'
import { copyMessages } from '#src/wecom/out/copy.ts'
import { fileMessages } from '#src/wecom/out/media.ts'
import { renderable } from '#src/wecom/out/rendered.ts'
import { readPress } from '#src/wecom/press.ts'
import { type Answer, askOnce, keyOf, stepOnce } from './ask-once.ts'
import { type BotDeps, requireBot } from './bot-deps.ts'
import { renderBotUpdate } from './render-bot.ts'
import { sayAll } from './say-all.ts'
import { saidCard } from './words.ts'

type Pressed = WecomIncomingOf<'bot-card'>

/** WeCom takes the card anew within five seconds of the press; what is left then is for the way there. */
const updateMs = 4_000

/** A button of one of the bot's cards. What it answers takes the card's place where the command does so. */
export const onBotCard: Handler<'bot-card'> = async (given, pressed) => {
  const deps = requireBot(given)
  const userId = await deps.bot.memberId(pressed.from)
  const identity: Identity = { surface: 'wecom', team: deps.api.corpId, userId }
  const answer = await askOnce(deps, pressed.id, {
    work: () => workOut(deps, pressed, identity),
    interrupted: async () => ({
      userId,
      card: saidCard(await localeOf(deps, identity), 'wecom.bot-interrupted'),
    }),
  })
  if (answer.inPlace && (await updated(deps, pressed, answer))) return
  await sayAll(deps, pressed, answer, { asText: false })
}

async function workOut(deps: BotDeps, pressed: Pressed, identity: Identity): Promise<Answer> {
  const { userId } = identity
  const press = readPress(pressed.key, pressed.selected)
  const inGroup = pressed.group === undefined ? {} : { forAll: saidCard(undefined, 'wecom.bot-told') }
  if (!press)
    return { userId, card: saidCard(await localeOf(deps, identity), 'wecom.bot-old-card'), ...inGroup }

  // In a group nobody is asked one question after another.
  const {
    card,
    files = [],
    copy,
    inPlace,
  } = await (pressed.group === undefined
    ? runPress(deps, press, identity)
    : deps.dispatcher.call(press.call, identity))
  return {
    userId,
    card,
    files: [...(await fileMessages({ ...deps, ...deps.bot }, files)), ...copyMessages(copy)],
    ...(pressed.group === undefined ? present({ copy }) : {}),
    inPlace: inPlace === true && pressed.group === undefined,
    ...inGroup,
  }
}

/** Whether the card stands there anew; once it does nothing more can be said under that press. */
async function updated(
  deps: BotDeps,
  { id, at, taskId, reqId }: Pressed,
  { card: whole, userId }: Answer,
): Promise<boolean> {
  const { card, url } = await renderable(deps, userId, whole)
  const template_card = taskId === '' ? undefined : renderBotUpdate(card, { taskId, url })
  if (!template_card || deps.clock.now().getTime() - at.getTime() > updateMs) return false
  let done = true
  await stepOnce(deps, `${keyOf(id)}|update`, async () => {
    const body = { response_type: 'update_template_card', template_card }
    done = (await deps.bot.line.send({ as: 'update', reqId, body })).kind === 'sent'
  })
  return done
}
