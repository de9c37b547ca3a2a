import { bodyOf } from '#src/wecom/out/body.ts'
import { taskIdOf } from '#src/wecom/out/chat.ts'
import { type FakeWecom, openFakeWecom } from '../helpers/fake-wecom/index.ts'
import { type ChatSurface, type Drawing, misbehaves } from './chat-surface.ts'

type Row = { readonly _id: string; readonly to: string }

const accountOf = (userId: string): string => userId.toLowerCase()

/** What one request and no other of that member's carries: how long it is to be known. */
const markOf = (userId: string, key: string): unknown =>
  bodyOf(userId, 0, { msgtype: 'markdown', markdown: { content: '' } }, key)['duplicate_check_interval']

/** What a member reads of a request. */
const readOf = (body: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(body[String(body['msgtype'])])

/** A card has its name; text has none. */
const isNamed = (body: Readonly<Record<string, unknown>>, taskId: string): boolean => {
  const card = body['template_card'] as { readonly task_id?: unknown } | undefined
  return card?.task_id === undefined || card.task_id === taskId
}

/** How often the last message of a row stands there: requests carry no key of ours that a member would see. */
function timesOf({ state }: FakeWecom, { _id, to }: Row): number {
  const account = accountOf(to)
  const mark = markOf(account, _id)
  const sent = state.calls.filter(
    ({ method, args, errcode }) =>
      method === 'message/send' &&
      errcode === 0 &&
      args['touser'] === account &&
      args['duplicate_check_interval'] === mark &&
      isNamed(args, taskIdOf(`${account}|${_id}`)),
  )
  const last = sent.at(-1)
  if (!last) return 0
  const read = readOf(last.args)
  return state.messages.filter(({ readers, body }) => readers.has(account) && readOf(body) === read).length
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
