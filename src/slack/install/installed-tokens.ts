import { webApi } from '@slack/bolt'
import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import type { Installation, Installations } from '#src/ports/installations.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Once } from '#src/ports/once.ts'
import { clientOptions } from '#src/slack/clients.ts'
import { notInstalled } from './not-installed.ts'
import type { Tokens } from './tokens.ts'

/** What is sealed of an installation. */
const secretsSchema = z.object({ token: z.string(), refreshToken: z.string().optional() })
export type Secrets = z.infer<typeof secretsSchema>

/** What tokens are sealed as: those of one workspace do not open as another's. */
export const purposeOf = (team: string) => `slack tokens of ${team}`

/** Seals a workspace's tokens; sealed ones of one workspace do not open as another's. */
export const sealSecrets = (cipher: FieldCipher, team: string, secrets: Secrets): string =>
  cipher.sealText(purposeOf(team), JSON.stringify(secrets))

export type InstalledOptions = {
  readonly clientId: string
  readonly clientSecret: string
  readonly installations: Installations
  readonly cipher: FieldCipher
  /** The workspaces that may have the app now. */
  readonly allowed: () => Promise<readonly string[]>
  readonly once: Once
  readonly clock: Clock
  readonly log: Logger
  readonly apiUrl?: string | undefined
}

/** As long before its end as Slack advises; until then the old one still works. */
const renewBeforeMs = 2 * 60 * 60_000
/** One renewal at a time: two at once leave a dead token behind (slackapi/node-slack-sdk#2504). */
const lockMs = 30_000

/** Tokens out of the store, each read when it is used, renewed by one process at a time. */
export function installedTokens(options: InstalledOptions): Tokens {
  const { installations, cipher, allowed, clock } = options
  const open = ({ team, secrets }: Installation): Secrets =>
    secretsSchema.parse(JSON.parse(cipher.openText(purposeOf(team), secrets)))

  return {
    async bot(team) {
      const standing = (await allowed()).includes(team) ? await installations.of('slack', team) : undefined
      if (!standing) throw notInstalled(team)

      const { token, refreshToken } = open(standing)
      const leftMs = (standing.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now().getTime()
      if (refreshToken === undefined || leftMs > renewBeforeMs) return token

      return (await renewed(options, standing, refreshToken)) ?? usable(token, leftMs)
    },
    async teams() {
      const [installed, list] = [await installations.list('slack'), await allowed()]
      return installed.map(({ team }) => team).filter((team) => list.includes(team))
    },
  }
}

function usable(token: string, leftMs: number): string {
  if (leftMs > 0) return token
  throw new AppError({
    code: 'slack-token-renewing',
    message: 'The token of this Slack workspace is being renewed.',
    remedy: 'Try again in a minute; if it stays so, install the app there again (/slack/install).',
    retryable: true,
  })
}

/** The new token, kept before it is used; undefined where another process is at it or Slack does not give one now. */
async function renewed(
  options: InstalledOptions,
  standing: Installation,
  refreshToken: string,
): Promise<string | undefined> {
  const { installations, cipher, once, clock, log } = options
  const { team } = standing
  try {
    if (!(await once.first(`slack-renewal-${team}`, lockMs))) return undefined

    const next = await refresh(options, refreshToken)
    const taken = await installations.renew(standing, {
      secrets: sealSecrets(cipher, team, next),
      expiresAt: new Date(clock.now().getTime() + next.expiresInMs),
    })
    return taken ? next.token : undefined // installed again meanwhile: those tokens are newer
  } catch (error) {
    log.error('slack: a token could not be renewed', { code: 'slack-not-renewed', team }, error)
    return undefined
  }
}

const refreshedSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
})

async function refresh(options: InstalledOptions, refreshToken: string) {
  const { clientId, clientSecret } = options
  const client = new webApi.WebClient(undefined, clientOptions(options))
  const answer = await client.oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  })
  const { access_token, refresh_token, expires_in } = refreshedSchema.parse(answer)
  return { token: access_token, refreshToken: refresh_token, expiresInMs: expires_in * 1_000 }
}
