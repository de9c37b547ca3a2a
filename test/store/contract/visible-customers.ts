import { beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#src/domain/customer.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Role } from '#src/domain/user.ts'
import type { VisibleCustomers } from '#src/ports/customers.ts'
import type { Store } from '#src/store/open-store.ts'
import { aCustomer, anAsker, aPerson } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const boss = aPerson({ _id: 'boss', role: 'manager' })
const people = {
  boss,
  mei: aPerson({ _id: 'mei', manager: 'boss' }),
  chen: aPerson({ _id: 'chen' }),
  desk: aPerson({ _id: 'desk', role: 'service' }),
  root: aPerson({ _id: 'root', role: 'admin' }),
}

const acme = aCustomer({
  _id: 'c-acme',
  ref: 'acme',
  name: 'Acme',
  owner: 'mei',
  aliases: ['Roadrunner Supplies'],
  searchKeys: ['acme', 'roadrunner supplies', 'roadrunner', 'supplies'],
})
const alibaba = aCustomer({
  _id: 'c-ali',
  ref: 'ali',
  name: '阿里巴巴',
  owner: 'mei',
  searchKeys: ['阿里巴巴', '里巴巴', '巴巴', 'alibaba', 'albb', 'ali'],
})
const trading = aCustomer({ _id: 'c-trading', ref: 'trading', name: 'Acme Trading (Shanghai)', owner: 'mei' })
const tools = aCustomer({ _id: 'c-tools', ref: 'tools', name: 'Big Acme Tools', owner: 'mei' })
const theirs = aCustomer({
  _id: 'c-theirs',
  ref: 'globex',
  name: 'Globex Acme',
  owner: 'chen',
  aliases: ['Glob'],
  searchKeys: ['globex acme', 'globex', 'acme', 'glob'],
})
const nobodys = aCustomer({ _id: 'c-nobodys', ref: 'orphan', name: 'Orphan Acme' })
const merged = aCustomer({
  _id: 'c-merged',
  ref: 'acme-old',
  name: 'Acme Old',
  owner: 'mei',
  status: 'merged',
})
const all = [acme, alibaba, trading, tools, theirs, nobodys, merged]

/** Customers as one asker sees them: visibility on every way of reading, and search. */
export const visibleCustomers = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
    await store.users.put(Object.values(people))
    await store.customers.insertNew(all)
  })
  const as = async (who: keyof typeof people): Promise<VisibleCustomers> =>
    store.customers.visibleTo(await store.users.asAsker(people[who]))
  const idsOf = (customers: readonly Customer[]) => customers.map(({ _id }) => _id)

  describe('visibility', () => {
    const seen: Record<keyof typeof people, readonly Customer[]> = {
      mei: [acme, alibaba, trading, tools],
      boss: [acme, alibaba, trading, tools],
      chen: [theirs],
      desk: [acme, alibaba, trading, tools, theirs, nobodys],
      root: [acme, alibaba, trading, tools, theirs, nobodys],
    }
    const roleOf = (who: string): Role => people[who as keyof typeof people].role
    const cases = Object.entries(seen).map(([who, customers]) => ({
      who: who as keyof typeof people,
      role: roleOf(who),
      customers,
    }))

    it.each(cases)(
      '$who ($role) reads by id what is theirs to see and nothing else',
      async ({ who, customers }) => {
        const visible = await as(who)

        const found = await Promise.all(all.map(({ _id }) => visible.byId(_id)))

        expect(found.filter((customer) => customer !== undefined)).toEqual(customers)
      },
    )

    it.each(cases)(
      '$who ($role) finds by search what is theirs to see and nothing else',
      async ({ who, customers }) => {
        const visible = await as(who)

        const hits = await Promise.all(all.map(({ name }) => visible.search(normaliseName(name))))

        const ids = new Set(hits.flat().map(({ customer }) => customer._id))
        expect([...ids].sort()).toEqual(idsOf(customers).sort())
      },
    )

    it.each(cases)(
      '$who ($role) is offered as nearest names what is theirs to see and nothing else',
      async ({ who, customers }) => {
        const visible = await as(who)

        const near = await Promise.all(all.map(({ name }) => visible.nearest(normaliseName(name))))

        expect([...new Set(idsOf(near.flat()))].sort()).toEqual(idsOf(customers).sort())
      },
    )

    it.each(cases)('$who ($role) counts what is theirs to see', async ({ who, customers }) => {
      expect(await (await as(who)).count()).toBe(customers.length)
    })

    it('somebody who sees nobody’s customers reads none', async () => {
      const visible = store.customers.visibleTo(anAsker({ sees: [] }))

      expect([await visible.count(), await visible.search('acme'), await visible.nearest('acme')]).toEqual([
        0,
        [],
        [],
      ])
      expect(await visible.byId(acme._id)).toBeUndefined()
    })
  })

  describe('search', () => {
    const names = async (words: string, limit?: number) =>
      (await (await as('mei')).search(normaliseName(words), limit)).map(({ customer, match }) => [
        customer.ref,
        match,
      ])

    it('an exact ref, name or alias comes first, then names that begin so, then other words', async () => {
      expect(await names('acme')).toEqual([
        ['acme', 'exact'],
        ['trading', 'prefix'],
        ['tools', 'prefix'],
      ])
    })

    it.each([
      ['the whole name, however written', 'ＡＣＭＥ　trading（SHANGHAI）', 'trading', 'exact'],
      ['the ref', 'trading', 'trading', 'exact'],
      ['an alias', 'roadrunner supplies', 'acme', 'exact'],
      ['the beginning of an alias', 'roadr', 'acme', 'prefix'],
      ['a word within the name', 'shang', 'trading', 'prefix'],
      ['words in any order', 'shanghai acme', 'trading', 'prefix'],
      ['the beginning of a Chinese name', '阿里', 'ali', 'prefix'],
      ['a Chinese name from its middle', '巴巴', 'ali', 'prefix'],
      ['pinyin', 'alib', 'ali', 'prefix'],
      ['pinyin initials', 'albb', 'ali', 'prefix'],
    ])('finds by %s', async (_, words, ref, match) => {
      expect((await names(words))[0]).toEqual([ref, match])
    })

    it('two keys that only together span the words are no match', async () => {
      expect(await names('n')).toEqual([])
    })

    it('gives no more than asked for, the best of them', async () => {
      expect(await names('acme', 1)).toEqual([['acme', 'exact']])
    })

    it.each(['', 'zzz', '$', '.*'])('"%s" finds nothing', async (words) => {
      expect(await names(words)).toEqual([])
    })
  })

  describe('nearest names', () => {
    const nearest = async (words: string, limit?: number) =>
      (await (await as('mei')).nearest(normaliseName(words), limit)).map(({ ref }) => ref)

    it.each([
      ['swapped letters', 'amce', 'acme'],
      ['a wrong first letter', 'qcme', 'acme'],
      ['a missing letter', 'roadruner', 'acme'],
      ['a wrong Chinese character', '阿里爸巴', 'ali'],
      ['pinyin with a slip', 'alibbaa', 'ali'],
      ['a slip at the beginning of a long name', 'acme tradnig', 'trading'],
    ])('finds what was meant by %s', async (_, typo, ref) => {
      expect((await nearest(typo))[0]).toBe(ref)
    })

    it('offers nothing that is far from what was typed', async () => {
      expect(await nearest('zyxwvut')).toEqual([])
    })

    it('gives no more than asked for', async () => {
      expect(await nearest('acme', 1)).toEqual(['acme'])
    })
  })

  describe('somebody else’s customer', () => {
    const foreign = async (who: keyof typeof people, words: string) =>
      (await as(who)).foreign(normaliseName(words))

    it.each([
      ['mei', 'globex', 'chen'],
      ['mei', 'GLOBEX acme', 'chen'],
      ['chen', '阿里巴巴', 'mei'],
    ] as const)('%s asks for %s and is told its owner, %s, and nothing else', async (who, words, owner) => {
      expect(await foreign(who, words)).toEqual({ owner })
    })

    it.each(['glob', 'globex a', 'glo'])(
      'is not told by an alias or a part of its name: %s',
      async (words) => {
        expect(await foreign('mei', words)).toBeUndefined()
      },
    )

    it('of nobody is told to be there, without an owner', async () => {
      expect(await foreign('mei', 'orphan')).toEqual({})
    })

    it.each([
      ['mei', 'acme'],
      ['mei', 'acme old'],
      ['chen', 'acme old'],
      ['root', 'globex'],
      ['mei', ''],
    ] as const)(
      '%s asking for "%s" is told of none: it is theirs to see, merged or nobody',
      async (who, words) => {
        expect(await foreign(who, words)).toBeUndefined()
      },
    )
  })
}
