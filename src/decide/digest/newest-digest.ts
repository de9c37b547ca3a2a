import { digestIdOf, onDemand } from '#src/domain/digest/digest-id.ts'
import { isoWeek } from '#src/domain/digest/week.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import type { DigestDeps } from './deps.ts'
import type { ComparedDigest } from './keep-digest.ts'

const weekMs = 7 * 86_400_000

/** The newest digest of all that somebody sees, weekly or asked for, beside the one of an earlier week; none is counted for this. */
export async function newestDigest(
  { digests, clock }: Pick<DigestDeps, 'digests' | 'clock'>,
  { userId, zone }: Pick<Asker, 'userId' | 'zone'>,
): Promise<ComparedDigest | undefined> {
  const nextWeek = isoWeek(new Date(clock.now().getTime() + weekMs), zone)
  const found = await Promise.all([
    digests.get(digestIdOf(userId, undefined, onDemand)),
    digests.before(userId, undefined, nextWeek),
  ])
  const [digest] = found
    .filter((each) => each !== undefined)
    .toSorted((a, b) => b.figures.at.getTime() - a.figures.at.getTime())
  if (!digest) return undefined

  const week = digest.week === onDemand ? isoWeek(digest.figures.at, zone) : digest.week
  return { digest, ...present({ before: await digests.before(userId, undefined, week) }) }
}
