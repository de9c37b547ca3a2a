import { randomBytes } from 'node:crypto'
import { type Call, type Method, refuse, textArg } from '../call.ts'
import { asText, type Json } from '../json.ts'
import type { Grant } from '../state.ts'
import { addToken } from '../world.ts'

/** Slack's tokens live twelve hours where rotation is on. */
const tokenMs = 12 * 3_600_000

function grantFor({ world: { state }, args }: Call): Grant {
  const grant = state.grants.get(textArg(args, 'code')) ?? refuse('invalid_code')
  if (grant.used) return refuse('code_already_used')
  if ((asText(args['redirect_uri']) ?? grant.redirectUri) !== grant.redirectUri)
    return refuse('bad_redirect_uri')
  grant.used = true
  return grant
}

/** A token for a team, with a refresh token where rotation is on. */
function issue({ world }: Call, teamId: string, scopes: readonly string[]): Json {
  const { state, app, time } = world
  const org = state.teams.get(teamId)?.wholeOrg
  const expiresAtMs = app.tokenRotation ? time.nowMs() + tokenMs : undefined
  const token = addToken(world, { kind: 'bot', teamId, scopes, expiresAtMs })
  const refreshToken = `xoxe-1-${randomBytes(12).toString('hex')}`
  if (app.tokenRotation) state.refreshTokens.set(refreshToken, { token, used: false })

  return {
    access_token: token,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: state.teams.get(teamId)?.botUserId,
    app_id: app.id,
    team: org ? null : { id: teamId, name: state.teams.get(teamId)?.name },
    enterprise: org ?? null,
    is_enterprise_install: org !== undefined,
    ...(app.tokenRotation ? { refresh_token: refreshToken, expires_in: tokenMs / 1_000 } : {}),
  }
}

/** A refresh token is good once: used again, it ends the token that it has brought too. */
function refresh(call: Call): Json {
  const { state } = call.world
  const old = state.refreshTokens.get(textArg(call.args, 'refresh_token')) ?? refuse('invalid_refresh_token')
  const token = state.tokens.get(old.token)
  if (old.used || !token?.teamId || token.revoked) {
    for (const one of state.tokens.values()) if (one.teamId === token?.teamId) one.revoked = true
    return refuse('invalid_refresh_token')
  }
  old.used = true
  return issue(call, token.teamId, token.scopes)
}

const access: Method = {
  token: 'none',
  run(call) {
    const { args, world } = call
    if (args['client_id'] !== world.app.clientId) return refuse('invalid_client_id')
    if (args['client_secret'] !== world.app.clientSecret) return refuse('bad_client_secret')
    if (args['grant_type'] === 'refresh_token') return refresh(call)
    if (args['grant_type'] !== undefined && args['grant_type'] !== 'authorization_code') {
      return refuse('invalid_grant_type')
    }
    const { teamId, userId, scopes } = grantFor(call)
    return { ...issue(call, teamId, scopes), authed_user: { id: userId } }
  },
}

/** `oauth.v2.access` */
export const oauth: Readonly<Record<string, Method>> = { 'oauth.v2.access': access }
