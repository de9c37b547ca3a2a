import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { below, type Random } from '#src/domain/evaluation/random.ts'

/** What a surface may do with a request; the last has the message and says so to nobody. */
const conducts = ['takes', 'limits', 'breaks', 'hangs', 'drops', 'takes-and-drops'] as const
type Conduct = (typeof conducts)[number]

/** Longer than the product would wait by itself after a first failure. */
const RETRY_AFTER_S = 3

type Post = { readonly to: string; readonly key: string }

/** A chat platform over HTTP that cannot be relied on, and what it has been given. */
export type MisbehavingSurface = {
  readonly url: string
  /** Messages that it has accepted, by key, each as often as it was. */
  readonly accepted: ReadonlyMap<string, number>
  /** How often it did what. */
  readonly did: ReadonlyMap<Conduct | 'refuses', number>
  /** How often it was asked again before the time was over for which it had asked. */
  readonly tooEarly: () => number
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<Post> => {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return JSON.parse(text) as Post
}

const answer = (response: ServerResponse, status: number, body: object, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

const add = <Key>(counts: Map<Key, number>, key: Key) => counts.set(key, (counts.get(key) ?? 0) + 1)

/** Two of three requests end well, the others each in its own way; whoever is `gone` is refused for good. */
export async function openMisbehavingSurface(
  random: Random,
  gone: ReadonlySet<string>,
): Promise<MisbehavingSurface> {
  const accepted = new Map<string, number>()
  const notBefore = new Map<string, number>()
  let tooEarly = 0
  const did = new Map<Conduct | 'refuses', number>()
  const conduct = (): Conduct =>
    random() < 0.5 ? 'takes' : (conducts[below(random, conducts.length)] ?? 'takes')
  const behave: Record<Conduct, (response: ServerResponse, post: Post) => void> = {
    takes: (response, { key }) => {
      add(accepted, key)
      answer(response, 200, { ok: true })
    },
    limits: (response, { key }) => {
      notBefore.set(key, performance.now() + RETRY_AFTER_S * 1_000)
      answer(response, 429, { error: 'limited' }, { 'retry-after': String(RETRY_AFTER_S) })
    },
    breaks: (response) => void answer(response, 500, { error: 'broken' }),
    hangs: () => undefined,
    drops: (response) => void response.destroy(),
    'takes-and-drops': (response, { key }) => {
      add(accepted, key)
      response.destroy()
    },
  }
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const post = await bodyOf(request)
    if (gone.has(post.to)) {
      add(did, 'refuses')
      return answer(response, 403, { error: 'surface-user-gone' })
    }
    if (performance.now() < (notBefore.get(post.key) ?? 0)) tooEarly += 1
    const now = conduct()
    add(did, now)
    behave[now](response, post)
  }
  const server: Server = createServer((request, response) => void handle(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    accepted,
    did,
    tooEarly: () => tooEarly,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
