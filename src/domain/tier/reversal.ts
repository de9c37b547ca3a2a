import type { TierState } from '#src/domain/customer.ts'
import type { FreshScore } from '#src/domain/score/score.ts'
import { isUnder, type Ladder, stepAt } from './ladder.ts'

/** Rounding of sums, not facts: log2 units. */
const noise = 1e-9

/**
 * By how much the facts alone have fallen since the tier was decided, in log2 units. Time, feedback and a new
 * source cannot lower the basis, so a fall means that facts were reversed or erased. Another policy version
 * measures differently: no fall is known then.
 */
function factsLost({ evidence }: TierState, score: FreshScore): number {
  if (evidence.policyVersion !== score.policyVersion || evidence.basis === undefined) return 0

  const fall = evidence.basis - (score.basis ?? -Infinity)
  return fall > noise ? fall : 0
}

type Standing = {
  readonly tier: TierState
  readonly step: number
  readonly score: FreshScore
  readonly ladder: Ladder
}

/** Whether the tier was reached by rising (or was the first) and can so be taken back. */
const canBeTakenBack = ({ tier, step, ladder }: Standing): boolean => {
  const { reason } = tier.evidence
  if (reason === 'first') return true

  const previous = tier.previous === undefined ? -1 : ladder.codes.indexOf(tier.previous)
  return (reason === 'promoted' || reason === 'confirmed') && previous > step
}

/**
 * Would the evidence of that day, less what has been lost since, still have held? A promotion must keep its own
 * cut without a band; a first tier, which needed no band to be given, keeps it inside the band.
 */
function evidenceFails({ tier, score, ladder }: Standing): boolean {
  const { kappa, cutKappa, reason } = tier.evidence
  const lost = factsLost(tier, score)
  if (lost === 0 || kappa === undefined || cutKappa === undefined) return false

  return kappa - lost < cutKappa + (reason === 'first' ? ladder.down : 0)
}

/**
 * Whether the facts under a tier are gone: all of them, or so many that the promotion would not have been made
 * and today's cut is not reached either. `told` is the caller's word that they are (an erasure).
 */
export function isReversed(standing: Standing, told: boolean): boolean {
  const { tier, step, score, ladder } = standing
  if (factsLost(tier, score) === Infinity) return true
  if (isUnder(ladder, step, score.kappa) && isShaken(standing)) return true

  return told && canBeTakenBack(standing) && isUnder(ladder, step, score.kappa)
}

/** Whether so much is lost that nothing but today's cut holds the tier: the next cut may withdraw it. */
export const isShaken = (standing: Standing): boolean => canBeTakenBack(standing) && evidenceFails(standing)

/** Where a withdrawn tier falls: as if the promotion had not been made, decided by what is left today. */
export function stepAfterReversal({ tier, score, ladder }: Standing): number {
  if (score.kappa === undefined) return ladder.lowest

  const previous = tier.previous === undefined ? -1 : ladder.codes.indexOf(tier.previous)
  const earned = stepAt(ladder, score.kappa, previous < 0 ? 0 : ladder.up)
  return previous < 0 ? earned : Math.min(previous, earned)
}
