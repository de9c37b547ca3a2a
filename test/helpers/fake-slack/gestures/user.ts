import type { World } from '../call.ts'
import { openDirectMessage } from '../conversations.ts'
import { shortcut } from '../payloads.ts'
import { homeOf, personOf, type Seen } from '../seen.ts'
import type { View } from '../state.ts'
import { shownView } from '../views.ts'
import type { Delivery, WayIn } from '../ways-in/delivery.ts'
import { picks, presses, searches, type Where } from './acts.ts'
import { channelOf, deliver, type Hands, messageOf, teamOf } from './hands.ts'
import { installs } from './installs.ts'
import { closes, submits, type Values } from './modals.ts'
import { typesCommand } from './types-command.ts'
import { type Written, writesMessage, writesToBot } from './writes-message.ts'

type At = { readonly channel: string; readonly thread?: string | undefined }

/** What a person can do. Each throws where Slack would not let them. */
export type User = {
  /** A slash command; in a thread there are none. */
  types(line: string, at: At): Promise<Delivery>
  /** A message in a channel. */
  writes(text: string, at: At): Promise<Written>
  /** A message to the bot alone. */
  writesToBot(text: string, thread?: string): Promise<Written>
  /** `@tierwise text` in a channel or thread. */
  mentions(text: string, at: At): Promise<Written>
  /** A button, by its label or `action_id`. */
  presses(where: Where, label: string): Promise<Delivery>
  /** An option of a select, by placeholder or `action_id`, and by the option's text or value. */
  picks(where: Where, label: string, choice: string | readonly string[]): Promise<Delivery>
  /** What a select offers that searches on the app's side. */
  searches(where: Where, label: string, query: string): Promise<readonly string[]>
  /** The modal on top, with fields by label. */
  submits(view: View, values?: Values): Promise<Delivery>
  closes(view: View): Promise<Delivery | undefined>
  opensHome(tab?: 'home' | 'messages'): Promise<readonly Delivery[]>
  /** A global shortcut, or one on a message. */
  usesShortcut(callbackId: string, on?: Seen): Promise<Delivery>
  /** Installs the app from its install page; answers the app's last page. */
  installs(installUrl: string): Promise<Response>
}

async function opensHome(hands: Hands, tab: string): Promise<readonly Delivery[]> {
  const { world, person } = hands
  const team = teamOf(hands)
  const view = homeOf(world.state, person.id)
  const channel = openDirectMessage(world, team, person.id).id
  const seen = view ? { view: shownView(world, view) } : {}
  return await world.tellApp(team.id, { type: 'app_home_opened', user: person.id, channel, tab, ...seen })
}

async function usesShortcut(hands: Hands, callbackId: string, on?: Seen): Promise<Delivery> {
  const channel = on && channelOf(hands, on.channel)
  const who = { ...hands, team: teamOf(hands) }
  const about = on && channel ? { message: messageOf(hands, on), channel } : undefined
  if (about?.message.onlyFor !== undefined) throw new Error('Slack has no shortcuts on ephemeral messages')
  return await deliver(hands, 'interactive', shortcut(who, callbackId, about))
}

/** The hands of somebody. */
export function user(world: World, way: WayIn, id: string): User {
  const hands: Hands = { world, way, person: personOf(world.state, id) }
  return {
    async types(line, { channel, thread }) {
      if (thread) throw new Error('slash commands do not run in threads')
      return await typesCommand(hands, line, channel)
    },
    writes: (text, at) => writesMessage(hands, text, at),
    writesToBot: (text, thread) => writesToBot(hands, text, thread),
    mentions: async (text, at) =>
      await writesMessage(hands, `<@${teamOf(hands, channelOf(hands, at.channel)).botUserId}> ${text}`, at),
    presses: (where, label) => presses(hands, where, label),
    picks: (where, label, choice) => picks(hands, where, label, choice),
    searches: (where, label, query) => searches(hands, where, label, query),
    submits: (view, values) => submits(hands, view, values),
    closes: (view) => closes(hands, view),
    opensHome: (tab = 'home') => opensHome(hands, tab),
    usesShortcut: (callbackId, on) => usesShortcut(hands, callbackId, on),
    installs: (url) => installs(hands, url),
  }
}
