import { markOf } from '#src/wecom/out/body.ts'
import { taskIdOf } from '#src/wecom/out/chat.ts'
import { type FakeWecom, openFakeWecom } from '../helpers/fake-wecom/index.ts'
import { type ChatSurface, type Drawing, misbehaves } from './chat-surface.ts'

type Json = Readonly<Record<string, unknown>>
type Row = { readonly _id: string; readonly to: string }

const accountOf = (userId: string): string => userId.toLowerCase()

/** What a member reads of a message. */
const readOf = (body: Json): string => JSON.stringify(body[String(body['msgtype'])])

/** Whether it is of a row: text ends with the mark of its key, a card has its name. */
function isOf(body: Json, { _id, to }: Row): boolean {
  const { content } = (body['markdown'] ?? {}) as { readonly content?: string }
  const { task_id } = (body['template_card'] ?? {}) as { readonly task_id?: string }
  const taskId = taskIdOf(`${accountOf(to)}|${_id}`)
  return (
    content?.endsWith(markOf(_id)) === true ||
    task_id === taskId ||
    task_id?.startsWith(`${taskId}-`) === true
  )
}

/** How often a row's message stands there: one of several pages that stands twice is twice. */
function timesOf({ state }: FakeWecom, row: Row): number {
  const account = accountOf(row.to)
  const read = state.messages
    .filter(({ readers, body }) => readers.has(account) && isOf(body, row))
    .map(({ body }) => readOf(body))
  const alike = [...Map.groupBy(read, (words) => words).values()]
  return Math.max(0, ...alike.map(({ length }) => length))
}

/** A strict WeCom with one company, which keeps to its limits and drops what is more. */
export async function openWecomSurface(): Promise<ChatSurface> {
  const wecom = await openFakeWecom()
  const { corpId, agentId, secret, token, aesKey } = wecom.app
  let drawing: Drawing | undefined

  return {
    surface: 'wecom',
    shown: 'WeCom',
    goneCode: 'wecom-user-gone',
    env: {
      WECOM_CORP_ID: corpId,
      WECOM_AGENT_ID: String(agentId),
      WECOM_SECRET: secret,
      WECOM_TOKEN: token,
      WECOM_ENCODING_AES_KEY: aesKey,
      WECOM_API_BASE_URL: wecom.apiUrl,
    },
    join(userId) {
      wecom.add.member(accountOf(userId), { name: userId })
      return { surface: 'wecom', team: corpId, userId: accountOf(userId) }
    },
    leave(userId) {
      const member = wecom.state.members.get(accountOf(userId))
      if (member) Object.assign(member, { status: 5 })
    },
    told: (rows) => {
      const times = rows.map((row) => [row._id, timesOf(wecom, row)] as const)
      return new Map(times.filter(([, count]) => count > 0))
    },
    misbehave(random) {
      drawing = misbehaves(wecom.faults, 'message/send', random, () => 'the app')
      return drawing.did
    },
    tooEarly: () => drawing?.tooEarly() ?? 0,
    posts: () => wecom.state.calls.filter(({ method }) => method === 'message/send').length,
    limited: () => wecom.state.calls.filter(({ errcode }) => errcode === 45009).length,
    close: () => wecom.close(),
  }
}
