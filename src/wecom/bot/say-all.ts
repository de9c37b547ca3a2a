import type { Card } from '#src/cards/card.ts'
import { verbatim } from '#src/wecom/escape.ts'
import type { WecomIncomingOf } from '#src/wecom/incoming.ts'
import { localeOf } from '#src/wecom/locale-of.ts'
import { renderable } from '#src/wecom/out/rendered.ts'
import { type Answer, keyOf, stepOnce } from './ask-once.ts'
import type { BotDeps } from './bot-deps.ts'
import { renderBotCard, renderForAll } from './render-bot.ts'
import { sayInChat } from './say-in-chat.ts'
import { sayPrivately } from './say-privately.ts'
import { saidCard } from './words.ts'

type Heard = WecomIncomingOf<'bot-said' | 'bot-card'>

/**
 * Says an answer where it belongs: alone with the bot there, and by the app what the bot cannot say; in a group tier and
 * owner for all, the rest by the app to whoever asked. Each step once, however often the job comes again.
 */
export async function sayAll(
  deps: BotDeps,
  heard: Heard,
  answer: Answer,
  { asText }: { readonly asText: boolean },
): Promise<void> {
  if (heard.group === undefined) return sayAlone(deps, heard, answer, asText)
  const key = keyOf(heard.id)
  const reached = answer.onlyForAll === true || (await sayPrivately(deps, `${key}|own`, answer))
  const forAll = reached ? readByAll(answer) : saidCard(undefined, 'wecom.bot-unreachable')
  await stepOnce(deps, `${key}|all`, async () => {
    if (!(await sayInChat(deps, heard, { text: renderForAll(forAll) }, 0)))
      deps.log.warn('wecom: the AI bot could not answer in a group', { code: 'wecom-bot-away' })
  })
}

/** What was meant for its asker is never it. */
const readByAll = ({ forAll, onlyForAll, card }: Answer): Card =>
  forAll ?? (onlyForAll ? card : saidCard(undefined, 'wecom.bot-told'))

async function sayAlone(deps: BotDeps, heard: Heard, answer: Answer, asText: boolean): Promise<void> {
  const key = keyOf(heard.id)
  const { card, url } = await renderable(deps, answer.userId, answer.card)
  const messages = renderBotCard(card, { taskId: taskIdOf(heard.id), asText, url })
  for (const [n, message] of messages.entries()) {
    let said = true
    await stepOnce(deps, `${key}|${n}`, async () => {
      said = await sayInChat(deps, heard, message, n)
    })
    if (said) continue
    await sayPrivately(deps, `${key}|own`, answer)
    if (asText && n === 0) await endWait(deps, heard, answer)
    return
  }
  await sayBehind(deps, heard, answer, messages.length)
}

/** 正在查… does not stand there for ever: where the answer went by the app, it ends in that. */
async function endWait(deps: BotDeps, heard: Heard, { userId }: Answer): Promise<void> {
  const asked = { surface: 'wecom', team: deps.api.corpId, userId } as const
  const { text } = saidCard(await localeOf(deps, asked), 'wecom.bot-told')
  if (!(await sayInChat(deps, heard, { text }, 0)))
    deps.log.info('wecom: what began as a text of the AI bot has no end', { code: 'wecom-bot-away' })
}

/** Files and words to be copied go by the app, which has plain text; where it does not reach somebody, words are said here. */
async function sayBehind(
  deps: BotDeps,
  heard: Heard,
  { userId, files = [], copy }: Answer,
  n: number,
): Promise<void> {
  const key = keyOf(heard.id)
  if (files.length === 0 || (await sayPrivately(deps, `${key}|files`, { userId, files }))) return
  if (copy === undefined) return
  await stepOnce(deps, `${key}|copy`, async () => {
    if (!(await sayInChat(deps, heard, { text: verbatim(copy) }, n)))
      deps.log.warn('wecom: words to be copied could not be said', { code: 'wecom-bot-away' })
  })
}

/** Names a card to WeCom, once for all that answers one thing. */
const taskIdOf = (id: string): string => `bot-${id}`
