import type { IncomingMessage } from 'node:http'
import { type Method, refuse, SlackRefusal, type World } from './call.ts'
import { asText, type Json } from './json.ts'
import type { Team, Token } from './shapes.ts'

const nobody: Token = {
  value: '',
  kind: 'bot',
  teamId: undefined,
  scopes: [],
  expiresAtMs: undefined,
  revoked: false,
}
const nowhere: Team = { id: '', name: '', domain: '', botUserId: '', botId: '' }

/** The token of a call, or Slack's refusal of it. */
export function authenticate(
  request: IncomingMessage,
  args: Json,
  method: Method,
  world: World,
): { readonly token: Token; readonly team: Team } {
  const kind = method.token ?? 'bot'
  if (kind === 'none') return { token: nobody, team: nowhere }

  const token = livingToken(request, args, world)
  if (kind !== 'any' && token.kind !== kind) refuse('not_allowed_token_type')
  const missing = method.scopes?.find((scope) => !token.scopes.includes(scope))
  if (missing) {
    throw new SlackRefusal('missing_scope', { needed: missing, provided: token.scopes.join(',') })
  }

  return { token, team: world.state.teams.get(token.teamId ?? '') ?? nowhere }
}

function livingToken(request: IncomingMessage, args: Json, { state, time }: World): Token {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const value = bearer ?? asText(args['token']) ?? refuse('not_authed')
  const token = state.tokens.get(value) ?? refuse('invalid_auth')
  if (token.revoked) refuse('token_revoked')
  if (token.expiresAtMs !== undefined && token.expiresAtMs <= time.nowMs()) refuse('token_expired')
  return token
}
