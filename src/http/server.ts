import Fastify, { type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import { AppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import { answerFailures } from './failures.ts'
import { addSecurityHeaders } from './headers.ts'
import { addHealth, type ReadinessChecks } from './health.ts'

export type HttpServerOptions = {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly log: Logger
  readonly checks: ReadinessChecks
  /** What is served beside health, each in its own scope. */
  readonly routes: readonly FastifyPluginAsync[]
  /** How long a readiness check may take. */
  readonly checkTimeoutMs?: number
  /** How long requests in flight may take after `close()`. */
  readonly drainMs?: number
}

/** The one HTTP server of a process. */
export type HttpServer = {
  /** Where a person on this machine opens it: `http://localhost:3000`. */
  readonly url: string
  readonly port: number
  /** Stops accepting, lets requests finish within the drain time, then cuts what is left. Idempotent. */
  close(): Promise<void>
}

const bodyLimitBytes = 256 * 1024
const requestTimeoutMs = 30_000
const defaultDrainMs = 25_000

/**
 * Starts the server.
 * @throws AppError `port-in-use`, `port-not-allowed`, `host-unknown`, each with what to do.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const server = Fastify({ logger: false, bodyLimit: bodyLimitBytes, requestTimeout: requestTimeoutMs })
  addSecurityHeaders(server)
  answerFailures(server, options.log)
  addHealth(server, options)
  for (const route of options.routes) await server.register(route)

  await listen(server, options)
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  let closing: Promise<void> | undefined

  return {
    url: `http://${shownHost(options.host)}:${port}`,
    port,
    close: () => (closing ??= drain(server, options.drainMs ?? defaultDrainMs, options.log)),
  }
}

const shownHost = (host: string) => {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

async function listen(server: FastifyInstance, { host, port }: HttpServerOptions): Promise<void> {
  try {
    await server.listen({ host, port })
  } catch (error) {
    await server.close()
    throw listenError(error, host, port)
  }
}

function listenError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new AppError({
      code: 'port-in-use',
      message: `Port ${port} is in use.`,
      remedy: `Set PORT to a free one (PORT=${port < 65_535 ? port + 1 : 3000}), or stop what listens there.`,
      cause: error,
    })
  }
  if (code === 'EACCES') {
    return new AppError({
      code: 'port-not-allowed',
      message: `Port ${port} may not be opened by this user.`,
      remedy: 'Set PORT to one above 1023.',
      cause: error,
    })
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new AppError({
      code: 'host-unknown',
      message: `This machine has no address ${host}.`,
      remedy: 'Set HOST to 127.0.0.1, 0.0.0.0 or one of its addresses.',
      cause: error,
    })
  }
  return error
}

async function drain(server: FastifyInstance, drainMs: number, log: Logger): Promise<void> {
  const cut = setTimeout(() => {
    log.warn('requests were still running at the end of the drain time', { drainMs })
    server.server.closeAllConnections()
  }, drainMs)

  // A connection that becomes idle after close() was called would be kept alive, and waited for.
  const sweep = setInterval(() => server.server.closeIdleConnections(), 50)

  await server.close().finally(() => {
    clearTimeout(cut)
    clearInterval(sweep)
  })
}
