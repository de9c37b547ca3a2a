import { t } from '#src/i18n/text.ts'
import type { Handler } from '#src/wecom/events/handler.ts'
import { requireBot } from './bot-deps.ts'

/** WeCom takes a greeting within five seconds of the chat's opening. */
const greetingMs = 4_500

/** Somebody has opened the chat with the bot, for the first time today: what it is for, or why it does not listen. */
export const onBotEnter: Handler<'bot-enter'> = async (given, { from, reqId, at }) => {
  const deps = requireBot(given)
  const { api, bot, dispatcher, clock, log } = deps
  if (clock.now().getTime() - at.getTime() > greetingMs) return

  const userId = await bot.memberId(from)
  const asked = { surface: 'wecom', team: api.corpId, userId } as const
  const { card, refused, locale = 'zh' } = await dispatcher.call({ command: 'help', input: {} }, asked)
  const content = refused === undefined ? t(locale, 'wecom.bot-hello') : card.text
  const body = { msgtype: 'text', text: { content } }
  const sent = await bot.line.send({ as: 'welcome', reqId, body })
  if (sent.kind !== 'sent') log.info('wecom: a greeting came too late', { kind: sent.kind })
}
