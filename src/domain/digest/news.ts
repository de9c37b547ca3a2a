import type { DigestFigures } from './figures.ts'
import { allLines, type DigestLine } from './lines.ts'

/** What has changed most; where nothing has, or nothing is there to compare with, where the value lies. */
export type Change =
  | { readonly kind: 'line'; readonly line: DigestLine & { readonly before: number } }
  | { readonly kind: 'moved'; readonly up: number; readonly down: number }
  | {
      readonly kind: 'top'
      readonly tier: string
      readonly count: number
      readonly of: number
      readonly share: number
    }

/** What may be lost. */
export type Risk =
  | { readonly kind: 'value'; readonly valueMinor: number; readonly count: number }
  | { readonly kind: 'floor' | 'overdue'; readonly count: number }
  | { readonly kind: 'none' }

/** What comes first. */
export type Todo =
  | { readonly kind: 'waiting'; readonly count: number; readonly old: number }
  | {
      readonly kind: 'floor' | 'at-risk' | 'overdue' | 'unowned' | 'growing'
      readonly count: number
    }
  | { readonly kind: 'none' }

/** A week in three points, by rule. */
export type News = { readonly change: Change; readonly risk: Risk; readonly todo: Todo }

/** A count is that uncertain that its root moves by a half: so much is one step, whether of 3 or of 300 (Anscombe 1948). */
const steps = (now: number, before: number): number =>
  2 * Math.abs(Math.sqrt(now + 0.375) - Math.sqrt(before + 0.375))

const rated: Readonly<Partial<Record<DigestLine['id'], (figures: DigestFigures) => number>>> = {
  kept: ({ kept }) => kept.all.n,
  answers: ({ answers }) => answers.all.n,
}

/** How far a number has moved, in steps that counts, shares and money have in common. */
function sizeOf({ id, now, before, count = 0 }: DigestLine & { before: number }, figures: DigestFigures) {
  const share = Math.abs(now - before) / 100
  const of = rated[id]?.(figures)
  if (of !== undefined) return 2 * share * Math.sqrt(of)
  if (id !== 'at-risk') return steps(now, before)
  return (Math.abs(now - before) / Math.max(now, before, 1)) * Math.sqrt(Math.max(count, 1))
}

/** Under one step it may be chance: tiers that changed say more then. */
const aStep = 1
const ofTheWeek: ReadonlySet<DigestLine['id']> = new Set(['moved', 'warned', 'prospects'])

function changeOf(figures: DigestFigures, before: DigestFigures | undefined): Change {
  const { movement, byTier, customers } = figures
  const moved = allLines(figures, before)
    .flatMap((line) => (line.before === undefined ? [] : [{ ...line, before: line.before }]))
    .filter(({ id, now, before: then }) => !ofTheWeek.has(id) && now !== then)
    .map((line) => ({ line, size: sizeOf(line, figures) }))
    .toSorted((a, b) => b.size - a.size)
  const [most] = moved
  const movers = movement.up + movement.down
  if (most && (most.size >= aStep || movers === 0)) return { kind: 'line', line: most.line }
  if (movers > 0) return { kind: 'moved', up: movement.up, down: movement.down }

  const top = byTier[0]
  const share = customers.valueMinor === 0 ? 0 : (top?.valueMinor ?? 0) / customers.valueMinor
  return { kind: 'top', tier: top?.tier ?? '', count: top?.count ?? 0, of: customers.count, share }
}

function riskOf({ atRisk, belowFloor, overdue }: DigestFigures): Risk {
  if (atRisk.count > 0) return { kind: 'value', ...atRisk }
  if (belowFloor > 0) return { kind: 'floor', count: belowFloor }
  return overdue > 0 ? { kind: 'overdue', count: overdue } : { kind: 'none' }
}

/** What only the manager can do, then what was promised to everybody, then what may be lost. */
function todoOf(figures: DigestFigures): Todo {
  const { waiting, belowFloor, atRisk, overdue, quality, growing } = figures
  if (waiting.old > 0) return { kind: 'waiting', ...waiting }

  const next = (
    [
      ['floor', belowFloor],
      ['at-risk', atRisk.count],
      ['overdue', overdue],
    ] as const
  ).find(([, count]) => count > 0)
  if (next) return { kind: next[0], count: next[1] }
  if (waiting.count > 0) return { kind: 'waiting', ...waiting }
  if (quality.unowned > 0) return { kind: 'unowned', count: quality.unowned }
  return growing > 0 ? { kind: 'growing', count: growing } : { kind: 'none' }
}

/** The week's biggest change, biggest risk and first thing to do, as its figures say. */
export const newsOf = (figures: DigestFigures, before?: DigestFigures): News => ({
  change: changeOf(figures, before),
  risk: riskOf(figures),
  todo: todoOf(figures),
})
