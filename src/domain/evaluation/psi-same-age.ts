import { psi } from './psi.ts'

/** Scores of a day with each customer's age on that day (days since its first purchase). */
export type AgedScores = { readonly ageDays: ArrayLike<number>; readonly scores: Float64Array }

type AgeBand = {
  readonly fromDays: number
  readonly customers: { readonly reference: number; readonly current: number }
  readonly psi: number
}

/** The mean over the bands, weighted by their current customers; undefined where no band can be compared. */
export type SameAgePsi = { readonly psi: number | undefined; readonly bands: readonly AgeBand[] }

const bandDays = 28
/** A band of fewer customers on either side says more of chance than of the base. */
const fewest = 100

function byBand({ ageDays, scores }: AgedScores): Map<number, number[]> {
  const bands = new Map<number, number[]>()
  for (const [i, score] of scores.entries()) {
    const band = Math.floor((ageDays[i] ?? 0) / bandDays)
    const members = bands.get(band) ?? []
    members.push(score)
    bands.set(band, members)
  }
  return bands
}

/**
 * Drift of the score between two days, each age band against the band of the same age: a base that merely grows
 * older is no fault of the score (a closed cohort reaches .38 in 13 weeks on its own).
 */
export function psiSameAge(reference: AgedScores, current: AgedScores): SameAgePsi {
  const now = byBand(current)
  const bands = [...byBand(reference)]
    .flatMap(([band, before]): AgeBand[] => {
      const after = now.get(band) ?? []
      if (before.length < fewest || after.length < fewest) return []
      const customers = { reference: before.length, current: after.length }
      return [
        {
          fromDays: band * bandDays,
          customers,
          psi: psi(Float64Array.from(before), Float64Array.from(after)),
        },
      ]
    })
    .sort((a, b) => a.fromDays - b.fromDays)
  const weight = bands.reduce((sum, { customers }) => sum + customers.current, 0)
  const total = bands.reduce((sum, band) => sum + band.psi * band.customers.current, 0)

  return { psi: weight === 0 ? undefined : total / weight, bands }
}
