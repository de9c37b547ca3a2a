import type { ServerResponse } from 'node:http'
import type { Logger } from '#src/ports/logger.ts'
import type { Messages, StoredMessage } from '#src/ports/messages.ts'
import { messageView } from './message-view.ts'

type LiveDeps = { readonly messages: Messages; readonly log: Logger; readonly pollMs: number }

/** Messages are looked up this far back, so that one a slower clock dated a little earlier is not missed. */
const overlapMs = 10_000
const pageSize = 200
const heartbeatMs = 15_000

/**
 * One page's stream of messages (server-sent events), fed by polling the store while the page is there: a worker of
 * another process reaches it, too. A resumed stream starts `overlapMs` before the last event; the page knows ids.
 */
export function streamMessages(
  { messages, log, pollMs }: LiveDeps,
  userId: string,
  afterMs: number,
  out: ServerResponse,
): () => void {
  const told = new Map<string, number>()
  let newestMs = afterMs
  let timer: NodeJS.Timeout | undefined
  let open = true

  const tell = (message: StoredMessage) => {
    const atMs = saidOrChanged(message).getTime()
    const version = `${message._id}|${atMs}`
    if (told.has(version)) return
    told.set(version, atMs)
    newestMs = Math.max(newestMs, atMs)
    out.write(eventOf(message))
  }
  const poll = async () => {
    try {
      const sinceMs = newestMs - overlapMs
      await drainPages(messages, userId, sinceMs, tell)
      const after = new Date(Math.max(0, sinceMs))
      for (const each of await messages.changed('playground', userId, after, pageSize)) tell(each)
      forgetBefore(told, newestMs - overlapMs)
    } catch (error) {
      log.warn('playground: messages cannot be read', { error: error instanceof Error ? error.name : '' })
    }
    if (open) timer = setTimeout(() => void poll(), pollMs)
  }
  const heartbeat = setInterval(() => out.write(': still here\n\n'), heartbeatMs)

  out.write('retry: 1500\n\n')
  void poll()

  return () => {
    open = false
    clearTimeout(timer)
    clearInterval(heartbeat)
    out.end()
  }
}

const saidOrChanged = ({ at, changedAt }: StoredMessage): Date => changedAt ?? at

const eventOf = (message: StoredMessage) =>
  `id: ${saidOrChanged(message).getTime()}\nevent: message\ndata: ${JSON.stringify(messageView(message))}\n\n`

async function drainPages(
  messages: Messages,
  userId: string,
  afterMs: number,
  tell: (message: StoredMessage) => void,
): Promise<void> {
  let after = new Date(Math.max(0, afterMs))
  for (;;) {
    const page = await messages.since('playground', userId, after, pageSize)
    page.forEach(tell)
    const last = page.at(-1)
    if (page.length < pageSize || !last || last.at.getTime() === after.getTime()) return
    after = last.at
  }
}

function forgetBefore(told: Map<string, number>, beforeMs: number): void {
  for (const [id, atMs] of told) if (atMs < beforeMs) told.delete(id)
}
