import type { App } from '@slack/bolt'
import type { CommandCall } from '#src/cards/card.ts'
import { appTeam } from '#src/slack/in/incoming-event.ts'
import { actionIdentity } from '#src/slack/people/identity.ts'
import { placeOf } from '#src/slack/place/place.ts'
import { inBothLanguages } from '#src/slack/render/both-languages.ts'
import { writtenText } from '#src/slack/render/escape.ts'
import { openModal, type Shown, type Who } from '#src/slack/render/show-view.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'

/** Shortcuts by their `callback_id` in the manifest: what they open of a command, with the message they stand on. */
export const shortcuts: Readonly<
  Record<string, { readonly command: string; readonly shows: 'form' | 'card' }>
> = {
  find_customer: { command: 'find', shows: 'form' },
  log_message: { command: 'log', shows: 'form' },
  remind_message: { command: 'remind', shows: 'form' },
  tiers_in_message: { command: 'find', shows: 'card' },
}

/** No more of a message is read. */
const mostQuoted = 3_000

/** The global shortcut and those on messages. */
export function listenToShortcuts(app: App, deps: SlackDeps): void {
  app.shortcut(/.*/, async ({ ack, body, shortcut }) => {
    await ack()
    const [identity, team] = [actionIdentity(body), appTeam(body)]
    if (!identity || !team) return

    const message = 'message' in shortcut ? writtenText(shortcut.message.text ?? '') : undefined
    const channel = 'channel' in shortcut ? shortcut.channel.id : undefined
    const asked = { callback: shortcut.callback_id, quoted: message?.slice(0, mostQuoted), channel }
    const who = { team, identity }
    deps.track(openModal(deps, { ...who, trigger: shortcut.trigger_id }, () => shownFor(deps, who, asked)))
  })
}

type Asked = {
  readonly callback: string
  readonly quoted: string | undefined
  readonly channel: string | undefined
}

async function shownFor(
  deps: SlackDeps,
  { team, identity }: Who,
  { callback, quoted, channel }: Asked,
): Promise<Shown> {
  const { dispatcher, command } = deps
  const shortcut = Object.hasOwn(shortcuts, callback) ? shortcuts[callback] : undefined
  if (!shortcut) return { card: inBothLanguages('slack.old-card', { command }) }
  if (channel !== undefined && (await placeOf(deps, { team, channel })) === 'outsiders')
    return { card: inBothLanguages('slack.outsiders', {}) }

  const call: CommandCall = {
    command: shortcut.command,
    input: quoted === undefined ? {} : { quoted },
  }
  if (shortcut.shows === 'card') return { card: (await dispatcher.call(call, identity)).card }
  const given = await dispatcher.form(call, identity)
  return 'form' in given ? given : { card: given.reply.card }
}
