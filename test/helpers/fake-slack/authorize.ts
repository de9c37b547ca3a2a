import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { World } from './call.ts'

/**
 * `/oauth/v2/authorize`: whoever comes with `x-fake-user` has pressed Allow at once (Slack knows them by its cookie),
 * and is sent back with a code and the state.
 */
export function answerAuthorize(
  { state, app }: World,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { searchParams: asked } = new URL(request.url ?? '/', 'http://localhost')
  const person = state.people.get(String(request.headers['x-fake-user']))
  const redirectUri = asked.get('redirect_uri') ?? app.redirectUrls[0] ?? ''
  const scopes = (asked.get('scope') ?? '').split(',').filter(Boolean)
  const problem = problemOf(asked, redirectUri, scopes, app)
  if (problem || !person) {
    response.writeHead(400).end(problem ?? 'not signed in')
    return
  }
  const code = randomBytes(12).toString('hex')
  state.grants.set(code, { teamId: person.team, userId: person.id, scopes, redirectUri, used: false })
  const back = new URL(redirectUri)
  back.searchParams.set('code', code)
  back.searchParams.set('state', asked.get('state') ?? '')
  response.writeHead(302, { location: back.href }).end()
}

function problemOf(
  asked: URLSearchParams,
  redirectUri: string,
  scopes: readonly string[],
  app: World['app'],
): string | undefined {
  if (asked.get('client_id') !== app.clientId) return 'invalid_client_id'
  if (!app.redirectUrls.some((url) => isBelow(redirectUri, url))) return 'bad_redirect_uri'
  const odd = scopes.find((scope) => !app.botScopes.includes(scope))
  if (odd || scopes.length === 0) return `invalid_scope: ${odd ?? 'none'}`
  return undefined
}

/** Slack takes a registered address and what lies below its path. */
const isBelow = (given: string, registered: string) =>
  URL.canParse(given) &&
  new URL(given).origin === new URL(registered).origin &&
  new URL(given).pathname.startsWith(new URL(registered).pathname)
