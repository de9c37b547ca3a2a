import type { Clock } from '#src/ports/clock.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Once } from '#src/ports/once.ts'
import { type Clients, createClients } from './clients.ts'
import type { OAuth } from './install/install.ts'
import { installedTokens } from './install/installed-tokens.ts'
import { singleToken } from './install/single-token.ts'
import type { Tokens } from './install/tokens.ts'

/** How the app is in its workspaces: by the token of one, or installed by OAuth in several. */
export type SlackAccess = { readonly botToken: string } | { readonly oauth: OAuth }

export type SlackApiOptions = {
  readonly access: SlackAccess
  /** Another server in place of https://slack.com/api/. */
  readonly apiUrl?: string | undefined
  /** Workspaces on the company's list, where the app is installed by OAuth. */
  readonly allowed: () => Promise<readonly string[]>
  readonly once: Once
  readonly clock: Clock
  readonly log: Logger
}

/** Slack as it is asked: what goes out needs no more. */
export type SlackApi = {
  readonly access: SlackAccess
  readonly apiUrl?: string | undefined
  readonly tokens: Tokens
  readonly clients: Clients
  /** The workspaces that are served; undefined while that is not known. */
  readonly served: () => Promise<readonly string[] | undefined>
  readonly once: Once
  readonly clock: Clock
  readonly log: Logger
}

/** Nothing is asked of Slack here but whose a configured token is. */
export function slackApi(options: SlackApiOptions): SlackApi {
  const { access, apiUrl, once, clock, log } = options
  const { tokens, served } = 'oauth' in access ? ofSeveral(options, access.oauth) : ofOne(options, access)

  return { access, apiUrl, tokens, served, clients: createClients({ tokens, apiUrl, log }), once, clock, log }
}

type Served = Pick<SlackApi, 'tokens' | 'served'>

const ofSeveral = (options: SlackApiOptions, oauth: OAuth): Served => ({
  tokens: installedTokens({ ...options, ...oauth }),
  served: options.allowed,
})

function ofOne({ apiUrl, log }: SlackApiOptions, { botToken }: { readonly botToken: string }): Served {
  const tokens = singleToken(botToken, { apiUrl, log })
  void tokens.teams().catch((error: unknown) => {
    log.error('slack: the bot token could not be checked', { code: 'slack-bot-token' }, error)
  })

  return {
    tokens,
    served: async () => {
      const own = tokens.known()
      return own === undefined ? undefined : [own]
    },
  }
}
