import type { Policy } from '#src/domain/policy.ts'
import { type SourceStanding, standingsOf } from '#src/domain/source/standing.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Sources } from '#src/ports/sources.ts'

/** How the sources stand now: one read of a handful of documents for a whole run. */
export const sourceStandings = async (
  { sources, clock }: { readonly sources: Sources; readonly clock: Clock },
  policy: Pick<Policy, 'sources'>,
): Promise<readonly SourceStanding[]> => standingsOf(await sources.all(), policy, clock.now())
