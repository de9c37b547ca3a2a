import type { ServerResponse } from 'node:http'
import { type HTTPReceiverOptions, type Installation as Installed, webApi } from '@slack/bolt'
import type { Clock } from '#src/ports/clock.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import type { Installation, Installations } from '#src/ports/installations.ts'
import type { Logger } from '#src/ports/logger.ts'
import { clientOptions } from '#src/slack/clients.ts'
import { installPage } from './install-page.ts'
import { sealSecrets } from './installed-tokens.ts'
import { botScopes } from './scopes.ts'

/** An app that several workspaces of the company may install. */
export type OAuth = {
  readonly clientId: string
  readonly clientSecret: string
  /** Signs what Slack sends back with the browser: nobody else's installation is finished in it. */
  readonly stateSecret: string
  /** Absent: the first that is configured at Slack. */
  readonly redirectUri?: string | undefined
  readonly installations: Installations
  readonly cipher: FieldCipher
}

type Options = {
  readonly oauth: OAuth
  readonly served: () => Promise<readonly string[] | undefined>
  /** A workspace that is not allowed has tried. */
  readonly report: (team: string) => Promise<void>
  readonly clock: Clock
  readonly log: Logger
  readonly apiUrl?: string | undefined
}

export const installPath = '/slack/install'
export const redirectPath = '/slack/oauth_redirect'

type InstallerOptions = Pick<
  HTTPReceiverOptions,
  'clientId' | 'clientSecret' | 'stateSecret' | 'scopes' | 'installationStore' | 'installerOptions'
> & { redirectUri?: string }

/** What Bolt's receiver is told, so that it installs in workspaces that are allowed and in no other. */
export function installerOptions(options: Options): InstallerOptions {
  const { oauth, apiUrl } = options
  return {
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: oauth.stateSecret,
    scopes: [...botScopes],
    ...(oauth.redirectUri ? { redirectUri: oauth.redirectUri } : {}),
    installationStore: {
      storeInstallation: async (installed) => keep(options, installed as Installed<'v2', boolean>),
      fetchInstallation: async () => {
        throw new Error('tokens are read by installed-tokens.ts alone')
      },
    },
    installerOptions: {
      directInstall: true,
      installPath,
      redirectUriPath: redirectPath,
      clientOptions: clientOptions(options),
      ...(apiUrl ? { authorizationUrl: authorizationUrl(apiUrl) } : {}),
      callbackOptions: {
        afterInstallation: (installed, _options, _request, response) =>
          admitted(options, installed as Installed<'v2', boolean>, response),
        success: ({ team }, _options, _request, response) =>
          installPage(response, 'slack.installed', team?.name ?? ''),
        failure: (_error, _options, _request, response) => installPage(response, 'slack.install-failed', ''),
      },
    },
  }
}

/** `…/api/` → `…/oauth/v2/authorize`. */
const authorizationUrl = (apiUrl: string): string => new URL('../oauth/v2/authorize', apiUrl).href

/** Whether it may be kept; one that may not is taken out of that workspace again, and its page says so. */
async function admitted(
  options: Options,
  installed: Installed<'v2', boolean>,
  response: ServerResponse,
): Promise<boolean> {
  const team = installed.team?.id
  if (team !== undefined && !installed.isEnterpriseInstall && (await options.served())?.includes(team))
    return true

  await options.report(team ?? installed.enterprise?.id ?? 'unknown')
  await takeOut(options, installed)
  if (team === undefined || installed.isEnterpriseInstall) installPage(response, 'slack.install-org', '')
  else installPage(response, 'slack.install-refused', team)
  return false
}

/** Slack has installed it by now: the token is given back, so that nothing of ours stays there. */
async function takeOut(options: Options, { bot, team }: Installed<'v2', boolean>) {
  if (!bot) return
  const { oauth, log } = options
  try {
    const client = new webApi.WebClient(bot.token, clientOptions(options))
    await client.apps.uninstall({ client_id: oauth.clientId, client_secret: oauth.clientSecret })
  } catch (error) {
    const code = 'slack-not-taken-out'
    log.error('slack: the app could not be taken out of a workspace again', { code, team: team?.id }, error)
  }
}

async function keep({ oauth, clock, log }: Options, installed: Installed<'v2', boolean>): Promise<void> {
  const { team, bot, user, appId } = installed
  if (!team || !bot) throw new Error('an installation without a workspace or a bot')

  const secrets = { token: bot.token, ...(bot.refreshToken ? { refreshToken: bot.refreshToken } : {}) }
  const installation: Installation = {
    surface: 'slack',
    team: team.id,
    ...(team.name === undefined ? {} : { teamName: team.name }),
    ...(appId === undefined ? {} : { appId }),
    botUserId: bot.userId,
    scopes: bot.scopes,
    installedBy: user.id,
    installedAt: clock.now(),
    secrets: sealSecrets(oauth.cipher, team.id, secrets),
    ...(bot.expiresAt === undefined ? {} : { expiresAt: new Date(bot.expiresAt * 1_000) }),
  }
  await oauth.installations.put(installation)
  log.info('slack: installed in a workspace', { team: team.id })
}
