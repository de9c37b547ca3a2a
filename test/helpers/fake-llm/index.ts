import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { listen } from '../fake-slack/server.ts'
import { checkBody, checkWay } from './check.ts'
import { refuse, respond } from './respond.ts'
import type { Answer, Asked, FakeLlmOptions, Recorded, Script } from './shapes.ts'

/** A language model's endpoint over real HTTP, as strict as the strictest of those it stands for. */
export type FakeLlm = {
  /** For `LLM_BASE_URL`. */
  readonly baseUrl: string
  readonly model: string
  readonly apiKey: string | undefined
  /** Every request, as it came. */
  readonly requests: readonly Recorded[]
  /** What was asked by requests that passed the checks. */
  readonly asked: readonly Asked[]
  /** Puts answers in the queue: each is given once, in order. */
  answers(...scripts: readonly Script[]): void
  /** What is given while the queue is empty; at first status 500. */
  always(script: Script): void
  close(): Promise<void>
}

type State = {
  readonly options: FakeLlmOptions & { readonly model: string; readonly apiKey: string | null }
  readonly requests: Recorded[]
  readonly asked: Asked[]
  readonly queue: Script[]
  always: Script
}

const unscripted: Answer = { status: 500, message: 'no answer is scripted' }

async function handle(state: State, request: IncomingMessage, response: ServerResponse) {
  const { method = '', url: path = '', headers } = request
  const recorded: Recorded = { method, path, authorization: headers.authorization, body: await text(request) }
  state.requests.push(recorded)
  response.on('close', () => {
    recorded.status = response.statusCode
    if (!response.writableFinished) recorded.aborted = true
  })

  const wrongWay = checkWay({ method, path, headers }, state.options)
  if (wrongWay) return refuse(response, wrongWay)
  const asked = checkBody(recorded.body, state.options)
  if ('status' in asked) return refuse(response, asked)

  state.asked.push(asked)
  const script = state.queue.shift() ?? state.always
  await respond(response, asked, typeof script === 'function' ? script(asked) : script)
}

/** Opens the fake on a free port of 127.0.0.1. */
export async function openFakeLlm(options: FakeLlmOptions = {}): Promise<FakeLlm> {
  const { model = 'fake-model', apiKey = 'sk-fake-key-of-a-test' } = options
  const state: State = {
    options: { ...options, model, apiKey },
    requests: [],
    asked: [],
    queue: [],
    always: unscripted,
  }
  const { url, close } = await listen(
    { '/': (_rest, request, response) => handle(state, request, response) },
    (error) => state.queue.unshift({ status: 500, message: String(error) }),
  )
  return {
    baseUrl: `${url}/v1`,
    model,
    apiKey: apiKey ?? undefined,
    requests: state.requests,
    asked: state.asked,
    answers: (...scripts) => void state.queue.push(...scripts),
    always: (script) => {
      state.always = script
    },
    close,
  }
}
