import type { RequestListener } from 'node:http'
import type { FastifyPluginAsync } from 'fastify'

/**
 * Hands a path to a listener of node:http as it came: a signature is over the raw body, so nothing here reads it
 * before (Slack: "verifying requests").
 */
export const rawRoute =
  (path: string, listener: RequestListener, method: 'GET' | 'POST' = 'POST'): FastifyPluginAsync =>
  async (server) => {
    server.removeAllContentTypeParsers()
    server.addContentTypeParser('*', (_request, _payload, done) => done(null))

    server.route({
      method,
      url: path,
      handler(request, reply) {
        reply.hijack()
        listener(request.raw, reply.raw)
      },
    })
  }
