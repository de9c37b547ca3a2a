import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type Fault, type Faults, goesWrong } from '../fake-slack/faults.ts'
import { isJson, type Json, parsed } from '../fake-slack/json.ts'
import { type Call, type Method, refuse, type Upload, WecomRefusal, type World, wrongType } from './call.ts'
import { methods } from './methods/index.ts'
import type { Tokens } from './tokens.ts'

type Deps = {
  readonly world: World
  readonly faults: Faults
  readonly tokens: Tokens
  isTrusted(): boolean
}

/** Answers `/cgi-bin/<method>`: always 200, with an errcode. */
export async function answerApi(
  deps: Deps,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const bytes = await buffer(request)
  const body = parsed(bytes.toString('utf8'))
  const args: Json = { ...Object.fromEntries(searchParams), ...(isJson(body) ? body : {}) }
  const fault = deps.faults.take(name, args)
  if (fault && (await goesWrong(fault, response))) return

  const answer = await answerTo(deps, name, request, searchParams, bytes, fault).catch(refusal)
  const { access_token: _, corpsecret: __, ...kept } = args
  deps.world.state.calls.push({ method: name, args: kept, errcode: Number(answer['errcode']) })
  if (fault?.kind === 'breaks-after') return void request.socket.destroy()
  if (fault?.kind === 'hangs-after') return
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(answer))
}

const refusal = (error: unknown): Json => {
  if (!(error instanceof WecomRefusal)) throw error
  return { errcode: error.errcode, errmsg: error.message, ...error.rest }
}

async function answerTo(
  deps: Deps,
  name: string,
  request: IncomingMessage,
  query: URLSearchParams,
  bytes: Buffer,
  fault: Fault | undefined,
): Promise<Json> {
  const method = methods[name]
  if (!method && name !== 'gettoken') refuse(40066, `invalid url: ${name}`)
  if (request.method !== (method?.verb ?? 'GET')) refuse(40058, `${name} wants ${method?.verb ?? 'GET'}`)
  if (fault?.kind === 'ratelimited') refuse(45009, 'api freq out of limit')
  if (fault?.kind === 'error') refuse(Number(fault.error), 'planned')
  if (method && method.token !== 'none') checkCaller(deps, query, request)
  const call: Call = { world: deps.world, query, ...(await readBody(request, bytes, method)) }
  const answer = method ? await method.run(call) : await deps.tokens.issue(call)
  return { errcode: 0, errmsg: 'ok', ...answer }
}

function checkCaller({ tokens, isTrusted }: Deps, query: URLSearchParams, request: IncomingMessage): void {
  tokens.check(query.get('access_token'))
  if (isTrusted()) return
  const from = request.socket.remoteAddress ?? ''
  const more = 'more info at https://open.work.weixin.qq.com/devtool/query?e=60020'
  refuse(60020, `not allow to access from your ip, hint: [1688000000], from ip: ${from}, ${more}`)
}

/** A JSON object, or the file of a multipart form. */
async function readBody(
  request: IncomingMessage,
  bytes: Buffer,
  method: Method | undefined,
): Promise<{ readonly body: Json; readonly upload: Upload | undefined }> {
  const type = request.headers['content-type'] ?? ''
  if (method?.verb !== 'POST') return { body: {}, upload: undefined }
  if (type.startsWith('multipart/form-data')) return { body: {}, upload: await fileOf(bytes, type) }
  const body = parsed(bytes.toString('utf8'))
  return { body: isJson(body) ? body : wrongType('body'), upload: undefined }
}

async function fileOf(bytes: Buffer, type: string): Promise<Upload | undefined> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  const file = form.get('media')
  if (file === null || typeof file === 'string') return undefined
  return { filename: file.name, data: Buffer.from(await file.arrayBuffer()) }
}
