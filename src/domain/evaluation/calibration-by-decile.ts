import { rankedOrder } from './ranked-order.ts'

/** One tenth of the customers, those with the highest forecasts first. */
export type DecileRow = {
  readonly decile: number
  readonly customers: number
  readonly predicted: number
  readonly actual: number
}

/** Mean forecast beside mean truth, by decile of the forecast. Equal forecasts are split in the customers' order. */
export function calibrationByDecile(predicted: Float64Array, actual: Float64Array): readonly DecileRow[] {
  const { order } = rankedOrder(predicted)
  const edge = (tenths: number) => Math.round((tenths * order.length) / 10)

  return Array.from({ length: 10 }, (_, at) => {
    const members = order.subarray(edge(at), edge(at + 1))
    const mean = (of: Float64Array) =>
      members.length === 0 ? 0 : members.reduce((sum, i) => sum + (of[i] ?? 0), 0) / members.length
    return { decile: at + 1, customers: members.length, predicted: mean(predicted), actual: mean(actual) }
  })
}
