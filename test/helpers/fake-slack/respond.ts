import type { IncomingMessage, ServerResponse } from 'node:http'
import { text as bodyOf } from 'node:stream/consumers'
import { refuse, SlackRefusal, type World } from './call.ts'
import { readContent } from './content.ts'
import { type Faults, goesWrong } from './faults.ts'
import { isJson, type Json, parsed } from './json.ts'
import { rewrite, write } from './messages.ts'
import type { ResponseUrl } from './state.ts'

const mostUses = 5
const lifeMs = 30 * 60_000

/** Answers a `response_url`: 404 when it is used up or too old, 400 for what Slack would not take. */
export async function answerRespond(
  { world, faults }: { readonly world: World; readonly faults: Faults },
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = parsed(await bodyOf(request))
  const fault = faults.take('response_url', isJson(body) ? body : {})
  if (fault && (await goesWrong(fault, response))) return

  const [status, text] = taken(world, id, body)
  if (fault?.kind === 'breaks-after') request.socket.destroy()
  else if (fault?.kind !== 'hangs-after') response.writeHead(status).end(text)
}

/** Takes an answer if its address is still good, or says why not. */
function taken(world: World, id: string, body: unknown): readonly [status: number, text: string] {
  try {
    const url = world.state.responseUrls.get(id) ?? refuse('invalid_url')
    if (url.uses >= mostUses) refuse('used_url')
    if (world.time.nowMs() - url.issuedAtMs > lifeMs) refuse('expired_url')
    url.uses += 1
    takeAnswer(world, url, isJson(body) ? body : refuse('invalid_payload'))
    return [200, 'ok']
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error
    world.state.complaints.push(`response_url: ${error.error} ${JSON.stringify(error.rest)}`)
    return [
      /_url$/.test(error.error) ? 404 : 400,
      JSON.stringify({ ok: false, error: error.error, ...error.rest }),
    ]
  }
}

/** What the body of a response, or of an acknowledgement, does to the conversation. */
export function takeAnswer(world: World, { teamId, userId, channel, source }: ResponseUrl, body: Json): void {
  if (body['delete_original'] === true) {
    if (source) source.deleted = true
    return
  }
  const content = readContent(body, 'responded')
  if (body['thread_ts'] !== undefined) world.state.complaints.push('response_url: thread_ts is not honoured')
  if (body['replace_original'] === true && source) {
    rewrite(source, content)
    return
  }

  const type = body['response_type'] ?? 'ephemeral'
  if (type !== 'ephemeral' && type !== 'in_channel') refuse('invalid_response_type')
  const user = world.state.teams.get(teamId)?.botUserId ?? ''
  const onlyFor = type === 'ephemeral' ? userId : undefined
  const threadTs = source?.threadTs
  write(world, { channel, user, appTeam: teamId, onlyFor, threadTs }, content)
}
