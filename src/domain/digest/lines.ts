import type { DigestFigures } from './figures.ts'

/** What a line of the first screen is about; its list opens by this name. The order is that of the screen. */
export const digestLines = [
  'top-tier',
  'at-risk',
  'overdue',
  'below-floor',
  'moved',
  'warned',
  'waiting',
  'growing',
  'prospects',
  'kept',
  'answers',
] as const
export type DigestLineId = (typeof digestLines)[number]

/** One line: the number now and, where there is an earlier digest, what it was then. */
export type DigestLine = {
  readonly id: DigestLineId
  readonly now: number
  readonly before?: number
  /** How many it is about, where `now` is money. */
  readonly count?: number
}

/** A phone shows so many without scrolling. */
const mostLines = 5

type Reading = { readonly now: number; readonly count?: number }

const readings: Readonly<Record<DigestLineId, (figures: DigestFigures) => Reading>> = {
  'top-tier': ({ byTier }) => ({ now: byTier[0]?.count ?? 0 }),
  'at-risk': ({ atRisk }) => ({ now: atRisk.valueMinor, count: atRisk.count }),
  overdue: ({ overdue }) => ({ now: overdue }),
  'below-floor': ({ belowFloor }) => ({ now: belowFloor }),
  moved: ({ movement }) => ({ now: movement.up + movement.down }),
  warned: ({ warnings }) => ({ now: warnings.issued }),
  waiting: ({ waiting }) => ({ now: waiting.count }),
  growing: ({ growing }) => ({ now: growing }),
  prospects: ({ prospects }) => ({ now: prospects.converted + prospects.lost }),
  kept: ({ kept }) => ({ now: Math.round(100 * kept.all.share) }),
  answers: ({ answers }) => ({ now: Math.round(100 * answers.all.share) }),
}

/** What happened in the week is news each week, where anything did; the others are news where they have changed. */
const ofTheWeek: ReadonlySet<DigestLineId> = new Set(['moved', 'warned', 'prospects'])

const isKnown = (id: DigestLineId, figures: DigestFigures): boolean => {
  if (id === 'kept') return figures.kept.all.n > 0
  return id === 'answers' ? figures.answers.all.n > 0 : true
}

/** What may be lost is said in money that people read: under a hundredth of it nothing has changed. */
const hasChanged = (id: DigestLineId, now: number, before: number): boolean =>
  id === 'at-risk' ? Math.abs(now - before) > 0.01 * Math.max(now, before) : now !== before

function isNews({ id, now, before }: DigestLine): boolean {
  if (ofTheWeek.has(id)) return now > 0
  return before === undefined ? now > 0 : hasChanged(id, now, before)
}

/** Every line with its number of now and of then. */
export const allLines = (figures: DigestFigures, before?: DigestFigures): readonly DigestLine[] =>
  digestLines
    .filter((id) => isKnown(id, figures))
    .map((id) => ({
      id,
      ...readings[id](figures),
      ...(before && isKnown(id, before) ? { before: readings[id](before).now } : {}),
    }))

/** The first screen: at most five lines, and what has not changed is not said. */
export const firstScreen = (figures: DigestFigures, before?: DigestFigures): readonly DigestLine[] =>
  allLines(figures, before).filter(isNews).slice(0, mostLines)
