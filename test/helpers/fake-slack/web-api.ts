import type { IncomingMessage, ServerResponse } from 'node:http'
import { authenticate } from './authenticate.ts'
import { type Method, SlackRefusal, type World } from './call.ts'
import { type Fault, type Faults, goesWrong } from './faults.ts'
import { asText, type Json } from './json.ts'
import { methods } from './methods/index.ts'
import type { RateLimits } from './rate-limits.ts'
import { readArguments } from './read-arguments.ts'

type Deps = { readonly world: World; readonly faults: Faults; readonly limits: RateLimits | undefined }
type Answer = { readonly status: number; readonly body: Json; readonly headers?: Record<string, string> }

/** Answers `/api/<method>`. */
export async function answerApi(
  deps: Deps,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const args = await readArguments(request).catch((error: unknown) => error)
  const known = args instanceof Error ? {} : (args as Json)
  const fault = deps.faults.take(name, known)
  if (fault && (await goesWrong(fault, response))) return

  const answer =
    args instanceof Error ? refusal(args) : await answerTo(deps, name, request, known, fault).catch(refusal)
  deps.world.state.calls.push({ method: name, args: known, error: asText(answer.body['error']) })
  if (fault?.kind === 'breaks-after') return void request.socket.destroy()
  if (fault?.kind === 'hangs-after') return
  send(response, answer)
}

async function answerTo(
  { world, limits }: Deps,
  name: string,
  request: IncomingMessage,
  args: Json,
  fault: Fault | undefined,
): Promise<Answer> {
  const method = methods[name]
  if (!method) throw new SlackRefusal('unknown_method', { req_method: name })
  if (fault?.kind === 'ratelimited') return tooMany(fault.retryAfterS)
  if (fault?.kind === 'error') throw new SlackRefusal(fault.error)

  const { token, team } = authenticate(request, args, method, world)
  const waitS = limits ? secondsToWait(limits, name, method, team.id, args) : 0
  if (waitS > 0) return tooMany(waitS)

  const body = await method.run({ world, args, token, team })
  const headers = {
    'x-oauth-scopes': token.scopes.join(','),
    'x-accepted-oauth-scopes': (method.scopes ?? []).join(','),
  }
  return { status: 200, body: { ok: true, ...body }, headers }
}

/** Posts: one a second for a channel, in bursts of four; other methods by their tier. */
function secondsToWait(limits: RateLimits, name: string, method: Method, teamId: string, args: Json): number {
  if (name === 'chat.postMessage') return limits(`${name}:${teamId}:${String(args['channel'])}`, 4, 1)
  const perMinute = method.perMinute ?? 50
  return limits(`${name}:${teamId}`, perMinute, perMinute / 60)
}

const tooMany = (retryAfterS: number): Answer => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': String(retryAfterS) },
})

function refusal(error: unknown): Answer {
  if (!(error instanceof SlackRefusal)) throw error
  return { status: 200, body: { ok: false, error: error.error, ...error.rest } }
}

let requests = 0
const send = (response: ServerResponse, { status, body, headers }: Answer) => {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'x-slack-req-id': `req-${++requests}`,
      ...headers,
    })
    .end(JSON.stringify(body))
}
