import { blockProblems } from '../blocks/problems.ts'
import { type Method, refuse, textArg } from '../call.ts'
import { withIds } from '../content.ts'
import { visibleChannel } from '../conversations.ts'
import { asObjects, isJson, type Json } from '../json.ts'
import { messageAt } from '../messages.ts'

/** `chat.unfurl`: blocks below a link of one of the app's domains, for everybody who sees the message. */
export const unfurl: Method = {
  scopes: ['links:write'],
  run(call) {
    const { world, args } = call
    const channel = visibleChannel(call, textArg(args, 'channel'))
    const message = messageAt(world.state, channel.id, textArg(args, 'ts')) ?? refuse('cannot_find_message')
    const unfurls = isJson(args['unfurls']) ? args['unfurls'] : refuse('missing_unfurls')
    for (const [url, given] of Object.entries(unfurls)) {
      if (!isOurs(url, world.app.unfurlDomains) || !message.content.text.includes(url))
        refuse('cannot_unfurl_url')
      message.unfurls.set(url, { text: '', blocks: blocksOf(given) })
    }
    return {}
  },
}

const isOurs = (url: string, domains: readonly string[]) => {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}

function blocksOf(given: unknown): readonly Json[] {
  if (!isJson(given) || !Array.isArray(given['blocks'])) return refuse('invalid_unfurls_format')
  const problems = blockProblems(given['blocks'])
  return problems.length > 0 ? refuse('invalid_blocks', problems) : withIds(asObjects(given['blocks']))
}
