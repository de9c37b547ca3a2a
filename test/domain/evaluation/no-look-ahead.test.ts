import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseHalfLife } from '#src/domain/evaluation/choose-half-life.ts'
import { chooseKey } from '#src/domain/evaluation/choose-key.ts'
import { evaluateForecast } from '#src/domain/evaluation/evaluate-forecast.ts'
import { fixedKey } from '#src/domain/evaluation/fixed-key.ts'
import { keyRanking, settingsOf } from '#src/domain/evaluation/key.ts'
import { ownClassScores } from '#src/domain/evaluation/own-classes-audit.ts'
import { type OrderRow, panelOf } from '#src/domain/evaluation/purchase-panel.ts'
import { abc, decayedSpend, rfm } from '#src/domain/evaluation/rankings.ts'
import { type Split, splitAt } from '#src/domain/evaluation/split-orders.ts'
import { aPolicy } from '../builders.ts'
import { someRows } from './builders.ts'
import { cdnowIsThere, cdnowRows, heldOutDays, sayIfSkipped, splitDay, withoutCdnow } from './cdnow.ts'
import { shuffleAfter } from './shuffle-after.ts'

sayIfSkipped('no look-ahead on CDNOW')

const policy = aPolicy()

/** A class a row, changing from row to row. */
const classesOf = (rows: readonly OrderRow[]) =>
  rows.map(({ customerId, day, amount }) => ({ customerId, day, name: amount > 20 ? 'VIP' : '普通' }))

/** Every score that is made at the split, the choices among them. */
function allScores(split: Split, rows: readonly OrderRow[]) {
  const { history, splitDay: day } = split
  const decay = chooseHalfLife(history, day)
  const key = chooseKey(history, day)
  const scores = keyRanking(key.settings)(history, day)

  return {
    ids: history.ids,
    abc: abc(history, day),
    rfm: rfm(history, day),
    decay: decayedSpend(decay.halfLifeDays)(history, day),
    key: scores,
    previous: keyRanking(settingsOf(policy))(history, day),
    'own-class': ownClassScores({ classes: classesOf(rows), policy, split, scores, seed: 1 }),
    scales: fixedKey(key.settings, history, day),
    choices: { decay, key },
  }
}

describe('no look-ahead', () => {
  it('whatever happens after the split, no score changes', () => {
    fc.assert(
      fc.property(someRows, fc.integer(), (rows, seed) => {
        const later = shuffleAfter(rows, 120, seed)
        const [real, other] = [rows, later].map((all) => splitAt(panelOf(all), 120, 80))
        fc.pre(real !== undefined && other !== undefined)

        expect(allScores(other!, later)).toEqual(allScores(real!, rows))
      }),
      { numRuns: 40 },
    )
  })

  it('nor on CDNOW, where the truth does', ({ skip }) => {
    skip(!cdnowIsThere, withoutCdnow)
    const rows = cdnowRows('sample')

    const later = shuffleAfter(rows, splitDay, 5)
    const [real, other] = [rows, later].map((all) => splitAt(panelOf(all), splitDay, heldOutDays)!)
    const forecast = (all: readonly OrderRow[], split: Split) => evaluateForecast(panelOf(all), split)

    expect(allScores(other!, later)).toEqual(allScores(real!, rows))
    expect(forecast(later, other!).spend).toEqual(forecast(rows, real!).spend)
    expect(forecast(later, other!).fits).toEqual(forecast(rows, real!).fits)
    expect(other?.heldOut.spend).not.toEqual(real?.heldOut.spend)
  })
})
