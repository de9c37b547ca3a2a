import { onBotEnter } from '#src/wecom/bot/entered.ts'
import { onBotCard } from '#src/wecom/bot/pressed.ts'
import { onBotSaid } from '#src/wecom/bot/said.ts'
import type { WecomKind } from '#src/wecom/incoming.ts'
import { onContact } from './contact.ts'
import type { Handler } from './handler.ts'
import { onIdle } from './idle.ts'
import { onText } from './text.ts'

/** What is done for each kind; others are acknowledged and forgotten. */
export const handlers: { readonly [K in WecomKind]?: Handler<K> } = {
  text: onText,
  idle: onIdle,
  'bot-said': onBotSaid,
  'bot-card': onBotCard,
  'bot-enter': onBotEnter,
  contact: onContact,
}
