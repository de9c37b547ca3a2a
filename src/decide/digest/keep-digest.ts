import { digestIdOf, onDemand } from '#src/domain/digest/digest-id.ts'
import { isoWeek, localDaysBefore } from '#src/domain/digest/week.ts'
import { AppError } from '#src/domain/errors.ts'
import { present } from '#src/domain/present.ts'
import type { StoredDigest } from '#src/ports/digests.ts'
import type { DigestDeps } from './deps.ts'
import { type AskedDigest, gatherDigest } from './gather-digest.ts'

/** A digest and the one it is compared with: the newest of an earlier week. */
export type ComparedDigest = { readonly digest: StoredDigest; readonly before?: StoredDigest }

/** The week of a digest begins where the one before has ended; without one of the week before, seven days ago. */
async function sinceLast(
  { digests, clock }: DigestDeps,
  { asker: { userId, zone }, segment }: AskedDigest,
  week: string,
): Promise<Date | undefined> {
  const last = await digests.before(userId, segment, week)
  return last?.week === isoWeek(localDaysBefore(clock.now(), 7, zone), zone) ? last.figures.at : undefined
}

async function compared(
  { digests }: DigestDeps,
  digest: StoredDigest,
  week: string,
): Promise<ComparedDigest> {
  const before = await digests.before(digest.userId, digest.segment, week)
  return { digest, ...present({ before }) }
}

/** The digest of a local week: counted once, whatever happens to the process afterwards; asked again, the same. */
export async function digestOfWeek(
  deps: DigestDeps,
  asked: AskedDigest,
  week: string,
): Promise<ComparedDigest> {
  const { userId } = asked.asker
  const _id = digestIdOf(userId, asked.segment, week)
  const standing = await deps.digests.get(_id)
  if (standing) return compared(deps, standing, week)

  const digest = {
    _id,
    userId,
    week,
    ...present({ segment: asked.segment }),
    ...(await gatherDigest(deps, { ...asked, since: await sinceLast(deps, asked, week) })),
  }
  const isFirst = await deps.digests.insert(digest)
  return compared(deps, (isFirst ? undefined : await deps.digests.get(_id)) ?? digest, week)
}

/** A digest for whoever asks now: it takes the place of the one they asked for before, and no week's. */
export async function digestNow(deps: DigestDeps, asked: AskedDigest): Promise<ComparedDigest> {
  const { userId, zone } = asked.asker
  const _id = digestIdOf(userId, asked.segment, onDemand)
  const counted = await gatherDigest(deps, asked)
  const digest = { _id, userId, week: onDemand, ...present({ segment: asked.segment }), ...counted }
  await deps.digests.replace(digest)

  return compared(deps, digest, isoWeek(deps.clock.now(), zone))
}

/**
 * A stored digest of the asker's own, by its id.
 * @throws AppError `digest-gone` where it is somebody else's or is not there any more
 */
export async function ownDigest(
  { digests }: Pick<DigestDeps, 'digests'>,
  userId: string,
  id: string,
): Promise<StoredDigest> {
  const found = await digests.get(id)
  if (found?.userId === userId) return found

  throw new AppError({
    code: 'digest-gone',
    message: 'This digest is not there any more.',
    remedy: 'Ask for a fresh one: digest now.',
  })
}
