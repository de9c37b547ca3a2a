import { commands } from '#src/commands/index.ts'
import type { Env } from '#src/config/env.ts'
import { tellAdmins } from '#src/decide/tell/tell-blocked.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Queues } from '#src/ports/queue.ts'
import { holdRole } from '#src/queue/hold-role.ts'
import { type AskLimits, openRelay, type Relay } from '#src/queue/open-relay.ts'
import type { BotParts } from '#src/wecom/bot/bot-parts.ts'
import { type BotLine, type BotOut, type BotSent, readOut, readSent } from '#src/wecom/bot/line.ts'
import { memberIds } from '#src/wecom/bot/member-id.ts'
import { openBot } from '#src/wecom/bot/open-bot.ts'
import { createPause } from '#src/wecom/out/pause.ts'
import type { Closing } from './lifetime.ts'
import type { OpenStores } from './open-stores.ts'
import { systemClock } from './system-clock.ts'
import type { WecomLine } from './wecom.ts'

type Parts = {
  readonly env: Env
  readonly stores: OpenStores
  readonly line: WecomLine | undefined
  readonly log: Logger
}

/** Of all processes: who holds the connection, and how that one is asked. */
const name = 'wecom-bot'

export type WecomBot = {
  /** For whoever works on what it has heard. */
  readonly parts: BotParts
  /** Stands for the connection, which one process of all has. */
  listen(queues: Pick<Queues, 'enqueue' | 'enqueueMany'>): Promise<Closing>
}

const verbsOf = (isWanted: (name: string) => boolean): readonly string[] =>
  commands
    .filter(({ name: command }) => isWanted(command))
    .flatMap(({ shown, aliases }) => [shown.en, shown.zh, ...aliases])
const verbsNamed = (command: string) => verbsOf((one) => one === command)

/** The AI bot, where it is on; nothing is asked of WeCom here. */
export async function connectWecomBot({
  env,
  stores,
  line,
  log,
}: Parts): Promise<{ readonly bot?: WecomBot; readonly closings: readonly Closing[] }> {
  const { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: secret, WECOM_WS_URL: wsUrl } = env
  if (!line || !botId || !secret) return { closings: [] }

  const relay = await openRelay({ url: stores.redisUrl, name, log })
  const parts: BotParts = {
    line: lineOver(relay),
    memberId: memberIds({ api: line.api, clock: systemClock }),
    kept: stores.store.kept,
    budgets: line.budgets,
    pause: createPause(),
    verbs: verbsOf(() => true),
    quoteVerbs: { log: verbsNamed('log'), remind: verbsNamed('remind'), tier: verbsNamed('tier') },
  }
  const listen: WecomBot['listen'] = async (queues) => {
    const socket = openBot({
      ...{ botId, secret, wsUrl, log },
      clock: systemClock,
      enqueue: (event) => queues.enqueue('receive', { surface: 'wecom', id: event.id, event }),
      report: (code) => tellAdmins({ ...stores.store, queues, clock: systemClock }, code),
    })
    const role = await holdRole({
      url: stores.redisUrl,
      name,
      log,
      begin() {
        socket.open()
        void relay.serve((question) => socket.send(readOut(question)))
      },
      async end() {
        await relay.serve()
        socket.close()
      },
    })
    return { name, close: role.close }
  }
  return { bot: { parts, listen }, closings: [{ name: 'wecom-bot-relay', close: relay.close }] }
}

/** A process that was killed has a successor within seconds; two answers of WeCom's and two waits are the longest. */
const patient = { servedWithinMs: 12_000, answeredWithinMs: 25_000 }

/** What WeCom takes within five seconds alone. */
const brief = { servedWithinMs: 3_000, answeredWithinMs: 25_000 }

const stepMs = 250

const lineOver = (relay: Relay): BotLine => ({
  async send(out) {
    const limits = out.as === 'welcome' || out.as === 'update' ? brief : patient
    const untilMs = performance.now() + limits.servedWithinMs
    let sent = await sentOver(relay, out, limits)
    // Whoever holds the role has no connection yet, or none any more.
    while (sent.kind === 'away' && performance.now() + stepMs < untilMs) {
      await new Promise((resolve) => setTimeout(resolve, stepMs))
      sent = await sentOver(relay, out, { ...limits, servedWithinMs: untilMs - performance.now() })
    }
    return sent
  },
})

async function sentOver(relay: Relay, out: BotOut, limits: AskLimits): Promise<BotSent> {
  const asked = await relay.ask(out, limits)
  if (asked === 'silence') return { kind: 'unsure' }
  return asked === 'nobody' ? { kind: 'away' } : readSent(asked.answer)
}
