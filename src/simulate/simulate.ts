import type { Logger } from '#src/ports/logger.ts'
import { type LifeSpec, livingCompany } from './company.ts'
import { liveDays, type OnDay, type People } from './live-days.ts'
import { loadCompany } from './load-company.ts'
import { openWorld, type World } from './open-world.ts'
import type { FailedRun } from './play-jobs.ts'

/** What to live, and who takes part in it. */
export type SimulationRequest = {
  readonly spec: LifeSpec
  readonly log: Logger
  /** The people of the company; told of what is delivered by listeners they add. */
  readonly people: (world: World) => People
  readonly onDay?: OnDay
}

/** Runs that failed for good, and processor milliseconds by job. */
export type Lived = { readonly failed: readonly FailedRun[]; readonly spentMs: ReadonlyMap<string, number> }

/**
 * The sample company lives some days: the product's own jobs and commands on played time, in a store of its own.
 * @param judge looks at the world once the last day is over.
 */
export async function simulate<Judgement>(
  { spec, log, people, onDay }: SimulationRequest,
  judge: (world: World) => Promise<Judgement>,
): Promise<Lived & { readonly judgement: Judgement }> {
  const company = livingCompany(spec)
  const world = await openWorld(spec, log)
  try {
    await loadCompany(world, company, spec)
    await liveDays(world, company, spec, people(world), onDay)
    const { failed, spentMs } = world.worker
    return { failed, spentMs, judgement: await judge(world) }
  } finally {
    await world.close()
  }
}
