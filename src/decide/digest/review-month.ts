import type { DigestFigures } from '#src/domain/digest/figures.ts'
import { allLines, type DigestLineId } from '#src/domain/digest/lines.ts'
import { isoWeek, localDaysBefore } from '#src/domain/digest/week.ts'
import { localDay } from '#src/domain/local-day.ts'
import { present } from '#src/domain/present.ts'
import { type Decision, type Review, reviewIdOf } from '#src/domain/review.ts'
import type { Asker } from '#src/domain/user.ts'
import type { StoredDigest } from '#src/ports/digests.ts'
import type { Reviews } from '#src/ports/reviews.ts'
import type { DigestDeps } from './deps.ts'
import { digestNow } from './keep-digest.ts'

type Deps = DigestDeps & { readonly reviews: Reviews }

/** Sorts behind every week there is, and before the digests that were asked for. */
const afterAll = '9999'
/** A month ago is the newest digest older than three weeks. */
const backDays = 21
/** As many as a year holds. */
const mostReviews = 12

/** The period's results: the newest digest, and the one of a month before. */
export type PeriodResults = { readonly digest: StoredDigest; readonly before?: DigestFigures }

/** A manager's newest digest beside that of a month before; without any, one that is counted now. */
export async function periodResults(deps: Deps, asker: Asker): Promise<PeriodResults> {
  const { userId, zone } = asker
  const digest =
    (await deps.digests.before(userId, undefined, afterAll)) ?? (await digestNow(deps, { asker })).digest
  const week = isoWeek(localDaysBefore(digest.figures.at, backDays, zone), zone)
  const before = await deps.digests.before(userId, undefined, week)
  return { digest, ...present({ before: before?.figures }) }
}

/** How a line stands in a digest. */
const figureOf = (figures: DigestFigures, line: DigestLineId): number =>
  allLines(figures).find(({ id }) => id === line)?.now ?? 0

const monthOf = (at: Date, zone: string): string => localDay(at, zone).slice(0, 7)

/** This month's review, empty where nothing was decided yet, and those of before, newest first. */
export async function reviewsOf(deps: Deps, asker: Asker) {
  const { userId, zone } = asker
  const month = monthOf(deps.clock.now(), zone)
  const _id = reviewIdOf(userId, month)
  const all = await deps.reviews.latest(userId, mostReviews)
  const current: Review = all.find((each) => each._id === _id) ?? {
    _id,
    userId,
    month,
    decisions: [],
    rev: 0,
  }
  return { current, earlier: all.filter((each) => each._id !== _id) }
}

/** Adds a decision to this month's review; false where somebody was quicker. */
export async function decide(
  deps: Deps,
  asker: Asker,
  {
    text,
    owner,
    line,
    figures,
  }: { text: string; owner: string; line?: DigestLineId | undefined; figures: DigestFigures },
): Promise<boolean> {
  const { current } = await reviewsOf(deps, asker)
  const aim = line && { line, was: figureOf(figures, line) }
  const decision: Decision = { text, owner, at: deps.clock.now(), by: asker.userId, ...present({ aim }) }
  return deps.reviews.put({ ...current, decisions: [...current.decisions, decision], rev: current.rev + 1 })
}

/** Says how a decision ended: `gone` where it is not there, or not the asker's; `busy` where somebody was quicker. */
export async function settleDecision(
  deps: Deps,
  asker: Asker,
  { id, n, kind }: { id: string; n: number; kind: 'done' | 'dropped' },
): Promise<'settled' | 'gone' | 'busy'> {
  const review = await deps.reviews.get(id)
  if (review?.userId !== asker.userId || !review.decisions[n]) return 'gone'

  const outcome = { kind, at: deps.clock.now(), by: asker.userId }
  const decisions = review.decisions.map((decision, at) => (at === n ? { ...decision, outcome } : decision))
  const isFirst = await deps.reviews.put({ ...review, decisions, rev: review.rev + 1 })
  return isFirst ? 'settled' : 'busy'
}
