import type { ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Asked } from './shapes.ts'

type Delta = { readonly content?: string; readonly refusal?: string; readonly reasoning_content?: string }

/** How many characters go into one event, so that no answer comes whole. */
const PIECE = 7

const pieces = (text: string) => {
  const characters = [...text]
  return Array.from({ length: Math.ceil(characters.length / PIECE) }, (_, at) =>
    characters.slice(at * PIECE, (at + 1) * PIECE).join(''),
  )
}

const head = (asked: Asked, object: string) => ({
  id: 'chatcmpl-fake',
  object,
  created: 1_700_000_000,
  model: asked.model,
})

const chunk = (asked: Asked, delta: Delta, finish: string | null = null) =>
  `data: ${JSON.stringify({
    ...head(asked, 'chat.completion.chunk'),
    choices: [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: finish }],
  })}\n\n`

type Refused = {
  readonly status: number
  readonly message: string
  readonly code: string
  readonly retryAfter?: number | string
  readonly location?: string
}

/** An error as OpenAI words it. */
export function refuse(
  response: ServerResponse,
  { status, message, code, retryAfter, location }: Refused,
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(location === undefined ? {} : { location }),
  })
  response.end(JSON.stringify({ error: { message, type: 'fake_error', param: null, code } }))
}

function stream(response: ServerResponse, asked: Asked, deltas: readonly Delta[]) {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  for (const delta of deltas) response.write(chunk(asked, delta))
}

const contents = (text: string): Delta[] => pieces(text).map((content) => ({ content }))

function whole(response: ServerResponse, asked: Asked, message: Delta, finish: string) {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify({
      ...head(asked, 'chat.completion'),
      choices: [
        { index: 0, message: { role: 'assistant', content: null, ...message }, finish_reason: finish },
      ],
    }),
  )
}

function say(response: ServerResponse, asked: Asked, { said, finish }: { said: Delta; finish: string }) {
  if (!asked.stream) return whole(response, asked, said, finish)

  const thoughts = pieces(said.reasoning_content ?? '').map((reasoning_content) => ({ reasoning_content }))
  const refusals = pieces(said.refusal ?? '').map((refusal) => ({ refusal }))
  stream(response, asked, [...thoughts, ...contents(said.content ?? ''), ...refusals])
  response.end(`${chunk(asked, {}, finish)}data: [DONE]\n\n`)
}

const textOf = (answer: Exclude<Answer, string>): string => {
  if ('json' in answer) return JSON.stringify(answer.json)
  return 'text' in answer ? answer.text : ''
}

async function breakOff(response: ServerResponse, asked: Asked, begun: string) {
  stream(response, asked, contents(begun))
  await pause(20)
  response.destroy()
}

function sayWhole(response: ServerResponse, asked: Asked, answer: Exclude<Answer, string>) {
  if ('refusal' in answer) return say(response, asked, { said: { refusal: answer.refusal }, finish: 'stop' })

  const thought = 'reasoning' in answer ? { reasoning_content: answer.reasoning } : {}
  const finish = 'finish' in answer ? (answer.finish ?? 'stop') : 'stop'
  say(response, asked, { said: { content: textOf(answer), ...thought }, finish })
}

/** Gives a scripted answer. */
export async function respond(response: ServerResponse, asked: Asked, scripted: Answer): Promise<void> {
  const answer = typeof scripted === 'string' ? { text: scripted } : scripted
  if ('afterMs' in answer) await pause(answer.afterMs)
  if (response.destroyed) return
  if ('status' in answer) return refuse(response, { code: 'scripted', message: 'scripted', ...answer })
  if ('raw' in answer) {
    const type = answer.contentType ?? (asked.stream ? 'text/event-stream' : 'application/json')
    return void response.writeHead(200, { 'content-type': type }).end(answer.raw)
  }
  if ('hangsAfter' in answer) return stream(response, asked, contents(answer.hangsAfter))
  if ('breaksAfter' in answer) return breakOff(response, asked, answer.breaksAfter)
  sayWhole(response, asked, answer)
}
