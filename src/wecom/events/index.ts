import { onBotEnter } from '#src/wecom/bot/entered.ts'
import { onBotCard } from '#src/wecom/bot/pressed.ts'
import { onBotSaid } from '#src/wecom/bot/said.ts'
import type { WecomKind } from '#src/wecom/incoming.ts'
import { onCard } from './card.ts'
import { onClick } from './click.ts'
import { onContact } from './contact.ts'
import { greet } from './enter.ts'
import type { Handler } from './handler.ts'
import { onIdle } from './idle.ts'
import { onOther } from './other.ts'
import { onText } from './text.ts'

/** What is done for each kind; others are acknowledged and forgotten. */
export const handlers: { readonly [K in WecomKind]?: Handler<K> } = {
  text: onText,
  card: onCard,
  click: onClick,
  enter: greet,
  subscribe: greet,
  other: onOther,
  idle: onIdle,
  'bot-said': onBotSaid,
  'bot-card': onBotCard,
  'bot-enter': onBotEnter,
  contact: onContact,
}
