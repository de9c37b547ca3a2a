import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseHalfLife } from '#src/domain/evaluation/choose-half-life.ts'
import { chooseKey } from '#src/domain/evaluation/choose-key.ts'
import { keyRanking } from '#src/domain/evaluation/key.ts'
import { type OrderRow, panelOf } from '#src/domain/evaluation/purchase-panel.ts'
import { seeded, shuffled } from '#src/domain/evaluation/random.ts'
import { abc, decayedSpend, rfm } from '#src/domain/evaluation/rankings.ts'
import { type Split, splitAt } from '#src/domain/evaluation/split-orders.ts'
import { someRows } from './builders.ts'
import { cdnowIsThere, cdnowRows, heldOutDays, sayIfSkipped, splitDay, withoutCdnow } from './cdnow.ts'

sayIfSkipped('no look-ahead on CDNOW')

/** Every score that is made at the split, the choices among them. */
function allScores({ history, splitDay: day }: Split) {
  const decay = chooseHalfLife(history, day)
  const key = chooseKey(history, day)

  return {
    ids: history.ids,
    abc: abc(history, day),
    rfm: rfm(history, day),
    decay: decayedSpend(decay.halfLifeDays)(history, day),
    key: keyRanking(key.settings)(history, day),
    choices: { decay, key },
  }
}

/** Customers, days and amounts of the later rows dealt out anew, each on its own. */
function shuffleAfter(rows: readonly OrderRow[], day: number, seed: number): OrderRow[] {
  const random = seeded(seed)
  const later = rows.filter((row) => row.day > day)
  const [who, when, much] = [later, later, later].map((list) => shuffled(list, random))
  const dealt = later.map((row, i) => ({
    customerId: who?.[i]?.customerId ?? row.customerId,
    day: when?.[i]?.day ?? row.day,
    amount: (much?.[i]?.amount ?? row.amount) * 3,
  }))

  return [...rows.filter((row) => row.day <= day), ...dealt]
}

describe('no look-ahead', () => {
  it('whatever happens after the split, no score changes', () => {
    fc.assert(
      fc.property(someRows, fc.integer(), (rows, seed) => {
        const [real, other] = [rows, shuffleAfter(rows, 120, seed)].map((all) =>
          splitAt(panelOf(all), 120, 80),
        )
        fc.pre(real !== undefined && other !== undefined)

        expect(allScores(other!)).toEqual(allScores(real!))
      }),
      { numRuns: 40 },
    )
  })

  it('nor on CDNOW, where the truth does', ({ skip }) => {
    skip(!cdnowIsThere, withoutCdnow)
    const rows = cdnowRows('sample')

    const [real, other] = [rows, shuffleAfter(rows, splitDay, 5)].map(
      (all) => splitAt(panelOf(all), splitDay, heldOutDays)!,
    )

    expect(allScores(other!)).toEqual(allScores(real!))
    expect(other?.heldOut.spend).not.toEqual(real?.heldOut.spend)
  })
})
