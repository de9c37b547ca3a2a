import { randomUUID } from 'node:crypto'
import type { Audit, AuditEntry } from '#src/ports/audit.ts'
import { type AuditLink, emptyHead, type Head, linkAll } from './audit-chain.ts'
import type { Models } from './models.ts'

type Waiting = {
  readonly entry: AuditEntry
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/**
 * One hash chain per process start. Entries that arrive while a write is under way go together in the next one,
 * so a burst costs a few writes and the chain stays in order.
 */
export function auditOf({ audit }: Models): Audit {
  const chain = randomUUID()
  let head: Head | undefined = emptyHead(chain)
  let waiting: Waiting[] = []
  let writing = false

  /** After a write of unknown outcome the database says where the chain ends. */
  const findHead = async (): Promise<Head> =>
    (await audit.model.findOne({ chain }).sort({ n: -1 }).lean<AuditLink>()) ?? emptyHead(chain)

  const write = async (entries: readonly AuditEntry[]): Promise<void> => {
    const links = linkAll(head ?? (await findHead()), entries)
    head = undefined
    await audit.native.insertMany([...links], { ordered: true })
    head = links.at(-1)
  }

  const drain = async (): Promise<void> => {
    writing = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await write(batch.map(({ entry }) => entry))
        for (const each of batch) each.done()
      } catch (error) {
        for (const each of batch) each.failed(error)
      }
    }
    writing = false
  }

  return {
    record: (entry) =>
      new Promise((done, failed) => {
        waiting.push({ entry, done, failed })
        if (!writing) void drain()
      }),
  }
}
