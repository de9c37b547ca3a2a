import { ensurePolicy } from '#src/decide/ensure-policy.ts'
import { rescoreMany } from '#src/decide/rescore-many.ts'
import { retier } from '#src/decide/retier.ts'
import { localDay } from '#src/domain/local-day.ts'
import { type LoadedSample, loadSample, sampleState } from '#src/ingest/sample/load-sample.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Store } from '#src/store/open-store.ts'
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

/** How far a load is: of storing and deciding together, 0 to 1. */
export type OnShare = (share: number) => void

/** Storing takes about as long as deciding. */
const STORING = 0.5

/**
 * Loads the sample company, or completes one that was cut short, and decides every customer's tier.
 * @throws AppError `store-not-empty`
 */
export async function putSample(
  { store, ...setting }: SampleSetting,
  { seed, endDay }: { readonly seed: number; readonly endDay: string },
  onShare: OnShare = () => undefined,
): Promise<LoadedSample> {
  const deps = useCaseDeps({ store }, setting)
  const loaded = await loadSample(
    { ...deps, refs: store.refs, settings: store.settings },
    { seed, endDay, onProgress: (done, total) => onShare((STORING * done) / total) },
  )
  await ensurePolicy(deps, SAMPLE_CURRENCY)
  await rescoreMany(deps, loaded.customerIds, (done) =>
    onShare(STORING + (0.4 * done) / loaded.customerIds.length),
  )
  await retier(deps)
  onShare(1)
  return loaded
}

/** True where a trial store wants the sample company: it is empty, or a load was cut short. */
export async function wantsSample({ store }: Pick<SampleSetting, 'store'>): Promise<boolean> {
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
