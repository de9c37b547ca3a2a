import { type Method, refuse, textArg } from '../call.ts'

const test: Method = {
  token: 'any',
  perMinute: 100,
  run: ({ world, team, token }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: 'tierwise',
    team_id: team.id,
    user_id: team.botUserId,
    bot_id: team.botId,
    is_enterprise_install: team.wholeOrg !== undefined,
    ...(token.expiresAtMs === undefined
      ? {}
      : { expires_in: Math.floor((token.expiresAtMs - world.time.nowMs()) / 1_000) }),
  }),
}

const revoke: Method = {
  token: 'any',
  run({ token }) {
    token.revoked = true
    return { revoked: true }
  },
}

const team: Method = {
  scopes: ['team:read'],
  run: ({ team: { id, name, domain } }) => ({ team: { id, name, domain, email_domain: '' } }),
}

const bots: Method = {
  scopes: ['users:read'],
  run({ team: own, args, world }) {
    if (textArg(args, 'bot') !== own.botId) refuse('bot_not_found')
    const bot = {
      id: own.botId,
      app_id: world.app.id,
      user_id: own.botUserId,
      name: 'tierwise',
      deleted: false,
    }
    return { bot }
  },
}

/** `auth.*`, `team.info`, `bots.info` */
export const auth: Readonly<Record<string, Method>> = {
  'auth.test': test,
  'auth.revoke': revoke,
  'team.info': team,
  'bots.info': bots,
}
