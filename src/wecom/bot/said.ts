import type { Reply } from '#src/cards/card.ts'
import { present } from '#src/domain/present.ts'
import type { Identity } from '#src/domain/user.ts'
import { isLost, withHelp } from '#src/wecom/app/words.ts'
import type { Handler } from '#src/wecom/events/handler.ts'
import type { WecomIncomingOf } from '#src/wecom/incoming.ts'
import { localeOf } from '#src/wecom/locale-of.ts'
import { copyMessages } from '#src/wecom/out/copy.ts'
import { fileMessages } from '#src/wecom/out/media.ts'
import { aboutQuote } from './about-quote.ts'
import { type Answer, askOnce } from './ask-once.ts'
import { type BotDeps, requireBot } from './bot-deps.ts'
import { type Mentioned, withoutMention } from './mention.ts'
import { isOutside, rememberOutsiders } from './outsiders.ts'
import { sayAll } from './say-all.ts'
import { streamBody, streamOf } from './say-in-chat.ts'
import { saidCard, waitWords } from './words.ts'

/** What somebody says to the AI bot, alone or in a group: a command; spoken or about a message, a touch to write down. */
export const onBotSaid: Handler<'bot-said'> = async (given, heard) => {
  const deps = requireBot(given)
  const userId = await deps.bot.memberId(heard.from)
  const identity: Identity = { surface: 'wecom', team: deps.api.corpId, userId }
  const waiting = { begun: false }
  const answer = await askOnce(deps, heard.id, {
    work: () => whileTheyWait(deps, heard, waiting, identity),
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

  const { text, others = [] } =
    heard.group === undefined ? { text: heard.text } : await commandIn(deps, heard.text)
  const about = await aboutQuote(deps, { text, voice: heard.voice, quote: heard.quote }, identity)
  if (about) return answerOf(deps, heard, identity, about)
  if (text.trim() === '' && heard.quote === undefined && heard.group === undefined)
    return { userId, card: saidCard(await localeOf(deps, identity), 'wecom.bot-unreadable') }
  const { text: ask } = heard.group === undefined ? deps.asking : deps.dispatcher
  const first = await ask(text.trim() || 'help', identity)
  const meant = (await otherwise(deps, first, others, identity)) ?? first
  return answerOf(deps, heard, identity, withHelp(meant))
}

/** What another reading of the same words is answered, where the first one names nobody and that one does. */
async function otherwise(
  { dispatcher }: BotDeps,
  first: Reply,
  others: readonly string[],
  identity: Identity,
): Promise<Reply | undefined> {
  if (!isLost(first)) return undefined
  for (const other of others) {
    const reply = await dispatcher.text(other, identity)
    if (!isLost(reply)) return reply
  }
  return undefined
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
async function commandIn({ stands, api, bot }: BotDeps, said: string): Promise<Mentioned> {
  const of = { surface: 'wecom', place: `${api.corpId}|bot`, key: 'name' } as const
  const known = await stands.ref(of)
  const mentioned = withoutMention(said, { name: known, verbs: bot.verbs })
  const { name } = mentioned
  if (name !== undefined && name !== known) await stands.put(of, name)
  return mentioned
}

/** Whoever has waited so long is told that it is worked on. */
const patienceMs = 1_500

/** In the chat of one person with the bot what takes long begins as a text that is completed later. */
async function whileTheyWait(
  deps: BotDeps,
  heard: Heard,
  waiting: { begun: boolean },
  identity: Identity,
): Promise<Answer> {
  if (heard.group !== undefined) return workOut(deps, heard, identity)
  const begin = async () => {
    const body = streamBody(streamOf(heard, 0), await waitWords(deps, identity), false)
    waiting.begun = (await deps.bot.line.send({ as: 'reply', reqId: heard.reqId, body })).kind === 'sent'
  }
  let began: Promise<void> | undefined
  const timer = setTimeout(() => {
    began = begin().catch(() => undefined) // the answer itself meets the same trouble, and says so
  }, patienceMs)
  try {
    return await workOut(deps, heard, identity)
  } finally {
    clearTimeout(timer)
    await began
  }
}
