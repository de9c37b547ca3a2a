import type { DigestFigures, GoalProgress } from './digest/figures.ts'
import type { DigestLineId } from './digest/lines.ts'

/** What is asked in a review, with what it rests on. `line`: the figure that an answer is to move. */
export type ReviewQuestion =
  | { readonly kind: 'at-risk'; readonly line: DigestLineId; readonly valueMinor: number }
  | {
      readonly kind: 'overdue' | 'floor' | 'growing' | 'lost'
      readonly line: DigestLineId
      readonly n: number
    }
  | {
      readonly kind: 'effort'
      readonly line?: undefined
      readonly tier: string
      readonly value: number
      readonly touches: number
    }
  | {
      readonly kind: 'goal'
      readonly line?: undefined
      readonly progress: GoalProgress & { readonly actual: number }
    }
  | { readonly kind: 'worked' | 'stop' | 'next'; readonly line?: undefined }

const wanted = 3
/** Value that so much outweighs effort is worth a question. */
const unevenBy = 0.15
/** A goal so far behind. */
const behindBy = 0.9

const isThere = (question: ReviewQuestion | undefined): question is ReviewQuestion => question !== undefined

function behind({ goals }: DigestFigures): ReviewQuestion | undefined {
  const late = goals
    .flatMap((progress) => (progress.actual === undefined ? [] : [{ ...progress, actual: progress.actual }]))
    .filter(({ actual, goal }) => actual < behindBy * goal.target)
    .sort((a, b) => a.actual / a.goal.target - b.actual / b.goal.target)
  return late[0] && { kind: 'goal', progress: late[0] }
}

function uneven({ effort }: DigestFigures): ReviewQuestion | undefined {
  const least = effort.find(({ value, touches }) => touches > 0 && value - touches > unevenBy)
  return least && { kind: 'effort', ...least }
}

const counted = (kind: 'overdue' | 'floor' | 'growing' | 'lost', line: DigestLineId, n: number) =>
  n > 0 ? ({ kind, line, n } as const) : undefined

/** Three questions for a review: those that its figures ask, the gravest first, then the ones that always fit. */
export function reviewQuestions(figures: DigestFigures): readonly ReviewQuestion[] {
  const { atRisk, overdue, belowFloor, growing, prospects } = figures
  const asked: readonly (ReviewQuestion | undefined)[] = [
    atRisk.count > 0 ? { kind: 'at-risk', line: 'at-risk', valueMinor: atRisk.valueMinor } : undefined,
    counted('floor', 'below-floor', belowFloor),
    counted('overdue', 'overdue', overdue),
    behind(figures),
    uneven(figures),
    counted('lost', 'prospects', prospects.lost),
    counted('growing', 'growing', growing),
    { kind: 'worked' },
    { kind: 'stop' },
    { kind: 'next' },
  ]
  return asked.filter(isThere).slice(0, wanted)
}
