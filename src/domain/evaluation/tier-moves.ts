/** What weekly runs did to the tiers. */
export type TierMoves = {
  /** Two consecutive changes of one customer that return to the tier left, at most 8 weekly runs apart. */
  readonly flaps: number
  /** Mean tier changes per run. */
  readonly events: number
  readonly changesPerCustomerYear: number
  /** Mean weeks that a tier stood which was left again; undefined where none was. */
  readonly dwellWeeks: number | undefined
}

const flapWithinRuns = 8
const weeksPerYear = 52

/** Counts changes run by run; `seen` is called once a run with everyone's step, −1 for customers not yet there. */
export function countMoves(customers: number) {
  const last = new Int8Array(customers).fill(-1)
  const leftStep = new Int8Array(customers).fill(-1)
  const changedAt = new Int32Array(customers).fill(-1)
  const totals = { runs: 0, changes: 0, flaps: 0, stood: 0, spells: 0, present: 0 }

  function change(i: number, from: number, to: number): void {
    const since = changedAt[i] ?? -1
    totals.changes++
    if (since >= 0) {
      totals.spells++
      totals.stood += totals.runs - since
      if (leftStep[i] === to && totals.runs - since <= flapWithinRuns) totals.flaps++
    }
    leftStep[i] = from
    changedAt[i] = totals.runs
  }

  return {
    seen(steps: Int8Array): void {
      for (let i = 0; i < customers; i++) {
        const [from, to] = [last[i] ?? -1, steps[i] ?? -1]
        if (from >= 0) totals.present++
        if (from >= 0 && from !== to) change(i, from, to)
        last[i] = to
      }
      totals.runs++
    },
    result(): TierMoves {
      const { runs, changes, flaps, stood, spells, present } = totals
      return {
        flaps,
        events: runs > 1 ? changes / (runs - 1) : 0,
        changesPerCustomerYear: present === 0 ? 0 : (changes * weeksPerYear) / present,
        dwellWeeks: spells === 0 ? undefined : stood / spells,
      }
    },
  }
}
