import type { IncomingMessage, ServerResponse } from 'node:http'
import { text as bodyOf } from 'node:stream/consumers'
import { refuse, SlackRefusal, type World } from './call.ts'
import { readContent } from './content.ts'
import { isJson, type Json, parsed } from './json.ts'
import { rewrite, write } from './messages.ts'
import type { ResponseUrl } from './state.ts'

const mostUses = 5
const lifeMs = 30 * 60_000

/** Answers a `response_url`: 404 when it is used up or too old, 400 for what Slack would not take. */
export async function answerRespond(
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = world.state.responseUrls.get(id)
  const body = parsed(await bodyOf(request))
  const say = (status: number, text: string) => void response.writeHead(status).end(text)
  try {
    if (!url || url.uses >= mostUses) throw new SlackRefusal(url ? 'used_url' : 'invalid_url')
    if (world.time.nowMs() - url.issuedAtMs > lifeMs) throw new SlackRefusal('expired_url')
    if (!isJson(body)) throw new SlackRefusal('invalid_payload')
    url.uses += 1
    takeAnswer(world, url, body)
    say(200, 'ok')
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error
    world.state.complaints.push(`response_url: ${error.error} ${JSON.stringify(error.rest)}`)
    say(
      /_url$/.test(error.error) ? 404 : 400,
      JSON.stringify({ ok: false, error: error.error, ...error.rest }),
    )
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
