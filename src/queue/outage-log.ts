import type { Logger } from '#src/ports/logger.ts'

/** What the connections of one process know together of an outage. */
type Outage = { away: number; since: number }

const outages = new WeakMap<Logger, Outage>()

/** Tells the log that Redis is away and that it is back: once an outage, however many connections notice. */
export const outageLog = (log: Logger): { away(reason: string | undefined): void; back(): void } => {
  const outage = outages.get(log) ?? { away: 0, since: 0 }
  outages.set(log, outage)

  return {
    away(reason) {
      outage.away += 1
      if (outage.away > 1) return
      outage.since = performance.now()
      log.error('Redis is away; trying again until it is back', { code: 'redis-away', reason })
    },
    back() {
      outage.away -= 1
      if (outage.away === 0)
        log.info('Redis is back', { awayMs: Math.round(performance.now() - outage.since) })
    },
  }
}
