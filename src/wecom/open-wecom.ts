import type { RequestListener } from 'node:http'
import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Budgets } from '#src/ports/budgets.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Kept } from '#src/ports/kept.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Once } from '#src/ports/once.ts'
import type { Stands } from '#src/ports/stands.ts'
import type { WecomApi } from './api/client.ts'
import type { BotParts } from './bot/bot-parts.ts'
import { callback, callbackPath } from './callback/listener.ts'
import { sealOf } from './callback/sealed.ts'
import type { WecomIncoming } from './incoming.ts'
import { withKeptCalls } from './kept-calls.ts'
import type { Pause } from './out/pause.ts'
import { receiveFrom } from './receive.ts'
import type { WecomDeps } from './wecom-deps.ts'

/** A path of ours, and who answers there. */
type WecomRoute = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly listener: RequestListener
}

export type WecomOptions = {
  readonly api: WecomApi
  /** Of the app's callback. */
  readonly token: string
  readonly aesKey: string
  /** WeCom means to switch the app off, or has done so: told to the admins. */
  report(state: 'soon' | 'off'): Promise<void>
  /** Puts what has come on the queue, from where `receive` gets it: here or in another process. */
  enqueue(incoming: WecomIncoming): Promise<void>
  readonly dispatcher: Dispatcher<Reply, Form>
  /** The same, asking for forms one field after another; absent: commands ask by themselves. */
  readonly asking?: Dispatcher<Reply, Form> | undefined
  readonly once: Once
  readonly stands: Stands
  readonly kept: Kept
  readonly budgets: Budgets
  readonly pause: Pause
  readonly clock: Clock
  readonly log: Logger
  /** Has a customer's person read anew. */
  contactChanged?(contactId: string): Promise<void>
  /** Address under which members reach this server. */
  readonly publicUrl?: string | undefined
  /** Where the AI bot is on. */
  readonly bot?: BotParts | undefined
}

/** WeCom as a surface: the bot mounts the routes raw and starts it, the worker gives `receive` what the queue holds. */
export type Wecom = {
  readonly routes: readonly WecomRoute[]
  start(): Promise<void>
  receive(event: unknown): Promise<void>
  /** Waits for what is still being worked on. */
  close(): Promise<void>
}

/** Encrypted callbacks in, cards out; acknowledged only once it is on the queue, worked on after. */
export function openWecom(options: WecomOptions): Wecom {
  const { api, token, aesKey } = options
  const working = new Set<Promise<void>>()
  const { dispatcher, asking = dispatcher, kept } = options
  const deps: WecomDeps = {
    ...options,
    dispatcher: withKeptCalls(dispatcher, kept),
    asking: withKeptCalls(asking, kept),
    track(work) {
      working.add(work)
      void work.finally(() => working.delete(work))
    },
  }
  const seal = sealOf({ token, aesKey, corpId: api.corpId })
  const listener = callback({ ...options, seal, corpId: api.corpId, agentId: api.agentId })

  return {
    routes: (['GET', 'POST'] as const).map((method) => ({ method, path: callbackPath, listener })),
    start: async () => undefined,
    receive: receiveFrom(deps),
    async close() {
      await Promise.all(working)
    },
  }
}
