import gammaln from '@stdlib/math-base-special-gammaln'
import type { BetaGeometric } from '#src/domain/forecast/beta-geometric.ts'
import { bgNbd } from '#src/domain/forecast/bg-nbd.ts'
import { compress } from '#src/domain/forecast/cohorts.ts'
import { fitPurchases } from '#src/domain/forecast/fit-purchases.ts'
import { fitSpend } from '#src/domain/forecast/fit-spend.ts'
import { maximise } from '#src/domain/forecast/maximise.ts'
import type { PurchaseHistory, SpendHistory } from '#src/domain/forecast/purchase-history.ts'
import { cdnow, cdnowIsThere, historiesOn, splitDay } from '../test/domain/forecast/cdnow.ts'
import { aBase, lifeOfBetaGeometric, withSpend } from '../test/domain/forecast/simulate.ts'
import { type Bench, median } from './bench.ts'

const rounds = 3

/** One customer's likelihood as the paper writes it, every term worked out for every customer. */
function plainTerm(
  { r, alpha, a, b }: BetaGeometric,
  { frequency: x, recencyWeeks, ageWeeks }: PurchaseHistory,
) {
  const rate = gammaln(r + x) - gammaln(r) + r * Math.log(alpha)
  const dropout = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
  const alive = (alpha + ageWeeks) ** -(r + x)
  const gone = x > 0 ? (a / (b + x - 1)) * (alpha + recencyWeeks) ** -(r + x) : 0

  return rate + dropout + Math.log(alive + gone)
}

/** Wholly simulated where the benchmark data is absent; whole days as in real files. */
function simulated(): SpendHistory[] {
  const life = lifeOfBetaGeometric({ r: 0.25, alpha: 4.8, a: 0.72, b: 2.16 }, false)
  const days = (weeks: number) => Math.floor(weeks * 7) / 7
  const base = aBase(life, 23_570, 1).map(({ frequency, recencyWeeks, ageWeeks }) => ({
    frequency,
    recencyWeeks: days(recencyWeeks),
    ageWeeks: days(ageWeeks),
  }))

  return withSpend(base, { p: 6.3, q: 3.6, v: 15 }, 2)
}

/** Milliseconds of several runs after one that is not counted. */
function medianMs(work: () => unknown): number {
  work()
  return median(
    Array.from({ length: rounds }, () => {
      const from = performance.now()
      work()
      return performance.now() - from
    }),
  )
}

/** The BG/NBD fit on customers compressed to unique (x, t_x, T) against the paper's sum over all of them. */
export const fit: Bench = {
  name: 'fit',
  help: 'BG/NBD of cdnow-master; ratio: a plain fit, customer by customer, to the compressed one',
  async run() {
    const base = cdnowIsThere ? historiesOn(cdnow('master'), splitDay) : simulated()
    const cohorts = compress(base)
    const start = bgNbd.start(cohorts)
    const plainLikelihood = (p: BetaGeometric) => base.reduce((sum, one) => sum + plainTerm(p, one), 0)

    const from = performance.now()
    const found = fitPurchases('BG/NBD', base)
    const firstMs = performance.now() - from
    const compressedMs = medianMs(() => fitPurchases('BG/NBD', base))
    const plain = maximise(plainLikelihood, start)
    const plainMs = medianMs(() => maximise(plainLikelihood, start))
    const paretoMs = medianMs(() => fitPurchases('Pareto/NBD', base))
    const spendMs = medianMs(() => fitSpend(base))

    return {
      bench: 'fit',
      store: cdnowIsThere ? 'cdnow-master' : 'simulated',
      n: base.length,
      ratio: plainMs / compressedMs,
      figures: {
        rows: cohorts.count.length,
        firstMs,
        compressedMs,
        plainMs,
        paretoMs,
        spendMs,
        logLikelihood: found.logLikelihood,
        plainLogLikelihood: plain.logLikelihood,
      },
    }
  },
}
