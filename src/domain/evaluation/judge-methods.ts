import { auc } from './auc.ts'
import { captures } from './capture.ts'
import { type PairedDifference, pairedBootstrap } from './paired-bootstrap.ts'
import type { HeldOut } from './split-orders.ts'

type MethodName = 'key' | 'abc' | 'rfm' | 'decay' | 'bgnbd-gg' | 'previous' | 'own-class' | 'oracle'

/** One method's row of the evaluation; shares are fractions. */
export type MethodResult = {
  readonly method: MethodName
  readonly capture10: number
  readonly capture20: number
  /** Of buying at all. */
  readonly auc: number
  /** Of capture@10, against spend alone. */
  readonly vsAbc: PairedDifference
}

export type MethodsInput = {
  /** Scores by method, made of the history alone; all over the same customers. */
  readonly scores: Readonly<Partial<Record<MethodName, Float64Array>>>
  /** Those of spend alone. */
  readonly abc: Float64Array
  readonly heldOut: HeldOut
  readonly seed: number
}

/** Judges scores that are already there: what made them cannot see the truth they are judged by. */
export function judgeMethods({ scores, abc, heldOut, seed }: MethodsInput): readonly MethodResult[] {
  const { spend, purchases } = heldOut
  const differences = pairedBootstrap({ methods: scores, baseline: abc, spend, share: 0.1, seed })

  const made = Object.entries(scores) as [MethodName, Float64Array][]
  return made.map(([method, values]) => {
    const [capture10 = 0, capture20 = 0] = captures(values, spend, [0.1, 0.2])
    const vsAbc = differences[method] ?? { difference: 0, low: 0, high: 0 }
    return { method, capture10, capture20, auc: auc(values, purchases), vsAbc }
  })
}
