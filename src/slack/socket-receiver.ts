import { type Logger as BoltLogger, SocketModeReceiver } from '@slack/bolt'
import { AppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import { notTaken } from './not-taken.ts'
import { within } from './within.ts'

type Options = {
  readonly appToken: string
  readonly apiUrl?: string | undefined
  readonly log: Logger
  readonly logger: BoltLogger
}

/** What a first connection may take before the process goes on without it. */
const connectWithinMs = 10_000
const endWithinMs = 2_000

/**
 * Slack over a WebSocket that the app opens: no public address. Slack gives each request to one of an app's
 * connections, so that several processes share the work.
 */
export function socketReceiver({ appToken, apiUrl, log, logger }: Options) {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: {
      // The SDK's own retries: a lost line is opened again for as long as it takes.
      clientOptions: { ...(apiUrl ? { slackApiUrl: apiUrl } : {}), timeout: 10_000 },
    },
    processEventErrorHandler: async ({ error }) => {
      notTaken(log, error)
      return false // Slack sends an event again
    },
  })

  return {
    receiver,
    /** @throws AppError `slack-app-token` where Slack refuses the token; Slack that is away is waited for. */
    async start(): Promise<void> {
      let waited = false
      const connecting = receiver.start().then(
        () => log.info('slack: connected by Socket Mode'),
        (error: unknown) => {
          if (waited) log.error('slack: Socket Mode cannot connect', { code: 'slack-app-token' }, error)
          else throw appTokenRefused(error)
        },
      )
      await within(connecting, connectWithinMs).catch((error: unknown) => {
        if (error instanceof AppError) throw error
        waited = true
        log.warn('slack: Socket Mode is not connected yet; trying on', { code: 'slack-away' })
      })
    },
    async stop(): Promise<void> {
      await within(receiver.client.disconnect(), endWithinMs).catch(() =>
        log.warn('slack: the connection of Socket Mode did not end in time'),
      )
    },
  }
}

const appTokenRefused = (cause: unknown): AppError =>
  new AppError({
    code: 'slack-app-token',
    message: 'Slack does not open a Socket Mode connection for SLACK_APP_TOKEN.',
    remedy:
      'Set it to an app-level token (xapp-…) with connections:write, and switch Socket Mode on in the app’s settings.',
    cause,
  })
