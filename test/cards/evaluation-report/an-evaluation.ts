import { evaluateOrders } from '#src/domain/evaluation/evaluate-orders.ts'
import type { Evaluation, OwnClassesAudit } from '#src/domain/evaluation/evaluation.ts'
import { below, seeded } from '#src/domain/evaluation/random.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'

export const policy = { ...retailPreset('CNY'), version: 1 }

const customers = 160
const splitDay = 182
const names = ['VIP', '重点', '普通', '一般'] as const

const idOf = (i: number) => `客户${i}`
/** Four levels of buyers, a tenth, two, three and four; in each tenth one wears a class of the other end. */
const levelOf = (i: number) => (i % 10 < 1 ? 0 : i % 10 < 3 ? 1 : i % 10 < 6 ? 2 : 3)
const classOf = (i: number) => (i % 40 === 0 ? names[3] : i % 40 === 9 ? 'vip ' : names[levelOf(i)])

function rowsOf(i: number, random: () => number) {
  const [pace = 0, price = 0] = [
    [18, 400],
    [35, 150],
    [70, 60],
    [150, 20],
  ][levelOf(i)] as number[]
  return Array.from({ length: Math.floor(364 / pace) }, (_, n) => ({
    customerId: idOf(i),
    day: n * pace + below(random, pace),
    amount: price + below(random, price),
  }))
}

function evaluated(): Evaluation {
  const random = seeded(11)
  const all = Array.from({ length: customers }, (_, i) => i)
  const rows = all.flatMap((i) => rowsOf(i, random))
  const classes = all.map((i) => ({ customerId: idOf(i), day: splitDay, name: classOf(i) ?? '' }))
  return evaluateOrders({ rows, classes, splitDay, days: 180, seed: 1, policy })
}

let once: Evaluation | undefined

/** A year of 160 simulated customers with own classes, some of them wrong; parts replaced by what is given. */
export function anEvaluation(given: Partial<Evaluation> = {}): Evaluation {
  once ??= evaluated()
  return { ...once, ...given }
}

/** The same without own classes. */
export function withoutClasses(given: Partial<Evaluation> = {}): Evaluation {
  const { ownClasses: _, ...rest } = anEvaluation(given)
  return rest
}

/** With the class audit's parts replaced. */
export function withAudit(given: Partial<OwnClassesAudit>): Evaluation {
  const audit = anEvaluation().ownClasses
  if (!audit) throw new Error('the simulated customers have classes')
  return anEvaluation({ ownClasses: { ...audit, ...given } })
}

/** With the key's difference to spend alone replaced. */
export const withDifference = (difference: number, low: number, high: number): Evaluation => {
  const { methods } = anEvaluation()
  return anEvaluation({
    methods: methods.map((row) =>
      row.method === 'key' ? { ...row, vsAbc: { difference, low, high } } : row,
    ),
  })
}
