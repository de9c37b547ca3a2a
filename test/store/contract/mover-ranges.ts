import { Query } from 'mingo'
import { beforeAll, describe, expect, it } from 'vitest'
import { moverRanges } from '#src/domain/tier/mover-ranges.ts'
import { filtersOf } from '#src/store/customers/mover-filters.ts'
import type { Store } from '#src/store/open-store.ts'
import { aRandomBase, type Run } from '../../decide/random-base.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import type { OpenStore } from '../document-servers.ts'

const eventful = { outages: true, groups: true, pins: true, prospects: true, strays: true }

/** A base in the middle of everything, on one of its days. */
function aRunOf(day: number): Run {
  const policy = aPolicy({ version: 41 })
  for (const run of aRandomBase({ ...eventful, seed: 11, policy, size: 150, days: day + 1, jump: 0.6 })) {
    if (run.day === day) return run
  }
  throw new Error(`no run on day ${day}`)
}

/** What a run finds by index ranges on a real server. */
export const moverRangesOnServers = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  describe.each([30, 60])('the ranges of a run on day %i of a base', (day) => {
    const { customers, frame } = aRunOf(day)
    const own = customers.map((one) => ({ ...one, _id: `${day}-${one._id}`, ref: `${day}-${one.ref}` }))
    const ranges = moverRanges(frame)
    beforeAll(async () => {
      await store.customers.insertNew(own)
    })

    it.each(ranges)('$kind $code', async (range) => {
      const queries = filtersOf(range).map((filter) => new Query({ ...filter, status: 'active' }))

      const ids = await store.customers.idsIn(range)

      const expected = own.filter((one) => queries.some((query) => query.test(one))).map(({ _id }) => _id)
      expect(ids.filter((id) => id.startsWith(`${day}-`)).sort()).toEqual(expected.sort())
    })

    it('are not all empty', () => {
      const kinds = ranges.filter((range) =>
        filtersOf(range).some((filter) => own.some((one) => new Query({ ...filter }).test(one))),
      )

      expect(new Set(kinds.map(({ kind }) => kind)).size).toBeGreaterThan(5)
    })
  })
}
