import type { FastifyPluginAsync } from 'fastify'

/** What a page knows of who opens it. */
export type PageRequest = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  /** The `Cookie` header. */
  readonly cookie?: string | undefined
}

export type PageAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: string
}

/** A page at a path such as `/wecom/customers/:customer`, with the security headers of every answer. */
export const pageRoute =
  (path: string, answer: (request: PageRequest) => Promise<PageAnswer>): FastifyPluginAsync =>
  async (server) => {
    server.get(path, async (request, reply) => {
      const { status, headers, body } = await answer({
        params: request.params as Readonly<Record<string, string>>,
        query: request.query as Readonly<Record<string, unknown>>,
        cookie: request.headers.cookie,
      })

      return reply
        .code(status)
        .headers({ ...headers })
        .send(body)
    })
  }
