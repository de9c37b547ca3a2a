import type { Reply } from '#src/cards/card.ts'
import { present } from '#src/domain/present.ts'
import type { Identity } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import type { Handler } from '#src/wecom/events/handler.ts'
import type { WecomIncomingOf } from '#src/wecom/incoming.ts'
import { localeOf } from '#src/wecom/locale-of.ts'
import { copyMessages } from '#src/wecom/out/copy.ts'
import { fileMessages } from '#src/wecom/out/media.ts'
import { type Answer, askOnce } from './ask-once.ts'
import { type BotDeps, requireBot } from './bot-deps.ts'
import { type Mentioned, withoutMention } from './mention.ts'
import { isOutside, rememberOutsiders } from './outsiders.ts'
import { sayAll } from './say-all.ts'
import { streamBody, streamOf } from './say-in-chat.ts'
import { touchIn } from './touch.ts'
import { saidCard } from './words.ts'

/** What somebody says to the AI bot, alone or in a group: a command; spoken or about a message, a touch to write down. */
export const onBotSaid: Handler<'bot-said'> = async (given, heard) => {
  const deps = requireBot(given)
  const userId = await deps.bot.memberId(heard.from)
  const identity: Identity = { surface: 'wecom', team: deps.api.corpId, userId }
  const waiting = { begun: false }
  const answer = await askOnce(deps, heard.id, {
    work: () => whileTheyWait(deps, heard, waiting, () => workOut(deps, heard, identity)),
    interrupted: async () => ({
      userId,
      card: saidCard(await localeOf(deps, identity), 'wecom.bot-interrupted'),
    }),
  })
  await sayAll(deps, heard, answer, { asText: waiting.begun })
}

type Heard = WecomIncomingOf<'bot-said'>

async function workOut(deps: BotDeps, heard: Heard, identity: Identity): Promise<Answer> {
  const { userId } = identity
  if (heard.group !== undefined && (await isOutside(deps, heard.group)))
    return { userId, card: saidCard(undefined, 'wecom.bot-outsiders'), onlyForAll: true }

  const text = heard.group === undefined ? heard.text : await commandIn(deps, heard.text)
  const touch = await touchIn(deps, { text, voice: heard.voice, quote: heard.quote }, identity)
  if (touch) return { userId, card: touch }
  if (text.trim() === '' && heard.quote === undefined && heard.group === undefined)
    return { userId, card: saidCard(await localeOf(deps, identity), 'wecom.bot-unreadable') }
  const { text: ask } = heard.group === undefined ? deps.asking : deps.dispatcher
  return answerOf(deps, heard, identity, await ask(text.trim() || 'help', identity))
}

async function answerOf(
  deps: BotDeps,
  { group }: Heard,
  { userId }: Identity,
  { card, brief, files: attached = [], copy, refused, locale = 'zh' }: Reply,
): Promise<Answer> {
  const files = [...(await fileMessages({ ...deps, ...deps.bot }, attached)), ...copyMessages(copy)]
  if (group === undefined) return { userId, card, files, ...present({ copy }) }
  if (refused === 'member-stranger' || refused === 'member-guest') {
    await rememberOutsiders(deps, group)
    return { userId, card: saidCard(locale, 'wecom.bot-outsiders'), onlyForAll: true }
  }
  return { userId, card, files, forAll: brief ?? saidCard(locale, 'wecom.bot-told') }
}

/** Without the bot's name, which is learnt where a slash shows its end. */
async function commandIn({ stands, api, bot }: BotDeps, said: string): Promise<string> {
  const of = { surface: 'wecom', place: `${api.corpId}|bot`, key: 'name' } as const
  const known = await stands.ref(of)
  const { text, name }: Mentioned = withoutMention(said, { name: known, verbs: bot.verbs })
  if (name !== undefined && name !== known) await stands.put(of, name)
  return text
}

/** Whoever has waited so long is told that it is worked on. */
const patienceMs = 1_500

/** In the chat of one person with the bot what takes long begins as a text that is completed later. */
async function whileTheyWait(
  { bot: { line } }: BotDeps,
  heard: Heard,
  waiting: { begun: boolean },
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (heard.group !== undefined) return work()
  const begin = async () => {
    const body = streamBody(streamOf(heard, 0), t('zh', 'wecom.bot-wait'), false)
    waiting.begun = (await line.send({ as: 'reply', reqId: heard.reqId, body })).kind === 'sent'
  }
  let began: Promise<void> | undefined
  const timer = setTimeout(() => {
    began = begin().catch(() => undefined) // the answer itself meets the same trouble, and says so
  }, patienceMs)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
    await began
  }
}
