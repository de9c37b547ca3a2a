import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Slack as the bench needs it: who somebody is, that nobody else reads along, and where answers go. */
export type BenchSlack = {
  readonly apiUrl: string
  readonly respondUrl: string
  /** When each answer came, and which of them told of a failure. */
  readonly answeredAt: ReadonlyMap<string, number>
  readonly failed: ReadonlySet<string>
  close(): void
}

const member = (id: string) => ({
  id,
  name: id,
  team_id: 'T1',
  real_name: id,
  is_email_confirmed: true,
  tz: 'Asia/Shanghai',
  locale: 'en-US',
  profile: {},
})

function answerOf(method: string, form: URLSearchParams): object {
  if (method === 'auth.test')
    return { ok: true, team_id: 'T1', team: 'Bench', user_id: 'UBOT', user: 'tierwise' }
  if (method === 'users.info') return { ok: true, user: member(form.get('user') ?? '') }
  if (method === 'conversations.info') {
    const id = form.get('channel') ?? ''
    return { ok: true, channel: { id, is_channel: true, is_member: true, is_ext_shared: false } }
  }
  return { ok: false, error: 'unknown_method' }
}

/** Opens it on a free port. */
export async function openBenchSlack(): Promise<BenchSlack> {
  const answeredAt = new Map<string, number>()
  const failed = new Set<string>()
  const take = async (request: IncomingMessage): Promise<object> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname.startsWith('/api/'))
      return answerOf(pathname.slice('/api/'.length), new URLSearchParams(await text(request)))

    const id = pathname.slice('/respond/'.length)
    const answer = await text(request)
    answeredAt.set(id, performance.now())
    if (!answer.includes('Customer ')) failed.add(id)
    return { ok: true }
  }
  const server: Server = createServer((request, response) => {
    void take(request).then((answer) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    apiUrl: `${base}/api/`,
    respondUrl: `${base}/respond/`,
    answeredAt,
    failed,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
