import type { FastifyInstance } from 'fastify'
import type { PlaygroundDeps } from './deps.ts'
import { streamMessages } from './live.ts'
import { assertReady, requireUser } from './require.ts'

const defaultPollMs = 700
const mostStreams = 64

type Query = { user?: string; after?: string }

/** `GET /playground/events?user=mei&after=<ms>`: messages as they come; `Last-Event-ID` resumes. */
export function addLive(server: FastifyInstance, deps: PlaygroundDeps): void {
  const streams = new Set<() => void>()
  const { messages, log, pollMs = defaultPollMs } = deps

  server.get<{ Querystring: Query }>('/playground/events', async (request, reply) => {
    assertReady(deps)
    const user = await requireUser(deps, request.query.user)
    if (streams.size >= mostStreams) return reply.code(503).send({ code: 'too-many-streams' })

    reply.hijack()
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    })
    const after = startOf(request.headers['last-event-id'], request.query.after, deps.clock.now())
    const stop = streamMessages({ messages, log, pollMs }, user._id, after, reply.raw)
    streams.add(stop)
    reply.raw.on('close', () => {
      streams.delete(stop)
      stop()
    })
  })

  // A stream never ends by itself: without this a shutdown would wait for it.
  server.addHook('preClose', async () => {
    for (const stop of streams) stop()
  })
}

/** The time of the last message the page has, in ms. */
function startOf(lastEventId: unknown, after: string | undefined, now: Date): number {
  const known = [lastEventId, after].map(Number).find((ms) => Number.isSafeInteger(ms) && ms > 0)
  return known ?? now.getTime()
}
