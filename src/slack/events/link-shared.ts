import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { IncomingEvent } from '#src/slack/in/incoming-event.ts'
import { publicPlace } from '#src/slack/place/public-place.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import type { Receiver } from './handler.ts'

const linkSchema = z.object({
  user: z.string().min(1),
  channel: z.string().min(1),
  message_ts: z.string().min(1),
  links: z.array(z.object({ url: z.string().max(3_000) })).max(50),
})

const mostLinks = 5

/** `https://crm.example.com/customers/acme`, `…/Account/0012` : the last part of the path behind the word. */
const customerPath = /\/(?:customers?|accounts?|clients?|companies|company)\/(?<ref>[^/?#]+)\/?$/i

/** The customer that a link leads to, as its address calls it; undefined for other links. */
function refInLink(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const ref = customerPath.exec(new URL(url).pathname)?.groups?.['ref']
  try {
    return ref === undefined ? undefined : decodeURIComponent(ref).slice(0, 200)
  } catch {
    return undefined // A percent sign that encodes nothing names nobody.
  }
}

/**
 * Links to customers show tier and owner, where only our own people read and whoever posted them may see the customer. A
 * link that is still being written, or was posted where the bot cannot look, shows nothing.
 */
export const onLinkShared: Receiver = async (deps, incoming) => {
  const { data } = linkSchema.safeParse(incoming.event)
  if (!data || incoming.shared || data.channel === 'COMPOSER') return
  const { channel, message_ts: ts, links } = data
  if (channel.startsWith('D') || (await publicPlace(deps, { team: incoming.team, channel })) !== 'channel')
    return

  const unfurls = Object.fromEntries(await unfurled(deps, incoming, data.user, links))
  if (Object.keys(unfurls).length === 0) return
  const client = await deps.clients.for(incoming.team)
  await client.chat.unfurl({ channel, ts, unfurls })
}

type Unfurl = readonly [url: string, { readonly blocks: types.KnownBlock[] }]

async function unfurled(
  { dispatcher }: SlackDeps,
  { team }: IncomingEvent,
  userId: string,
  links: readonly { readonly url: string }[],
): Promise<readonly Unfurl[]> {
  const found: Unfurl[] = []
  for (const { url } of links.slice(0, mostLinks)) {
    const customer = refInLink(url)
    if (customer === undefined) continue
    const call = { command: 'tier', input: { customer } }
    const { brief } = await dispatcher.call(call, { surface: 'slack', team, userId })
    if (brief) found.push([url, { blocks: renderSlack(brief).blocks }])
  }
  return found
}
