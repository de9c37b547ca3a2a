import { describe, expect, test } from 'vitest'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { type Entry, rosterOf } from '#src/ingest/sample/roster.ts'
import { repsOf, staff } from '#src/ingest/sample/staff.ts'

const seeds = [1, 2, 7, 42]
const rosters = new Map(seeds.map((seed) => [seed, rosterOf(seed)]))
const countBy = (entries: readonly Entry[], keyOf: (entry: Entry) => string | undefined) => {
  const counts = new Map<string | undefined, number>()
  for (const entry of entries) counts.set(keyOf(entry), (counts.get(keyOf(entry)) ?? 0) + 1)
  return counts
}

describe.each(seeds)('the roster of seed %i', (seed) => {
  const roster = rosters.get(seed) ?? []

  test('lists 2,000 customers and 300 prospects under keys of their own', () => {
    expect(countBy(roster, ({ kind }) => kind)).toEqual(
      new Map([
        ['customer', 2000],
        ['prospect', 300],
      ]),
    )
    expect(new Set(roster.map(({ key }) => key)).size).toBe(2300)
  })

  test('has no name twice, whatever the case and the punctuation', () => {
    const names = new Set(roster.map(({ named }) => normaliseName(named.name)))

    expect(names.size).toBe(2300)
  })

  test('gives each of the 30 reps about 77 customers, in the market of the team', () => {
    const owned = countBy(roster, ({ owner }) => owner)

    expect(owned.size).toBe(30)
    for (const count of owned.values()) expect(Math.abs(count - 77)).toBeLessThanOrEqual(3)
    expect(roster.filter(({ owner, market }) => !repsOf(market.code).includes(owner))).toEqual([])
  })

  test('has about 40 companies that belong to a group', () => {
    const children = roster.filter(({ parent }) => parent)
    const keys = new Set(roster.map(({ key }) => key))

    expect(children).toHaveLength(40)
    expect(children.filter(({ parent }) => !keys.has(parent ?? ''))).toEqual([])
  })

  test('has about 20 firms that stand in the records twice, spelt differently', () => {
    const doubles = roster.filter(({ spellingOf }) => spellingOf)

    expect(doubles).toHaveLength(22)
    for (const double of doubles) {
      const original = roster.find(({ key }) => key === double.spellingOf)
      expect(original?.named.brand).toBe(double.named.brand)
      expect(original?.named.name).not.toBe(double.named.name)
    }
  })

  test('is mostly Chinese, and a fifth English', () => {
    const english = roster.filter(({ named }) => named.locale === 'en').length / roster.length
    const persons = roster.filter(({ named }) => named.form !== 'company').length / roster.length

    expect(english).toBeGreaterThan(0.19)
    expect(english).toBeLessThan(0.3)
    expect(persons).toBeGreaterThan(0.05)
    expect(persons).toBeLessThan(0.12)
  })

  test('repeats no trade name more than a handful of times', () => {
    const companies = roster.filter(({ named, parent }) => named.form === 'company' && !parent)

    expect(Math.max(...countBy(companies, ({ named }) => named.brand).values())).toBeLessThanOrEqual(14)
  })
})

test('Acme and 阿里山茶业 are in every company, and belong to mei', () => {
  for (const roster of rosters.values()) {
    const found = roster.filter(({ named }) => ['Acme', '阿里山茶业'].includes(named.name))

    expect(found.map(({ key, owner }) => [key, owner])).toEqual([
      ['acme', 'mei'],
      ['alishan', 'mei'],
    ])
    expect(roster.filter(({ named }) => /阿里|^acme/iu.test(named.name))).toHaveLength(2)
  }
})

test('the staff is 30 reps, 5 managers of six each, a service desk and an admin who is no part of the sample', () => {
  const of = (role: string) => staff.filter((user) => user.role === role)

  expect([of('rep').length, of('manager').length, of('service').length]).toEqual([30, 5, 1])
  expect(of('admin').map(({ _id, sample }) => [_id, sample])).toEqual([['admin', undefined]])
  expect(staff.filter(({ sample }) => !sample)).toHaveLength(1)
  for (const manager of of('manager')) {
    expect(staff.filter((user) => user.manager === manager._id && user.team === manager.team)).toHaveLength(6)
  }
  expect(staff.find(({ _id }) => _id === 'mei')).toMatchObject({ role: 'rep', locale: 'zh' })
  expect(staff.find(({ _id }) => _id === 'tom')).toMatchObject({ role: 'rep', locale: 'en' })
})
