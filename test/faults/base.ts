import type { DecideDeps } from '#src/decide/deps.ts'
import { relayNotices } from '#src/decide/tell/relay-notices.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { OrderEvent } from '#src/domain/event.ts'
import { usualFollowUp } from '#src/domain/follow-up/usual-follow-up.ts'
import { localDay } from '#src/domain/local-day.ts'
import { cutIdOf } from '#src/domain/tier/cut-id.ts'
import { absoluteCut } from '#src/domain/tier/cuts.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { randomIds } from '#src/start/random-ids.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import type { Ground } from './ground.ts'

const zone = 'Asia/Shanghai'

/** Enough for the top tier, whatever the day: lines stand at 4, 2 and 1, and an order of 30,000 is worth 18. */
export const largeYuan = 30_000
const smallYuan = 100

/** A base that is not small, so that no change waits for a person. */
const fewestOthers = 60

/** One change of tier that is to come, and whom it is told to. */
export type Expected = { readonly customerId: string; readonly owner: string }

/** Who will be promoted: one by one, each by an order of its own, or all in one run of the tiers. */
export type Base = {
  readonly byOrder: readonly Expected[]
  readonly byRun: readonly Expected[]
  /** Who has bought little and stays in the lowest tier. */
  readonly others: readonly Expected[]
}

export type Sizes = {
  readonly byOrder: number
  readonly byRun: number
  /** So few a reader that no summary forms, and so many that one does. */
  readonly byOrderEach?: number
  readonly byRunEach?: number
  readonly others?: number
}

/** The ports of this process on the ground's stores. */
export const depsOf = ({ documents, queues }: Ground) => ({
  ...useCaseDeps({ store: documents }, { clock: systemClock, companyTimeZone: zone, log: recordingLogger() }),
  queues,
  ids: randomIds,
})

const expected = (kind: string, count: number, each: number): readonly Expected[] =>
  Array.from({ length: count }, (_, n) => ({
    customerId: `${kind}${n}`,
    owner: `${kind}-rep${Math.floor(n / each)}`,
  }))

/** In the lowest tier for two months, with nothing known of it. */
function standing({ customerId: _id, owner }: Expected, now: Date): Customer {
  const tier = {
    code: 'D',
    since: addDays(now, -60),
    evidence: { reason: 'first', policyVersion: 1 },
  } as const
  return aNewcomer(_id, { _id, owner, tier, searchKeys: [], knownSince: addDays(now, -330) })
}

/** One order a customer: sent again it is the same. */
export const orderOf = (customerId: string, yuan: number, at: Date): OrderEvent =>
  anOrder(customerId, { _id: `shop|${customerId}`, yuan, at })

/** Takes in the order that promotes a customer; sent again it is the same order. */
export const promote = (ground: Ground, ...those: readonly Expected[]) =>
  ingestFacts(
    depsOf(ground),
    those.map(({ customerId }) => orderOf(customerId, largeYuan, systemClock.now())),
  )

async function putPeople({ documents, chat }: Ground, owners: ReadonlySet<string>): Promise<void> {
  const identitiesOf = (userId: string) => (chat ? [chat.join(userId)] : [])
  const awake = { from: '00:00', to: '00:00' } // whatever the hour, a run is not anybody's night
  await documents.users.put([
    ...[...owners].map((_id) => aUser({ _id, name: _id, quietHours: awake, identities: identitiesOf(_id) })),
    aUser({
      _id: 'admin',
      name: 'Admin',
      role: 'admin',
      quietHours: awake,
      identities: identitiesOf('admin'),
    }),
  ])
}

/**
 * A company in which nothing has been said yet. Those of `byOrder` have bought nothing; those of `byRun` have bought
 * enough for the top tier and stand in the lowest, which the next run corrects.
 */
export async function putBase(
  ground: Ground,
  { byOrder, byRun, byOrderEach = 4, byRunEach = 40, others: otherCount = fewestOthers }: Sizes,
): Promise<Base> {
  const { documents } = ground
  const now = systemClock.now()
  const others = expected('b', otherCount, fewestOthers)
  const base = {
    byOrder: expected('o', byOrder, byOrderEach),
    byRun: expected('r', byRun, byRunEach),
    others,
  }
  const all = [...base.byOrder, ...base.byRun, ...others]
  // Nothing waits for a morning list: what is looked at is whether a message comes, and how often.
  const followUp = { ...usualFollowUp, unaskedPerDay: 10_000 }
  const policy = aPolicy({ cuts: { by: 'absolute', thresholds: [4, 2, 1] }, followUp })
  await documents.settings.set('trialRun', false)
  await putPeople(ground, new Set(all.map(({ owner }) => owner)))
  await documents.policies.insert(policy)
  await documents.policies.activate(policy.version)
  await documents.customers.insertNew(all.map((one) => standing(one, now)))

  const { queues: _, ...deps } = depsOf(ground)
  const known = [...base.byRun, ...others]
  await ingestFacts(deps, [
    ...base.byRun.map((one) => orderOf(one.customerId, largeYuan, addDays(now, -1))),
    // Long enough ago that none of them is new, who never stands in the lowest tier.
    ...others.map((one) => orderOf(one.customerId, smallYuan, addDays(now, -70))),
  ])
  await rescoreMany(
    deps,
    known.map(({ customerId }) => customerId),
  )
  // Only now: under a cut they would have been promoted already.
  const name = {
    kind: 'absolute',
    policyVersion: policy.version,
    localDate: localDay(now, zone),
    n: 1,
  } as const
  const scores = known.map(() => ({ kappa: 0, parts: { spend: 1, orders: 1, engagement: 1 } }))
  await documents.cuts.insert(absoluteCut({ _id: cutIdOf(name), policy, at: now, scores, base: all.length }))
  return base
}

/** The run's changes and their messages, without a worker: all that is left is to tell them. */
export async function runTiers(ground: Ground): Promise<void> {
  const deps: DecideDeps & Parameters<typeof relayNotices>[0] = depsOf(ground)
  const { moved } = await retier(deps)
  for (const id of moved) await relayNotices(deps, id, systemClock.now())
}
