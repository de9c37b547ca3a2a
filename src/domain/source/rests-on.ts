import { earliest, latest } from '#src/domain/days.ts'
import type { FactKind } from '#src/domain/event.ts'
import { kindsFor } from '#src/domain/facts/source-reach.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import type { SourceStanding } from './standing.ts'

/**
 * What of one customer waits for a source. Facts of different sources add up and are never told twice, so a second
 * live source does not stand in for a quiet one: what the quiet one would have told is missing from the key, the
 * rhythm and the last sign of life. A source that has ended is named in the policy (`sources.ended`).
 */
export type Rests = {
  /** No demotion now. */
  readonly holdsTier: boolean
  /** Beyond its rhythm or just back: nothing is said about what is to come. */
  readonly holdsWarning: boolean
  /** Nothing that was under a line before counts. */
  readonly trustedSince?: Date
  /** Up to when its purchases are known, where that is not now. */
  readonly purchasesUpTo?: Date
  /** The same of any sign of life. */
  readonly lifeUpTo?: Date
  /** Named on its cards. */
  readonly silent: readonly SourceStanding[]
}

/** Nothing waits. */
export const restsOnNothing: Rests = { holdsTier: false, holdsWarning: false, silent: [] }

const purchases: readonly FactKind[] = ['order']
const signsOfLife: readonly FactKind[] = ['order', 'interaction', 'feedback']

const tells = (kinds: readonly FactKind[]) => (standing: SourceStanding) =>
  standing.kinds.some((kind) => kinds.includes(kind))

/** Which kinds feed the key under this policy. */
const kindsOfKey = ({ dimensions, scales }: Policy): readonly FactKind[] =>
  dimensions.filter(({ name }) => scales?.[name] !== undefined).flatMap(kindsFor)

const upTo = (quiet: readonly SourceStanding[], kinds: readonly FactKind[]): Date | undefined =>
  earliest(...quiet.filter(tells(kinds)).map(({ dataUpTo }) => dataUpTo))

/** What of this customer rests on which of its sources. `standings` are those of the whole base. */
export function restsOn(
  { sources }: Pick<Facts, 'sources'>,
  standings: readonly SourceStanding[],
  policy: Policy,
): Rests {
  const own = standings.filter(({ name }) => sources[name] !== undefined)
  if (own.length === 0) return restsOnNothing

  const quiet = own.filter((standing) => standing.quiet !== undefined)
  const ofKey = own.filter(tells(kindsOfKey(policy)))
  return {
    holdsTier: quiet.some((standing) => ofKey.includes(standing)),
    holdsWarning: ofKey.some((standing) => standing.quiet === 'silent' || standing.quiet === 'back'),
    silent: own.filter((standing) => standing.quiet === 'silent'),
    ...present({
      trustedSince: latest(...ofKey.map(({ trustedSince }) => trustedSince)),
      purchasesUpTo: upTo(quiet, purchases),
      lifeUpTo: upTo(quiet, signsOfLife),
    }),
  }
}
