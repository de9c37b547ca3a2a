import { digestIdOf, onDemand } from '#src/domain/digest/digest-id.ts'
import { isoWeek, localDaysBefore } from '#src/domain/digest/week.ts'
import { AppError } from '#src/domain/errors.ts'
import { present } from '#src/domain/present.ts'
import type { StoredDigest } from '#src/ports/digests.ts'
import type { DigestDeps, TellDigest } from './deps.ts'
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

type Named = Pick<StoredDigest, '_id' | 'week'> & {
  /** Compared with the newest of a week before this one. */
  readonly against: string
}

/** Counts a digest and has it worded: what was worded stands with what was counted. */
async function countDigest(
  deps: DigestDeps,
  asked: AskedDigest & { readonly since?: Date | undefined },
  { against, ...named }: Named,
  tell: TellDigest | undefined,
): Promise<StoredDigest> {
  const { asker, segment } = asked
  const { remarks, ...counted } = await gatherDigest(deps, asked)
  const digest = { ...named, userId: asker.userId, ...present({ segment }), ...counted }
  if (!tell) return digest

  const compare = await compared(deps, digest, against)
  return { ...digest, told: await tell({ ...compare, remarks }, asker) }
}

/**
 * The digest of a local week: counted and worded once, whatever happens to the process afterwards; asked again, the
 * same.
 */
export async function digestOfWeek(
  deps: DigestDeps,
  asked: AskedDigest,
  week: string,
  tell?: TellDigest,
): Promise<ComparedDigest> {
  const _id = digestIdOf(asked.asker.userId, asked.segment, week)
  const standing = await deps.digests.get(_id)
  if (standing) return compared(deps, standing, week)

  const since = await sinceLast(deps, asked, week)
  const digest = await countDigest(deps, { ...asked, since }, { _id, week, against: week }, tell)
  const isFirst = await deps.digests.insert(digest)
  return compared(deps, (isFirst ? undefined : await deps.digests.get(_id)) ?? digest, week)
}

/** A digest for whoever asks now: it takes the place of the one they asked for before, and no week's. */
export async function digestNow(
  deps: DigestDeps,
  asked: AskedDigest,
  tell?: TellDigest,
): Promise<ComparedDigest> {
  const { userId, zone } = asked.asker
  const against = isoWeek(deps.clock.now(), zone)
  const _id = digestIdOf(userId, asked.segment, onDemand)
  const digest = await countDigest(deps, asked, { _id, week: onDemand, against }, tell)
  await deps.digests.replace(digest)

  return compared(deps, digest, against)
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
