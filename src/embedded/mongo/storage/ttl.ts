import type { Settings } from '#src/embedded/mongo/commands/settings.ts'
import type { Index } from '#src/embedded/mongo/index/index.ts'
import { beyond, placeIn } from '#src/embedded/mongo/index/interval.ts'
import { spanIds } from '#src/embedded/mongo/index/ordered-entries.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Collection } from './collection.ts'
import type { Engine } from './engine.ts'

const expiredIds = (index: Index, seconds: number, now: Date): number[] => {
  const interval = beyond('$lte', new Date(now.getTime() - seconds * 1000))
  const sign = index.definition.fields[0]?.direction ?? 1
  return [...new Set(spanIds(index.entries.between((key) => sign * placeIn(key[0], interval))))]
}

const sweepCollection = (collection: Collection, now: Date): number => {
  let removed = 0
  for (const index of collection.indexes) {
    const seconds = index.definition.expireAfterSeconds
    if (seconds === undefined) continue
    for (const id of expiredIds(index, seconds, now)) {
      collection.remove(id)
      removed += 1
    }
  }
  return removed
}

/** Remove what its TTL index says is over; the number of documents. */
const removeExpired = (engine: Engine, now: Date): number => {
  let removed = 0
  for (const db of engine.databases())
    for (const collection of engine.collections(db)) removed += sweepCollection(collection, now)
  engine.commit()
  return removed
}

const TICK_MS = 250

/** Sweep every `ttlMonitorSleepSecs`; a change of that setting counts at once. */
export const startTtlMonitor = (
  engine: Engine,
  settings: Settings,
  log: Pick<Logger, 'warn'>,
  now: () => Date = () => new Date(),
): { readonly stop: () => void } => {
  let last = Date.now()
  const timer = setInterval(() => {
    if (Date.now() - last < settings.ttlMonitorSleepSecs * 1000) return
    last = Date.now()
    try {
      removeExpired(engine, now())
    } catch (cause) {
      log.warn('expired documents could not be removed; the next sweep tries again', {
        reason: (cause as Error).message,
      })
    }
  }, TICK_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
