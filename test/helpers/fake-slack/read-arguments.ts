import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { refuse } from './call.ts'
import { isJson, type Json, parsed } from './json.ts'

const booleans: Readonly<Record<string, boolean>> = { true: true, false: false, 1: true, 0: false }
const objects = ['blocks', 'metadata', 'view', 'unfurls', 'files', 'attachments', 'message']
const switches = [
  'reply_broadcast',
  'unfurl_links',
  'unfurl_media',
  'mrkdwn',
  'link_names',
  'include_locale',
  'include_num_members',
  'include_all_metadata',
  'inclusive',
  'return_im',
  'prevent_creation',
]

/** A form field as the value it stands for. */
function fromForm(name: string, value: string): unknown {
  if (switches.includes(name)) return booleans[value] ?? value
  if (!objects.includes(name)) return value
  const object = parsed(value)
  return object === undefined ? refuse(`invalid_${name}_format`) : object
}

/** The arguments of a call: query and body, form or JSON; JSON may not carry the token. */
export async function readArguments(request: IncomingMessage): Promise<Json> {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const body = (await buffer(request)).toString('utf8')
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) {
    const object = parsed(body)
    if (!isJson(object)) return refuse(object === undefined ? 'invalid_json' : 'json_not_object')
    const { token: _, ...rest } = object
    return rest
  }
  if (body !== '' && !type.startsWith('application/x-www-form-urlencoded')) return refuse('invalid_post_type')

  return Object.fromEntries(
    [...searchParams, ...new URLSearchParams(body)].map(([name, value]) => [name, fromForm(name, value)]),
  )
}
