import { createHash } from 'node:crypto'
import type { Card } from '#src/cards/card.ts'
import type { Channels } from '#src/ports/channels.ts'
import type { Chat, ChatFile, Posted } from '#src/ports/chat.ts'
import type { Ask } from '#src/wecom/api/call.ts'
import { markdownLines } from '#src/wecom/markdown.ts'
import { pagesOf } from '#src/wecom/pages.ts'
import { digestOf } from './body.ts'
import { tooMany, unknownGroup } from './errors.ts'
import { type HandedOver, handOver } from './hand-over.ts'
import type { OutDeps } from './out-deps.ts'

/** The robot of one group (消息推送). Its key is all that it takes to post there. */
export type Robot = { readonly ask: Ask; readonly key: string }

type RobotDeps = Pick<OutDeps, 'stands' | 'budgets' | 'settledAfterMs'> & { readonly robot: Robot }

/** What a robot's markdown takes (developer.work.weixin.qq.com/document/path/99110). */
const markdownBytes = 4_096
const mostPages = 4

/** 20 a minute for one robot; a little less, in a window a little longer, since WeCom counts when it gets them. */
const window = { ms: 65_000, most: 18 }

/** A robot's group has no name that it tells: `#wecom`, #企业微信群. */
const isRobotGroup = (channel: string): boolean => /^#?(?:wecom|企业微信群?|企微群?)$/iu.test(channel.trim())

/** A robot says nothing of its group, its members included. */
export const robotChannels: Channels = {
  readers: async (channel) => (isRobotGroup(channel) ? 'unseen' : undefined),
}

/** Posting into the robot's group: each message once, since nobody can be asked there. */
export const robotPosts = (deps: RobotDeps): Required<Pick<Chat<Card>, 'takes' | 'postTo'>> => ({
  takes: isRobotGroup,
  async postTo(channel, card, key, files = []) {
    if (!isRobotGroup(channel)) throw unknownGroup()
    return post(deps, card, key, files)
  },
})

async function post(deps: RobotDeps, card: Card, key: string, files: readonly ChatFile[]): Promise<Posted> {
  const pages = pagesOf(markdownLines(card), markdownBytes).slice(0, mostPages)
  const said = await each(
    deps,
    key,
    pages.map((content) => async () => ({ msgtype: 'markdown', markdown: { content } })),
  )
  if ('unconfirmed' in said) return { unconfirmed: 'message' }
  if (files.length === 0) return said

  const sent = await each(
    deps,
    `${key}|files`,
    files.map((file) => () => fileBody(deps.robot, file)),
  )
  return 'unconfirmed' in sent ? { ...said, unconfirmed: 'files' } : said
}

/** A picture is in the message itself, a table uploaded first. */
async function fileBody({ ask, key }: Robot, { name, mime, content }: ChatFile) {
  if (mime === 'image/png') {
    const data = Buffer.from(content)
    const md5 = createHash('md5').update(data).digest('hex') // what WeCom asks for, as a checksum
    return { msgtype: 'image', image: { base64: data.toString('base64'), md5 } }
  }
  const form = new FormData()
  form.set('media', new Blob([Buffer.from(content)], { type: mime }), name)
  const query = { key, type: 'file' }
  const { media_id } = await ask<{ readonly media_id: string }>('webhook/upload_media', query, {
    method: 'POST',
    body: form,
  })
  return { msgtype: 'file', file: { media_id } }
}

/** One after the other, each once; the last one's reference stands under the key itself. */
async function each(
  deps: RobotDeps,
  key: string,
  bodies: readonly (() => Promise<unknown>)[],
): Promise<HandedOver> {
  const at = { surface: 'wecom', place: `robot|${digestOf(deps.robot.key).slice(0, 16)}` } as const
  let last: HandedOver = { unconfirmed: true }
  for (const [index, make] of bodies.entries()) {
    const of = { ...at, key: index === bodies.length - 1 ? key : `${key}|${index + 1}` }
    const ref = await deps.stands.ref(of)
    last = ref === undefined ? await sendOne(deps, of, await make()) : { ref }
    if ('unconfirmed' in last) return last
  }
  return last
}

async function sendOne(
  deps: RobotDeps,
  of: Parameters<typeof handOver>[1]['of'],
  body: unknown,
): Promise<HandedOver> {
  const { ask, key } = deps.robot
  const waitMs = await deps.budgets.take(`wecom:${of.place}`, 1, [window])
  if (waitMs > 0) throw tooMany(waitMs)

  return handOver(deps, {
    of,
    knownForMs: 0,
    send: async () => {
      await ask('webhook/send', { key }, { method: 'POST', body: JSON.stringify(body) })
      return of.key
    },
  })
}
