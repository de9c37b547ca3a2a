import { ensurePolicy } from '#src/decide/policy/ensure-policy.ts'
import { refitForecast } from '#src/decide/policy/refit-forecast.ts'
import { relayNotices } from '#src/decide/tell/relay-notices.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { warnBase } from '#src/decide/tiers/warn-base.ts'
import { localDay } from '#src/domain/local-day.ts'
import { type LoadedSample, loadSample, sampleState } from '#src/ingest/sample/load-sample.ts'
import { sampleCompany } from '#src/ingest/sample/sample-company.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Store } from '#src/store/open-store.ts'
import { withPast } from './sample-past.ts'
import { useCaseDeps } from './use-case-deps.ts'

/** The seed of the company that every stranger meets first. */
export const DEFAULT_SEED = 1

/** The sample company buys in this currency. */
const SAMPLE_CURRENCY = 'CNY'

export type SampleSetting = {
  readonly store: Store
  readonly clock: Clock
  readonly companyTimeZone: string
  readonly log: Logger
}

/** How far a load is: of storing and deciding together, 0 to 1; `usable` once the first customer can be asked about. */
export type OnShare = (share: number, usable: boolean) => void

/** Shares of the work that are done when the past has been decided, all is stored, and all is decided as of today. */
const decided = 0.25
const stored = 0.6
const rescored = 0.95

/** Notices that one reading asks for. */
const PORTION = 500

/**
 * Loads the sample company with half a year of tiers behind it, or completes a load that was cut short, and decides
 * everybody as of now. What has changed lately waits in the outbox.
 * @throws AppError `store-not-empty`
 */
export async function putSample(
  { store, ...setting }: SampleSetting,
  { seed, endDay }: { readonly seed: number; readonly endDay: string },
  onShare: OnShare = () => undefined,
): Promise<LoadedSample> {
  const deps = useCaseDeps({ store }, setting)
  const onStored = (done: number, total: number) =>
    onShare(decided + ((stored - decided) * done) / total, true)
  const onDecided = (done: number, total: number) =>
    onShare(stored + ((rescored - stored) * done) / total, true)
  const loaded = await loadSample(
    { ...deps, refs: store.refs, settings: store.settings },
    { seed, endDay, onProgress: onStored },
    async (spec) => {
      const policy = await ensurePolicy(deps, SAMPLE_CURRENCY)
      const asked = { company: sampleCompany(spec), endDay: spec.endDay }
      return withPast(deps, policy, asked, (share) => onShare(decided * share, false))
    },
  )
  await rescoreMany(deps, loaded.customerIds, (done) => onDecided(done, loaded.customerIds.length))
  const { cut } = await retier(deps)
  if (cut) await warnBase(deps, cut)
  await refitForecast(deps)
  await relayAll(deps)
  onShare(1, true)
  return loaded
}

/** What is left of it, a crash for one, is found by `sweep`. */
async function relayAll(deps: ReturnType<typeof useCaseDeps>): Promise<void> {
  for (const id of await deps.customers.outgoingIds(0, PORTION)) {
    await relayNotices(deps, id, deps.clock.now())
  }
}

/** True where a trial store wants the sample company: it is empty, or a load was cut short. */
async function wantsSample({ store }: Pick<SampleSetting, 'store'>): Promise<boolean> {
  const state = await sampleState(store)
  if (state === 'partial') return true

  return state === 'none' && (await store.customers.isEmpty()) && (await store.imports.latest(1)).length === 0
}

const today = ({ clock, companyTimeZone }: SampleSetting) => localDay(clock.now(), companyTimeZone)

/** The sample company up to today, where the store wants it. */
export async function putSampleIfWanted(setting: SampleSetting, onShare?: OnShare): Promise<boolean> {
  if (!(await wantsSample(setting))) return false

  await putSample(setting, { seed: DEFAULT_SEED, endDay: today(setting) }, onShare)
  return true
}
