import { webApi } from '@slack/bolt'
import { isAppError } from '#src/domain/errors.ts'
import { present } from '#src/domain/present.ts'
import { knownAsPeople, remembered } from '#src/domain/remembered.ts'
import type { Identity } from '#src/domain/user.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Member, Members } from '#src/ports/members.ts'
import type { Clients } from '#src/slack/clients.ts'
import { slackCode, slackError } from '#src/slack/errors.ts'
import { teamsOf } from '#src/slack/install/known-teams.ts'
import type { Tokens } from '#src/slack/install/tokens.ts'

type SlackUser = NonNullable<webApi.UsersInfoResponse['user']>

/** Nobody of ours: of a workspace that has no token, or whom Slack does not show. */
const stranger: Member = { name: '', emailVerified: false, standing: 'stranger' }

function standingOf(user: SlackUser, team: string): Member['standing'] {
  if (user.deleted) return 'gone'
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot'
  if (user.is_stranger || (user.team_id !== undefined && user.team_id !== team)) return 'stranger'
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member'
}

const localeOf = (locale: string | undefined): Member['locale'] =>
  locale === undefined ? undefined : locale.startsWith('zh') ? 'zh' : 'en'

/** What `users.info` says, as far as anybody needs it. */
export const memberOf = (user: SlackUser, team: string): Member => ({
  name: user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || '',
  standing: standingOf(user, team),
  emailVerified: user.is_email_confirmed === true,
  ...present({ email: user.profile?.email, zone: user.tz, locale: localeOf(user.locale) }),
})

/** Who is behind a Slack identity: `users.info` of the workspace whose token we have, kept for ten minutes. */
export function createSlackMembers({
  clients,
  tokens,
  clock,
}: {
  readonly clients: Clients
  readonly tokens: Tokens
  readonly clock: Clock
}): Members {
  const known = remembered<Member>({
    ...knownAsPeople,
    nowMs: () => clock.now().getTime(),
    isPassing: (error) => isAppError(error) && error.retryable,
  })

  const ask = async (team: string, userId: string): Promise<Member> => {
    if (!(await teamsOf({ tokens })).includes(team)) return stranger
    try {
      const client = await clients.for(team)
      const { user } = await client.users.info({ user: userId, include_locale: true })
      return user ? memberOf(user, team) : stranger
    } catch (error) {
      if (isNobody(error)) return stranger
      throw slackError(error)
    }
  }
  return {
    async member({ surface, team, userId }: Identity) {
      if (surface !== 'slack') return undefined
      return team === undefined ? stranger : known(`${team}|${userId}`, () => ask(team, userId))
    },
  }
}

const isNobody = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError &&
  ['user_not_found', 'user_not_visible', 'users_not_found'].includes(slackCode(error) ?? '')
