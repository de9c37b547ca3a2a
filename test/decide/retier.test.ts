import { describe, expect, test } from 'vitest'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { CustomerChange } from '#src/ports/customers.ts'
import { aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder, aRating } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { countedPorts, type Hook, hookedPorts, killedAfter } from '../helpers/hooked-ports.ts'
import { onEveryServer } from '../store/document-servers.ts'

const { scales: _, calibratedAt: __, ...uncalibrated } = aPolicy()

const idsOf = (base: string, size: number) => Array.from({ length: size }, (_, n) => `${base}${n + 1}`)

onEveryServer('tiering the base anew', (openStore, where) => {
  const company = useCompany(openStore, where)

  /** Customers who bought twice, the n-th of them n times `yuan` each; scored, not yet cut. */
  const bringIn = async (base: string, size: number, yuan: number) => {
    const { deps, join, ingest } = company()
    const ids = idsOf(base, size)
    await join(...ids.map((_id) => aNewcomer(_id, { _id, searchKeys: [] })))
    await ingest(
      ...ids.flatMap((id, n) =>
        [100, 70].map((ago) => anOrder(id, { at: daysAgo(ago), yuan: (n + 1) * yuan })),
      ),
    )
    await rescoreMany(deps, ids)
    return ids
  }
  const open = async (size = 60, policy: Policy = uncalibrated) => {
    await company().publish(policy)
    return bringIn('c', size, 1_000)
  }
  const buys = async (ids: readonly string[], yuan: number) => {
    const { deps, ingest, clock } = company()
    await ingest(...ids.map((id) => anOrder(id, { at: clock.now(), yuan })))
    await rescoreMany(deps, ids)
  }
  const all = async () => (await company().store.customers.page(undefined, 1_000)) as readonly Customer[]
  const tiers = async () => Object.fromEntries((await all()).map(({ _id, tier }) => [_id, tier?.code]))
  const shares = async () => {
    const codes = Object.values(await tiers())
    return ['A', 'B', 'C', 'D'].map((code) => codes.filter((each) => each === code).length)
  }
  const notices = async () => (await all()).flatMap(({ outgoing }) => outgoing)

  test('the first run calibrates, cuts by shares, gives first tiers and tells nobody', async () => {
    await open()

    const { cut, decided, moved } = await retier(company().deps)

    const policy = await company().store.policies.active()
    expect(policy?.scales).toMatchObject({ spend: expect.any(Number), orders: expect.any(Number) })
    expect(cut).toMatchObject({ _id: 'quantile|1|2026-12-12|1', ranked: 60, base: 60 })
    expect([decided, moved, await notices()]).toEqual([60, [], []])
    expect(await shares()).toEqual([6, 12, 18, 24])
  })

  test('a base in which nobody has bought is left alone', async () => {
    const { deps, publish, join } = company()
    await publish(uncalibrated)
    await join(aNewcomer('c1'))

    const result = await retier(deps)

    expect(result).toEqual({ decided: 0, moved: [] })
    expect(await company().store.cuts.list(1, 9)).toEqual([])
  })

  test('a second run on the same day and base writes nothing and has the next number', async () => {
    const ids = await open()
    const { deps, clock, ingest } = company()
    await ingest(...ids.slice(0, 20).map((id, n) => aRating(id, { at: daysAgo(n) })))
    await rescoreMany(deps, ids)
    await retier(deps)
    const before = await all()
    clock.set(new Date(aMoment.getTime() + 3_600_007))
    const counted = countedPorts(deps)

    const { cut, decided, moved } = await retier(counted.deps)

    const changes = counted.of('customers.updateMany').flatMap(({ args }) => args[0] as CustomerChange[])
    expect([changes, counted.of('customers.update'), decided, moved]).toEqual([[], [], 0, []])
    expect(cut?._id).toBe('quantile|1|2026-12-12|2')
    expect(await all()).toEqual(before)
  })

  test('a run reads who moves and nobody else, and writes no more', async () => {
    const ids = await open()
    const { deps, clock } = company()
    await retier(deps)
    clock.set(addDays(aMoment, 1))
    await buys(ids.slice(0, 8), 200_000)
    const counted = countedPorts(deps)

    const { decided } = await retier(counted.deps)

    const named = (call: string) => counted.of(call).flatMap(({ args }) => args[0] as unknown[])
    expect(decided).toBeGreaterThan(0) // whom the risen have pushed under their band
    expect(decided).toBeLessThan(30)
    expect(named('customers.getMany')).toHaveLength(decided)
    expect(named('customers.updateMany')).toHaveLength(decided)
    expect(counted.calls.filter(({ call }) => /^customers.(page|grouped|get)$/.test(call))).toEqual([])
  })

  test('a customer with new facts is left to its own decision', async () => {
    const [first = ''] = await open()
    const { deps, ingest, get } = company()
    await ingest(anOrder(first))
    const before = await get(first)

    await retier(deps)

    expect(await get(first)).toEqual(before)
  })

  test('a small base has an absolute cut, and what would change waits for a person', async () => {
    const [first = ''] = await open(10, aPolicy())
    const { deps, get } = company()
    const { cut } = await retier(deps)
    const before = await get(first)

    await buys([first], 40_000)
    const { moved } = await retier(deps)

    const after = await get(first)
    expect(cut?.kind).toBe('absolute')
    expect([before.tier?.code, after.tier?.code]).toEqual(['D', 'D'])
    expect(after.tier?.proposed).toMatchObject({ code: 'A', reason: 'small-base' })
    expect([moved, await notices()]).toEqual([[], []])
  })

  test('those whom the base passes are demoted after confirmation and dwell, and only then', async () => {
    const ids = await open()
    const { deps, clock, store } = company()
    await retier(deps)
    const best = ids.slice(-6)

    clock.set(addDays(aMoment, 10))
    await buys(ids.slice(0, 24), 100_000)
    await retier(deps)
    const passed = await tiers()
    clock.set(addDays(aMoment, 30.9))
    await retier(deps)
    const waiting = await tiers()
    clock.set(addDays(aMoment, 31))
    await buys(ids.slice(0, 1), 1)
    const due = await store.customers.dueIds(clock.now(), 1_000)
    await Promise.all(due.map((id) => rescoreCustomer(deps, id)))
    const moved = await tiers()
    clock.set(addDays(aMoment, 40))
    await retier(deps)

    expect(best.map((id) => [passed[id], waiting[id]])).toEqual(best.map(() => ['A', 'A']))
    expect(due).toEqual(expect.arrayContaining(best))
    expect(best.map((id) => moved[id])).toEqual(best.map(() => 'C'))
    expect(await store.customers.dueIds(clock.now(), 1_000)).toEqual([])
    const demoted = (await notices()).filter(({ evidence }) => evidence.reason === 'demoted')
    const before = demoted.filter(({ at }) => at < addDays(aMoment, 31))
    const again = demoted.filter(
      ({ key, at }) => at > addDays(aMoment, 31) && due.includes(key.replace(/-\d+$/, '')),
    )
    expect([before, again]).toEqual([[], []])
  })

  describe('two runs at once', () => {
    test('have two numbers, and the standing tiers are those of the higher', async () => {
      const ids = await open()
      const { deps, store } = company()
      await retier(deps)
      await buys(ids.slice(0, 5), 90_000)

      const runs = await Promise.all([retier(deps), retier(deps)])

      const newest = await store.cuts.latest(1)
      const numbers = runs.map(({ cut }) => cut?._id)
      expect(new Set(numbers).size).toBe(2)
      expect(newest?._id).toBe(numbers.toSorted().at(-1))
      expect((await retier(deps)).decided).toBe(0)
    })

    test('whom the newer has passed by is not moved by the older', async () => {
      await open()
      const { deps, store } = company()
      await retier(deps)
      await bringIn('small', 60, 1)
      let newer: Awaited<ReturnType<typeof tiers>> | undefined
      const overtake: Hook = async (call) => {
        if (call !== 'cuts.insert' || newer) return
        newer = {}
        await bringIn('large', 120, 9_000)
        await retier(deps)
        newer = await tiers()
      }

      const older = await retier(hookedPorts(deps, { after: overtake }))

      expect((await store.cuts.latest(1))?._id).not.toBe(older.cut?._id)
      expect(newer).toMatchObject({ c1: 'D', large120: 'A' })
      expect(await tiers()).toEqual(newer)
      expect(older).toMatchObject({ decided: 0, moved: [] })
    })

    test('one whose clock is behind still has the newest cut by time and by name', async () => {
      const [first = ''] = await open()
      const { deps, store, clock, get } = company()
      await retier(deps)
      clock.set(addDays(aMoment, -1))

      const { cut } = await retier(deps)
      await rescoreCustomer(deps, first)

      expect(cut?._id).toBe('quantile|1|2026-12-12|2')
      expect(await store.cuts.latest(1)).toMatchObject({ ...cut })
      expect((await get(first)).score?.cutId).toBe(cut?._id)
    })
  })

  describe('a first run that dies', () => {
    test.each(['policies.freezeScales', 'cuts.insert', 'customers.updateMany'])(
      'after %s is made good by the next: tiers by shares, and nobody told',
      async (dies) => {
        await open()
        const { deps } = company()
        await expect(retier(killedAfter(deps, (call) => call === dies))).rejects.toThrow('killed')

        const { cut } = await retier(deps)

        expect(cut).toMatchObject({ kind: 'quantile', ranked: 60 })
        expect(await shares()).toEqual([6, 12, 18, 24])
        expect(await notices()).toEqual([])
      },
    )
  })
})
