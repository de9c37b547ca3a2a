import type { FastifyError, FastifyInstance } from 'fastify'
import { isAppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'

const isClientFault = (error: FastifyError) =>
  error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500

/** Every failure is an answer with a code and, where it is ours, one log line; never a stack for the reader. */
export function answerFailures(server: FastifyInstance, log: Logger): void {
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: 'not-found', message: 'There is nothing at this address.' }),
  )

  server.setErrorHandler<FastifyError>((error, request, reply) => {
    if (isAppError(error)) {
      log.warn('request refused', { code: error.code, route: request.routeOptions.url })
      const { code, message, remedy } = error
      return reply.code(error.retryable ? 503 : 400).send({ code, message, remedy })
    }
    if (isClientFault(error)) {
      return reply.code(error.statusCode ?? 400).send({ code: 'bad-request', message: badRequest(error) })
    }

    log.error('request failed', { route: request.routeOptions.url }, error)
    return reply.code(500).send({ code: 'unexpected', message: 'Something went wrong on the server.' })
  })
}

// Fastify's own texts may quote the body that was sent.
function badRequest({ statusCode }: FastifyError): string {
  if (statusCode === 413) return 'The request is too large.'
  if (statusCode === 415) return 'Send JSON with content-type application/json.'
  return 'The request cannot be read.'
}
