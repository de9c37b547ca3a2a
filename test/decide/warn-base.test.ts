import { expect, test } from 'vitest'
import { warnBase } from '#src/decide/tiers/warn-base.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { SourceState } from '#src/domain/source/source-state.ts'
import { thresholdsOn } from '#src/domain/tier/cut-drift.ts'
import { type CustomerWarning, warningIdOf } from '#src/domain/warning/customer-warning.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import { aCustomer, aMoment, aTier, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { countedPorts, killedAfter } from '../helpers/hooked-ports.ts'
import { onEveryServer } from '../store/document-servers.ts'

/** A's cut at 7 rises by .02 a day: κ 6.95 leaves the band (6.848) in 5.1 days, and the tier 21 days later. */
const near = 6.95
const far = 8
const since = daysAgo(60)
const cut = aCut({ driftPerDay: 0.02 })

type Given = Parameters<typeof aCustomer>[0] & { readonly kappa?: number }

const inA = (ref: string, { kappa = near, ...given }: Given = {}): Customer => {
  const customer = aCustomer({ ref, name: ref, tier: aTier({ since }), ...given })
  const score = customer.score && { ...customer.score, kappa, basis: kappa, multiplier: 1, at: daysAgo(9) }
  return score ? { ...customer, score } : customer
}

const silentShop: SourceState = {
  _id: 'shop',
  kinds: ['order', 'refund'],
  firstAt: daysAgo(300),
  lastAt: daysAgo(40),
  newestAt: daysAgo(40),
  gaps: { n: 90, meanDays: 1, squareDays: 1.2, longestDays: 3 },
  rev: 1,
}

onEveryServer('warning the base', (openStore, where) => {
  const company = useCompany(openStore, where)

  const open = async (...customers: readonly Customer[]) => {
    await company().publish(aPolicy())
    await company().join(...customers)
  }
  const run = (at = aMoment, deps = company().deps) => {
    company().clock.set(at)
    const _id = `quantile|1|${at.toISOString().slice(0, 10)}|1`
    return warnBase(deps, { ...cut, _id, at, thresholds: thresholdsOn(cut, at) })
  }
  const given = () => company().store.warnings.ended(addDays(aMoment, 400), 100)
  const rows = async (): Promise<readonly OutboxRow[]> => {
    const { outbox } = company().store
    const groups = await outbox.dueGroups(addDays(aMoment, 400), 100)
    const waiting = await Promise.all(groups.map((group) => outbox.inGroup(group)))
    const found = await Promise.all(waiting.flat().map(({ _id }) => outbox.get(_id)))
    return found.flatMap((row) => row ?? [])
  }
  /** What the run after the grace days finds: the range and two weeks are over. */
  const settled = async (warning: CustomerWarning | undefined) => {
    const at = addDays(warning?.expectedTo ?? aMoment, 15)
    await run(at)
    const found = await company().store.warnings.settledIn(1, at, addDays(at, 1))
    return found[0]?.settled
  }

  test('whoever nears a demotion is warned of and the owner is told, both once', async () => {
    const [first, other] = [inA('near'), inA('far', { kappa: far })]
    await open(first, other)

    const issued = [await run(), await run(addDays(aMoment, 1)), await run(addDays(aMoment, 8))]

    const id = warningIdOf(first._id, { code: 'A', since })
    expect(issued).toEqual([1, 0, 0])
    expect(await given()).toEqual([
      expect.objectContaining({ _id: id, customerId: first._id, tier: 'A', to: 'B', issuedAt: aMoment }),
    ])
    expect(await rows()).toEqual([
      expect.objectContaining({
        _id: `early-warning|${id}`,
        to: 'mei',
        notice: expect.objectContaining({ kind: 'early-warning', from: 'A', to: 'B', since }),
      }),
    ])
  })

  test.each(['outbox.put', 'warnings.put', 'warnings.markLooked'])(
    'killed after %s, the next run leaves one warning and one message',
    async (write) => {
      await open(inA('near'))
      const killed = killedAfter(company().deps, (call) => call === write)

      await expect(run(aMoment, killed)).rejects.toThrow('killed')
      await run(addDays(aMoment, 1))

      expect([(await given()).length, (await rows()).length]).toEqual([1, 1])
    },
  )

  test.each(['warnings.settle', 'warnings.putMonth'])(
    'killed after %s, a settled warning is counted once',
    async (write) => {
      await open(inA('near'))
      await run()
      const [warning] = await given()
      const at = addDays(warning?.expectedTo ?? aMoment, 15)
      const killed = killedAfter(company().deps, (call) => call === write)

      await expect(run(at, killed)).rejects.toThrow('killed')
      await run(addDays(at, 1))

      const { months } = await company().store.warnings.book(1)
      const [month] = await company().store.warnings.settledIn(1, at, addDays(at, 1))
      expect(month?.settled).toEqual({ outcome: 'missed', at })
      expect(Object.values(months).map((record) => record['A']?.n)).toEqual([
        2 ** ((at.getTime() - Date.parse('2020-01-01')) / 86_400_000 / 180),
      ])
    },
  )

  test('nobody is warned whom something holds: a pin, being new, a silent source, facts not yet decided on', async () => {
    const override = { tier: 'A', reason: 'key account', by: 'mei', until: addDays(aMoment, 9) }
    await open(
      inA('pinned', { override }),
      inA('new', { lifecycle: 'new' }),
      inA('silent'),
      inA('dirty', {
        dirty: { token: 't', at: aMoment, months: [] },
        facts: someFacts({ sources: { crm: { kinds: ['interaction'], lastAt: aMoment } } }),
      }),
    )
    await company().store.sources.put(silentShop)

    const issued = await run()

    expect([issued, await given(), await rows()]).toEqual([0, [], []])
  })

  test('whoever a silent source held is warned of once it speaks', async () => {
    await open(inA('silent'))
    await company().store.sources.put(silentShop)
    const whileSilent = await run()

    const back = { ...silentShop, lastAt: aMoment, newestAt: aMoment, rev: 2 }
    await company().store.sources.put(back)

    expect([whileSilent, await run(addDays(aMoment, 1))]).toEqual([0, 1])
  })

  test('a demotion after the warning makes it come true', async () => {
    const customer = inA('near')
    await open(customer)
    await run()
    const [warning] = await given()
    const at = addDays(aMoment, 27)
    const change = { customerId: customer._id, rev: 7, at, from: 'A', to: 'B' } as const
    await company().store.tierChanges.put([
      { _id: `${customer._id}-7`, ...change, evidence: { reason: 'demoted' } },
    ])

    expect(await settled(warning)).toMatchObject({ outcome: 'came-true', on: at })
  })

  test('a warned customer who buys has averted it, and is not warned again of the same standing', async () => {
    const customer = inA('near')
    await open(customer)
    await run()
    const [warning] = await given()
    const boughtAt = addDays(aMoment, 3)
    const order = { at: boughtAt, amountMinor: 500_000, currency: 'CNY' }
    const facts = someFacts({ recentOrders: [order], lastOrder: order, lastFromCustomerAt: boughtAt })
    await company().store.customers.update(customer._id, 1, { set: { facts }, unset: [], push: [] })

    const outcome = await settled(warning)
    const again = await run(addDays(aMoment, 70))

    expect(outcome).toMatchObject({ outcome: 'averted', on: boughtAt })
    expect([again, (await rows()).length]).toEqual([0, 1])
  })

  test('the next time it stands in a tier it may be warned again', async () => {
    const customer = inA('near')
    await open(customer)
    await run()
    const tier = aTier({ since: daysAgo(29) })
    const { score } = customer
    await company().store.customers.update(customer._id, 1, {
      set: { tier, ...(score && { score: { ...score, at: addDays(aMoment, 1) } }) },
      unset: [],
      push: [],
    })

    expect(await run(addDays(aMoment, 1))).toBe(1)
  })

  test('a run of the next day reads those alone who have come into reach since', async () => {
    const warned = Array.from({ length: 30 }, (_, n) => inA(`near${n}`))
    const drifting = inA('next', { kappa: 7 })
    await open(...warned, drifting)
    await run()
    const counted = countedPorts(company().deps)

    const issued = await run(addDays(aMoment, 1), counted.deps)

    const read = counted.of('customers.getMany').flatMap(({ args }) => args[0] as string[])
    expect([issued, read]).toEqual([1, [drifting._id]])
  })

  test('in a small base nobody is warned, since a manager decides', async () => {
    await open(inA('near'))

    expect(await warnBase(company().deps, { ...cut, ranked: 20 })).toBe(0)
  })

  test('where the owner has left, their manager is told; where nobody is, the warning stands all the same', async () => {
    await open(inA('left', { owner: 'gone' }), inA('nobody', { owner: 'unknown' }))
    const { users } = company().store
    const [mei] = (await users.list()).filter(({ _id }) => _id === 'mei')
    if (!mei) throw new Error('mei is in every team')
    await users.put([
      { ...mei, _id: 'gone', active: false, manager: 'boss' },
      { ...mei, _id: 'boss', role: 'manager' },
    ])

    expect(await run()).toBe(2)
    expect((await rows()).map(({ to }) => to)).toEqual(['boss'])
  })
})
