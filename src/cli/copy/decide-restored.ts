import type { DecideDeps } from '#src/decide/deps.ts'
import { finishMerge } from '#src/decide/merge/finish-merge.ts'
import { verify } from '#src/decide/rebuild/verify.ts'
import { type RelayDeps, relayNotices } from '#src/decide/tell/relay-notices.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { searchKeysOf } from '#src/ingest/customers/search-keys.ts'
import type { StoreCopy } from '#src/store/copy/copy.ts'

type Deps = DecideDeps & RelayDeps & Parameters<typeof finishMerge>[0]

const PAGE = 500
/** By the database's clock: whatever has been marked up to now. */
const ANY_AGE = -1_000

/** How many customers counted something else than their facts in the copy. */
export type Decided = { readonly customers: number; readonly anew: number }

/**
 * Makes a restored store agree with itself: what was written while its copy was made stands in one place and not in
 * the other. Merges are finished, notices relayed, and everybody is recomputed from the facts there are.
 */
export async function decideRestored(
  deps: Deps,
  copy: StoreCopy,
  takenAt: Date,
  onProgress: (customers: number) => void,
): Promise<Decided> {
  const { undecided, merging } = await copy.makeWhole(takenAt)
  for (const id of merging) await finishMerge(deps, id)
  if (!(await deps.policies.active())) return { customers: 0, anew: 0 } // nobody has a tier yet

  await decideMarked(deps)
  await relayAll(deps)
  const { customers, differing } = await verify(deps, {
    searchKeysOf,
    repair: true,
    onDifference: () => undefined,
    onProgress,
  })
  await rescoreMany(deps, undecided)
  await relayAll(deps)
  return { customers, anew: differing }
}

/** Portion by portion, each customer once: one that is still found afterwards is left to a worker. */
async function everyPortion(
  find: (limit: number) => Promise<readonly string[]>,
  work: (ids: readonly string[]) => Promise<unknown>,
): Promise<void> {
  const seen = new Set<string>()
  for (;;) {
    const ids = (await find(PAGE)).filter((id) => !seen.has(id))
    if (ids.length === 0) return
    await work(ids)
    for (const id of ids) seen.add(id)
  }
}

const decideMarked = (deps: Deps): Promise<void> =>
  everyPortion(
    (limit) => deps.customers.dirtyIds(ANY_AGE, limit),
    (ids) => rescoreMany(deps, ids),
  )

const relayAll = (deps: Deps): Promise<void> =>
  everyPortion(
    (limit) => deps.customers.outgoingIds(ANY_AGE, limit),
    async (ids) => {
      for (const id of ids) await relayNotices(deps, id, deps.clock.now())
    },
  )
