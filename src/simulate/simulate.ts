import { addDays } from '#src/domain/days.ts'
import { dayNumber, instant } from '#src/ingest/sample/calendar.ts'
import type { Logger } from '#src/ports/logger.ts'
import { type LifeSpec, livingCompany } from './company.ts'
import { type Judged, judge } from './judge/judge.ts'
import { liveDays, type OnDay, type People } from './live-days.ts'
import { loadCompany } from './load-company.ts'
import { openWorld, type World } from './open-world.ts'
import type { FailedRun } from './play-jobs.ts'
import type { Delivered } from './recording-chat.ts'

/** What to live, and who takes part in it. */
export type SimulationRequest = {
  readonly spec: LifeSpec
  readonly log: Logger
  /** The people of the company; told of what is delivered by listeners they add. */
  readonly people: (world: World) => People
  readonly onDay?: OnDay
}

/** Runs that failed for good, and milliseconds by job. */
export type Lived = { readonly failed: readonly FailedRun[]; readonly spentMs: ReadonlyMap<string, number> }

/**
 * The sample company lives some days: the product's own jobs and commands on played time, in a store of its own; then
 * what was delivered and done is judged.
 */
export async function simulate({ spec, log, people, onDay }: SimulationRequest): Promise<Lived & Judged> {
  const company = livingCompany(spec)
  const world = await openWorld(spec, log)
  const messages: Delivered[] = []
  const start = instant(dayNumber(spec.from), 0)
  try {
    await loadCompany(world, company, spec)
    world.listeners.push((message) => void messages.push(message))
    await liveDays(world, company, spec, people(world), onDay)
    const { failed, spentMs } = world.worker
    const judged = await judge(world, { start, end: addDays(start, spec.days), messages })
    return { failed, spentMs, ...judged }
  } finally {
    await world.close()
  }
}
