import type { Cut } from '#src/domain/cut.ts'
import { cutDrifts } from '#src/domain/warning/cut-drift.ts'
import { type EarlyWarning, type WarnInput, warn } from '#src/domain/warning/warn.ts'
import { aCut, aPolicy, aScore, aTier, day } from '../builders.ts'

/** Weekly cuts up to day `on`, newest first; `at` gives κ of A, B and C of a day. */
export const weeklyCuts = (
  on: number,
  weeks: number,
  at: (day: number) => readonly [number, number, number],
): readonly [Cut, ...Cut[]] => {
  const cutOn = (n: number) => {
    const kappas = at(n)
    const thresholds = ['A', 'B', 'C'].map((code, i) => ({ code, kappa: kappas[i] ?? 0 }))
    return aCut({ on: n, thresholds, _id: `quantile|1|day-${n}|1` })
  }
  return [cutOn(on), ...Array.from({ length: weeks - 1 }, (_, back) => cutOn(on - 7 * (back + 1)))]
}

type Asked = Partial<WarnInput> & {
  readonly kappa: number
  readonly code?: string
  readonly cuts?: readonly [Cut, ...Cut[]]
}

/** A cut of A at 2 that rises by .01 a day, by weekly runs that know nine of them; the day is 100. */
const steady = weeklyCuts(100, 9, (n) => [2 + (n - 100) / 100, 1 + (n - 100) / 200, 0])

export const inputOf = ({ kappa, code = 'A', cuts = steady, ...over }: Asked): WarnInput => {
  const [cut, ...earlier] = cuts
  return {
    tier: aTier(code),
    score: aScore(kappa),
    cut,
    policy: aPolicy(),
    lifecycle: 'growing',
    now: day(100),
    drifts: cutDrifts(cut, earlier),
    runEveryDays: 7,
    ...over,
  }
}

export const warned = (asked: Asked): EarlyWarning | undefined => warn(inputOf(asked))
