import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { addApi } from './api.ts'
import type { PlaygroundDeps } from './deps.ts'
import { type Refusal, refusalOf } from './guard.ts'
import { addLive } from './live-route.ts'
import { type PageFile, readPageFiles } from './page-files.ts'
import { sameSecret, tokenCookie } from './token.ts'

/** The playground: the page at `/` and what it talks to under `/playground/`. Registered only where the gate lets it. */
export const playgroundRoutes =
  (deps: PlaygroundDeps): FastifyPluginAsync =>
  async (server) => {
    const files = await readPageFiles()

    server.addHook('onRequest', async (request, reply) => {
      if (opensWithToken(deps, request, reply)) return reply
      const refusal = refusalOf(deps.gate, knockOf(request))
      if (refusal) return refuse(request, reply, refusal)
    })
    server.get('/', (request, reply) => sendFile(request, reply, files.get('index.html')))
    server.get<{ Params: { name: string } }>('/playground/page/:name', (request, reply) =>
      sendFile(request, reply, files.get(request.params.name)),
    )
    addApi(server, deps)
    addLive(server, deps)
  }

const isPage = (request: FastifyRequest) => request.routeOptions.url === '/'

const knockOf = (request: FastifyRequest) => ({
  method: request.method,
  port: request.socket.localPort ?? 0,
  page: isPage(request),
  host: request.headers.host,
  origin: request.headers.origin,
  fetchSite: text(request.headers['sec-fetch-site']),
  contentType: request.headers['content-type'],
  authorization: request.headers.authorization,
  cookie: request.headers.cookie,
})

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** `/?token=…` sets the cookie once and goes on without the token in the address. */
function opensWithToken(
  { gate, secureCookie }: PlaygroundDeps,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const sent = text((request.query as { token?: unknown }).token)
  if (gate.kind !== 'token' || !isPage(request) || sent === undefined || !sameSecret(sent, gate.token))
    return false

  reply.header('set-cookie', tokenCookie(gate.token, secureCookie)).redirect('/', 303)
  return true
}

/** A person at the page reads a sentence, a program reads a code. */
const refuse = (request: FastifyRequest, reply: FastifyReply, { status, code, message }: Refusal) =>
  isPage(request)
    ? reply.code(status).type('text/plain; charset=utf-8').send(`${message}\n`)
    : reply.code(status).send({ code, message })

function sendFile(request: FastifyRequest, reply: FastifyReply, file: PageFile | undefined) {
  if (!file) return reply.callNotFound()

  reply.headers({ 'cache-control': 'no-cache', etag: file.etag })
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()

  return reply.type(file.type).send(file.body)
}
