import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Events } from '#src/ports/events.ts'
import type { CustomerRefs } from '#src/ports/refs.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { TierChange, TierChanges } from '#src/ports/tier-changes.ts'
import type { Users } from '#src/ports/users.ts'
import { runOf, type SampleCompany, type SampleSpec, sampleCompany, specOf } from './sample-company.ts'

/** What a load needs of the ports. */
export type LoadDeps = {
  readonly customers: Pick<Customers, 'insertNew' | 'markDirty' | 'isEmpty'>
  readonly events: Pick<Events, 'insertNew'>
  readonly refs: Pick<CustomerRefs, 'claim'>
  readonly users: Pick<Users, 'byId' | 'list' | 'put'>
  readonly tierChanges: Pick<TierChanges, 'put'>
  readonly settings: Settings
  readonly clock: Clock
}

/** What a load may be asked: which company, and who wants to know how far it is (events stored, of how many). */
export type LoadRequest = SampleSpec & { readonly onProgress?: (done: number, total: number) => void }

/** A company, and the tier changes that lie behind it where its past has been decided. */
export type CompanyToLoad = SampleCompany & { readonly changes?: readonly TierChange[] }

/** What stands in the store afterwards. `customerIds` are those that now want a score. */
export type LoadedSample = {
  readonly spec: SampleSpec
  readonly users: number
  readonly customerIds: readonly string[]
  readonly events: number
}

/** Customers per write: about 1,600 events, so that others are answered between two writes. */
const chunkSize = 100

const notEmpty = () =>
  new AppError({
    code: 'store-not-empty',
    message: 'The sample company goes only into an empty store, and this one holds customers or people.',
    remedy: 'Use another DATA_DIR for a trial, or work with the data that is here.',
  })

/** Whether a sample stands in the store: not at all, half (its load or its removal was cut short), or whole. */
export async function sampleState({
  settings,
}: Pick<LoadDeps, 'settings'>): Promise<'none' | 'partial' | 'loaded'> {
  if ((await settings.get('sampleRun')) === undefined) return 'none'
  return (await settings.get('sampleLoadedAt')) === undefined ? 'partial' : 'loaded'
}

/**
 * Stores the sample company in an empty store, marked as sample and with every customer dirty: scoring it as of now
 * is the caller's next step. Cut short, it is completed by the next call, which goes on with the seed and the day it
 * was begun with.
 * @param make called once it is clear that something will be loaded.
 * @throws AppError `store-not-empty` where anything but a half-loaded sample and an admin is there.
 */
export async function loadSample(
  deps: LoadDeps,
  request: LoadRequest,
  make: (spec: SampleSpec) => CompanyToLoad | Promise<CompanyToLoad> = sampleCompany,
): Promise<LoadedSample> {
  const spec = await begin(deps, request)
  const company = await make(spec)
  await putStaff(deps, company)

  const report = request.onProgress ?? (() => undefined)
  const eventsOf = Map.groupBy(company.events, ({ customerId }) => customerId)
  const refsOf = Map.groupBy(company.refs, ({ customerId }) => customerId)
  const changesOf = Map.groupBy(company.changes ?? [], ({ customerId }) => customerId)
  let done = 0
  for (const customers of chunksOf(company.customers)) {
    const events = customers.flatMap(({ _id }) => eventsOf.get(_id) ?? [])
    const refs = customers.flatMap(({ _id }) => refsOf.get(_id) ?? [])
    const stood = await putCustomers(deps, runOf(spec), customers, eventsOf)
    await deps.refs.claim(refs)
    await deps.events.insertNew(events)
    await deps.customers.markDirty(stood, runOf(spec), 'closed')
    await deps.tierChanges.put(customers.flatMap(({ _id }) => changesOf.get(_id) ?? []))
    done += events.length
    report(done, company.events.length)
  }
  await deps.settings.set('sampleLoadedAt', deps.clock.now())
  const customerIds = company.customers.map(({ _id }) => _id)
  return { spec, users: company.users.length, customerIds, events: company.events.length }
}

/** Writes down what is being loaded before anything is: a later call finds it and goes on with the same. */
async function begin(deps: LoadDeps, { seed, endDay }: SampleSpec): Promise<SampleSpec> {
  const begun = await deps.settings.get('sampleRun')
  if (begun !== undefined && (await sampleState(deps)) === 'partial') return specOf(begun)

  const people = await deps.users.list()
  const isFresh = begun === undefined && people.every(({ role }) => role === 'admin')
  if (!isFresh || !(await deps.customers.isEmpty())) throw notEmpty()

  const spec = { seed, endDay }
  await deps.settings.set('sampleRun', runOf(spec))
  return spec
}

/** People first: a card names its owner. An admin who is there already stays as they are. */
async function putStaff({ users }: LoadDeps, company: SampleCompany): Promise<void> {
  const admin = await users.byId('admin')
  await users.put(company.users.filter(({ _id }) => _id !== 'admin' || admin === undefined))
}

/**
 * Customers are born dirty, before their events come, so that whatever is stored is decided on in the end: `reconcile`
 * looks at them after a minute, which is long after their events. Those that an earlier attempt stored may be
 * older than that, so they are marked anew, as by any writer.
 * @returns the marks that are open until the events are there.
 */
async function putCustomers(
  { customers, clock }: LoadDeps,
  token: string,
  chunk: readonly Customer[],
  eventsOf: ReadonlyMap<string, readonly FactEvent[]>,
): Promise<readonly Mark[]> {
  const marks = chunk.map(({ _id }) => ({ id: _id, months: monthsOf(eventsOf.get(_id) ?? []) }))
  const at = clock.now()
  const fresh = await customers.insertNew(
    chunk.map((customer, i) => ({ ...customer, dirty: { token, at, months: marks[i]?.months ?? [] } })),
  )
  if (fresh === chunk.length) return []

  await customers.markDirty(marks, token, 'open')
  return marks
}

type Mark = Parameters<Customers['markDirty']>[0][number]

const monthsOf = (events: readonly FactEvent[]): string[] => [
  ...new Set(events.map(({ bookedAt }) => monthOf(bookedAt))),
]

/** The first customer alone, so that it can be asked about at once; then a hundred at a time. */
function* chunksOf(customers: readonly Customer[]): Generator<readonly Customer[]> {
  yield customers.slice(0, 1)
  for (let from = 1; from < customers.length; from += chunkSize) yield customers.slice(from, from + chunkSize)
}
