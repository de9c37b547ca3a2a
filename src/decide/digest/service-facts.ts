import { addDays } from '#src/domain/days.ts'
import type { ServiceFacts } from '#src/domain/digest/count-service.ts'
import { touchDays } from '#src/domain/digest/frame.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { DigestDeps } from './deps.ts'

/** Customers whose events are read at a time. */
const portion = 500
/** More than a service desk leaves open; the first due are read. */
const mostOpen = 10_000

async function saidBy(
  { events }: Pick<DigestDeps, 'events'>,
  asked: readonly string[],
  isRecent: (event: FactEvent) => boolean,
): Promise<readonly FactEvent[]> {
  const said: FactEvent[] = []
  for (let from = 0; from < asked.length; from += portion) {
    for (const event of await events.ofCustomers(asked.slice(from, from + portion)))
      if ((event.kind === 'feedback' || event.kind === 'note') && isRecent(event)) said.push(event)
  }
  return said
}

/** Problems and answers of the last four weeks, and problems that have been open for longer. `asked`: customer ids. */
export async function serviceFacts(
  deps: Pick<DigestDeps, 'events' | 'problems'>,
  now: Date,
  { asked, isCounted }: { readonly asked: readonly string[]; isCounted(customerId: string): boolean },
): Promise<ServiceFacts> {
  const since = addDays(now, -touchDays)
  const recent = await deps.problems.between(since, now)
  const older = (await deps.problems.allOpen(mostOpen)).filter(({ openedAt }) => openedAt < since)
  const said = await saidBy(deps, asked, ({ at }) => at >= since && at <= now)

  return { problems: [...older, ...recent].filter(({ customerId }) => isCounted(customerId)), said }
}
