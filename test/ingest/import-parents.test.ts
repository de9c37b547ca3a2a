import { expect, it } from 'vitest'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { type Bench, onImportStores } from './import-harness.ts'

const parentOf = async (here: Bench, ref: string) => {
  const { customer } = await here.byRef(ref)
  const parent = customer?.parent === undefined ? undefined : await here.store.customers.get(customer.parent)
  return parent?.name
}

onImportStores('parent companies', (bench) => {
  it('are set by number, name or ref, wherever in the file they stand', async () => {
    const here = await bench()
    const csv = [
      '客户编号,客户名称,母公司',
      'C1,海鸥上海,C9',
      'C2,海鸥杭州,海鸥集团',
      'C3,Gull Tokyo,no-such-ref',
      'C9,海鸥集团,',
    ].join('\n')
    const first = await here.load('customers', csv)
    const ref =
      (await here.store.customers.page(undefined, 9)).find(({ name }) => name === '海鸥集团')?.ref ?? ''
    const again = await here.load('customers', csv.replace('no-such-ref', ref))
    const third = await here.load('customers', csv.replace('no-such-ref', ref))

    const names = await Promise.all(
      ['haioushanghai', 'haiouhangzhou', 'gull-tokyo'].map((r) => parentOf(here, r)),
    )
    expect(names).toEqual(['海鸥集团', '海鸥集团', '海鸥集团'])
    expect(first.columns).toContainEqual({ field: 'parent', column: '母公司', guessed: true })
    expect([first.taken, again.taken, third.taken, third.known]).toEqual([4, 1, 0, 4])
    expect((await here.byRef('gull-tokyo')).customer?.dirty).toBeDefined()
  })

  it('that nobody knows, or that two are called, are left out with a clear message; the row is taken', async () => {
    const here = await bench()
    await here.load('customers', 'id,name\n1,Twin\n2,Twin\n')

    const summary = await here.load(
      'customers',
      'id,name,region,parent\n5,Acme,EU,Nobody Ltd\n6,Bolt,EU,Twin\n',
    )

    expect(summary).toMatchObject({ taken: 2, quarantined: 0, cellsLeftOut: 2 })
    expect(
      summary.firstQuarantined.map(({ line, column, value, reason }) => [line, column, value, reason]),
    ).toEqual([
      [2, 'parent', 'Nobody Ltd', 'parent-unknown'],
      [3, 'parent', 'Twin', 'several-customers'],
    ])
    expect((await here.byRef('acme')).customer).toMatchObject({ attrs: { region: 'EU' } })
  })

  it('that would close a circle are refused row by row, naming the chain', async () => {
    const here = await bench()
    const csv = 'id,name,parent\n1,Acme,1\n2,Bolt,3\n3,Cafe,4\n4,Dune,2\n5,Echo,2\n'

    const summary = await here.load('customers', csv)
    const later = await here.load('customers', 'id,name,parent\n4,Dune,5\n')

    expect(summary.firstQuarantined.map(({ line, value, reason }) => [line, value, reason])).toEqual([
      [2, 'Acme → Acme', 'parent-cycle'],
      [5, 'Dune → Bolt → Cafe → Dune', 'parent-cycle'],
    ])
    expect(later.firstQuarantined.map(({ value }) => value)).toEqual(['Dune → Echo → Bolt → Cafe → Dune'])
    const names = await Promise.all(['acme', 'bolt', 'cafe', 'dune', 'echo'].map((r) => parentOf(here, r)))
    expect(names).toEqual([undefined, 'Cafe', 'Dune', undefined, 'Bolt'])
  })

  it('change with a later file; an empty cell leaves them, a dash takes the customer out of its group', async () => {
    const here = await bench()
    const deps = { ...here.deps, ...here.store, companyTimeZone: 'UTC', log: recordingLogger() }
    await here.store.policies.insert(aPolicy())
    await here.store.policies.activate(1)
    const decide = async () => rescoreMany(deps, await here.store.customers.dirtyIds(-60_000, 50))
    const rootOf = async (ref: string) => {
      const root = (await here.byRef(ref)).customer?.group?.root
      return root === undefined ? undefined : (await here.store.customers.get(root))?.name
    }
    await here.load('customers', 'id,name,parent\n1,Sub,2\n2,Old,\n3,New,\n')
    await decide()

    const seen = []
    for (const cell of ['', '3', '-']) {
      await here.load('customers', `id,name,parent\n1,Sub,${cell}\n`)
      await decide()
      seen.push([await parentOf(here, 'sub'), await rootOf('sub'), await rootOf('old'), await rootOf('new')])
    }

    expect(seen).toEqual([
      ['Old', 'Old', 'Old', undefined],
      ['New', 'New', undefined, 'New'],
      [undefined, undefined, undefined, undefined],
    ])
  })
})
