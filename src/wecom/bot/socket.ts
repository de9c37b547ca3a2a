import { type BotLine, type BotOut, type BotSent, botCodes } from './line.ts'
import { type SdkOptions, sayBySdk, sdkClient } from './sdk.ts'

/** `refused`: WeCom does not know the bot or its secret; `kicked`: somebody else has connected with them. */
export type BotTrouble = 'refused' | 'kicked'

export type BotSocketOptions = SdkOptions & {
  /** What WeCom tells the bot, as it comes. */
  onFrame(frame: unknown): void
  onTrouble(what: BotTrouble): void
  /** How long a trouble is waited out, the first time, the second …; the last from then on. */
  readonly pausesMs?: Readonly<Record<BotTrouble, readonly number[]>>
  /** How long something to say waits for a connection. */
  readonly waitMs?: number
}

/** The bot's long connection, of which WeCom allows one. */
export type BotSocket = BotLine & {
  /** Connects, and stays connected until it is closed. */
  open(): void
  close(): void
  isSubscribed(): boolean
}

const [second, minute] = [1_000, 60_000]

/** A refused secret is not tried in a loop; whoever has taken the connection over is not taken over in a loop. */
const pauses: NonNullable<BotSocketOptions['pausesMs']> = {
  refused: [minute, 5 * minute, 15 * minute, 30 * minute],
  kicked: [5 * second, 15 * second, minute, 5 * minute],
}

/** A connection that has stood for so long has got over its troubles. */
const settledMs = 5 * minute

/** As long as a subscription may take: the SDK itself waits for it for ever. */
const subscribedWithinMs = 10_000

/** What is known of the connection at this moment. */
type State = {
  wanted: boolean
  subscribed: boolean
  /** Counts subscriptions: a lost one is renewed once, however many have noticed. */
  epoch: number
  sinceMs: number
  troubles: number
  timer: NodeJS.Timeout | undefined
  readonly waiting: Set<() => void>
}

/** Others' answers may still be on their way over a connection that is to be renewed. */
const graceMs = 50

type Socket = {
  /** Replaced each time: the late end of an old connection would take the new one of the same client with it. */
  client: ReturnType<typeof sdkClient> | undefined
  readonly state: State
  readonly options: BotSocketOptions
}

/**
 * A socket that comes back: after a break by the SDK, after a subscription that was forgotten (846609), refused or taken
 * over by ours, since the SDK is silent for ever then.
 */
export function botSocket(options: BotSocketOptions): BotSocket {
  const state: State = {
    wanted: false,
    subscribed: false,
    epoch: 0,
    sinceMs: 0,
    troubles: 0,
    timer: undefined,
    waiting: new Set(),
  }
  const socket: Socket = { client: undefined, state, options }

  return {
    open() {
      state.wanted = true
      connect(socket)
    },
    close() {
      Object.assign(state, { wanted: false, subscribed: false, troubles: 0 })
      disconnect(socket)
      for (const go of state.waiting) go()
    },
    isSubscribed: () => state.subscribed,
    send: (out) => say(socket, out),
  }
}

function connect(socket: Socket): void {
  disconnect(socket)
  const { state, options } = socket
  const client = sdkClient(options)
  socket.client = client
  watch(socket, client)
  if (state.wanted) client.connect()
}

function disconnect(socket: Socket): void {
  const { client, state } = socket
  clearTimeout(state.timer)
  state.subscribed = false
  socket.client = undefined
  client?.removeAllListeners()
  client?.disconnect()
}

function watch(socket: Socket, client: NonNullable<Socket['client']>): void {
  const { state, options } = socket
  client.on('connected', () => after(state, subscribedWithinMs, () => connect(socket)))
  client.on('authenticated', () => {
    clearTimeout(state.timer)
    Object.assign(state, { subscribed: true, epoch: state.epoch + 1, sinceMs: performance.now() })
    for (const go of state.waiting) go()
  })
  client.on('disconnected', () => {
    state.subscribed = false
  })
  client.on('message', (frame) => options.onFrame(frame))
  client.on('event', (frame) => options.onFrame(frame))
  client.on('event.disconnected_event', () => queueMicrotask(() => troubled(socket, 'kicked')))
  client.on('error', (error) => {
    const exhausted = (error as { code?: unknown }).code === 'WS_AUTH_FAILURE_EXHAUSTED'
    if (exhausted) troubled(socket, 'refused')
  })
}

const after = (state: State, ms: number, act: () => void): void => {
  clearTimeout(state.timer)
  state.timer = setTimeout(act, ms)
}

function troubled(socket: Socket, what: BotTrouble): void {
  const { state, options } = socket
  if (!state.wanted) return
  const known = (options.pausesMs ?? pauses)[what]
  if (what === 'kicked' && performance.now() - state.sinceMs > settledMs) state.troubles = 0
  const pauseMs = known[Math.min(state.troubles, known.length - 1)] ?? minute
  state.troubles += 1
  disconnect(socket)
  after(state, pauseMs, () => connect(socket))
  options.onTrouble(what)
}

/** Says something once there is a subscription, and once more where WeCom had forgotten it. */
async function say(socket: Socket, out: BotOut): Promise<BotSent> {
  const { state, options } = socket
  const waitMs = options.waitMs ?? 5_000
  if (!(await subscribed(state, waitMs))) return { kind: 'away' }
  const { epoch } = state
  const sent = await sayOver(socket, out)
  if (sent.kind !== 'refused' || sent.errcode !== botCodes.notSubscribed) return sent

  if (epoch === state.epoch) {
    state.epoch += 1
    state.subscribed = false
    after(state, graceMs, () => connect(socket))
  }
  return (await subscribed(state, waitMs)) ? sayOver(socket, out) : { kind: 'away' }
}

const sayOver = async ({ client }: Socket, out: BotOut): Promise<BotSent> =>
  client ? sayBySdk(client, out) : { kind: 'away' }

async function subscribed(state: State, waitMs: number): Promise<boolean> {
  if (state.subscribed || !state.wanted) return state.subscribed
  const { promise, resolve } = Promise.withResolvers<void>()
  const late = setTimeout(resolve, waitMs)
  state.waiting.add(resolve)
  await promise
  clearTimeout(late)
  state.waiting.delete(resolve)
  return state.subscribed
}
