import type { Reply } from '#src/cards/card.ts'
import type { Identity } from '#src/domain/user.ts'
import type { BotDeps } from './bot-deps.ts'
import { type Said, touchIn } from './touch.ts'
import { afterVerb } from './verb-at-head.ts'

/** No more of a message is read. */
const mostQuoted = 3_000

/**
 * What is wanted with a message that somebody replies to, as Slack's shortcuts on messages do: 记一下 a filled touch, 提醒 a
 * filled reminder, 等级 the tiers of the customers that it names. Undefined where it is a command like any other.
 */
export async function aboutQuote(deps: BotDeps, said: Said, identity: Identity): Promise<Reply | undefined> {
  const touch = await touchIn(deps, said, identity)
  if (touch) return touch
  const quoted = said.quote?.trim().slice(0, mostQuoted)
  if (!quoted) return undefined

  const { quoteVerbs } = deps.bot
  const when = afterVerb(quoteVerbs.remind, said.text)
  if (when !== undefined) {
    const input = { quoted, ...(when === '' ? {} : { words: when }) }
    const given = await deps.asking.form({ command: 'remind', input }, identity)
    return 'reply' in given ? given.reply : undefined
  }
  return afterVerb(quoteVerbs.tier, said.text) === ''
    ? deps.dispatcher.call({ command: 'find', input: { quoted } }, identity)
    : undefined
}
