import type { Card } from '#src/cards/card.ts'
import { localTime } from '#src/domain/local-time.ts'
import type { User } from '#src/domain/user.ts'
import type { About, Chat, ChatFile, Posted } from '#src/ports/chat.ts'
import { errcodeOf } from '#src/wecom/api/errors.ts'
import { digestOf, stamped } from './body.ts'
import { closeCard } from './close.ts'
import { fileGone, noMember } from './errors.ts'
import { fileMessages, forgetMedia } from './media.ts'
import type { OutDeps } from './out-deps.ts'
import { rendered } from './rendered.ts'
import { replaceIn } from './replace.ts'
import { type Robot, robotPosts } from './robot.ts'
import { draftOf, say } from './say.ts'

/** At full and half hours everybody sends, and WeCom is slow (developer.work.weixin.qq.com/document/path/90236). */
const spreadMs = 5 * 60_000

/** `robot`: posts into its group; absent: WeCom has no channels here. */
type WecomChatDeps = OutDeps & { readonly robot?: Robot | undefined }

/** Where a worker posts at WeCom: to members, as the company's app, and into the group of a robot. */
export function createWecomChat(deps: WecomChatDeps): Chat<Card> {
  const { robot } = deps
  const memberOf = ({ identities }: User): string | undefined =>
    identities.find(({ surface, team }) => surface === 'wecom' && team === deps.api.corpId)?.userId

  return {
    surface: 'wecom',
    spreadMs,
    reaches: async (to) => memberOf(to) !== undefined,
    async post(to, card, key, files = [], about) {
      const userId = memberOf(to)
      if (userId === undefined) throw noMember(to.name)
      return post(deps, { to, userId, card, key, about }, files)
    },
    async close(to, card, key, since) {
      const userId = memberOf(to)
      if (userId !== undefined) await closeCard(deps, { userId, card, key, since })
    },
    ...(robot ? robotPosts({ ...deps, robot }) : {}),
  }
}

type Message = {
  readonly to: User
  readonly userId: string
  readonly card: Card
  readonly key: string
  readonly about: About | undefined
}

/** The message, then what goes with it, each once. */
async function post(deps: OutDeps, message: Message, files: readonly ChatFile[]): Promise<Posted> {
  const posted = await postCard(deps, message)
  if (posted.unconfirmed || files.length === 0) return posted

  const sent = await postFiles(deps, message, files)
  return 'unconfirmed' in sent ? { ...posted, unconfirmed: 'files' } : posted
}

/** Names the card to WeCom, and tells nobody of whom it is. */
export const taskIdOf = (key: string): string => `m-${digestOf(key).slice(0, 40)}`

async function postCard(deps: OutDeps, message: Message): Promise<Posted> {
  const { to, userId, key, about } = message
  const taskId = taskIdOf(`${userId}|${key}`)
  const { locale, zone } = to
  const place = { userId, locale, zone, card: message.card, key, taskId }
  const same = about?.today ? undefined : about?.same
  const instead = same === undefined ? { card: message.card } : await replaceIn(deps, { ...place, same })
  if ('posted' in instead) return instead.posted

  const said = await say(deps, {
    userId,
    key,
    urgency: 'message',
    messages: async () =>
      stamped(await rendered(deps, place, instead.card), localTime(deps.clock.now(), zone)),
  })
  return 'ref' in said ? { ref: said.ref } : { unconfirmed: 'message' }
}

/** What may have been forgotten of them at WeCom is uploaded anew at the next attempt. */
async function postFiles(deps: OutDeps, message: Message, files: readonly ChatFile[]) {
  const of = { userId: message.userId, key: `${message.key}|files` }
  try {
    return await say(deps, { ...of, urgency: 'message', messages: () => fileMessages(deps, files) })
  } catch (error) {
    if (errcodeOf(error) !== 40007) throw error
    await forgetMedia(deps, files)
    await deps.kept.drop(draftOf(deps, of))
    throw fileGone(error)
  }
}
