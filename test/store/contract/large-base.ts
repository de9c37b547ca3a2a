import { beforeAll, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { aCustomer, anAsker } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const size = 6_000

/** Names in a base that is too large to be compared whole. */
export const largeBase = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
    const crowd = Array.from({ length: size }, (_, n) =>
      aCustomer({
        owner: n % 2 ? 'mei' : 'chen',
        name: `Company ${n.toString(36)}`,
        searchKeys: ['company', `company ${n}`],
      }),
    )
    const searched = ['Zhonghua Tea', 'Acme', '阿里巴巴'].map((name) =>
      aCustomer({ name, ref: name, owner: 'mei' }),
    )
    const hidden = aCustomer({ name: 'Zhonghua Silk', ref: 'silk', owner: 'chen' })
    const tencent = aCustomer({ name: '腾讯科技', owner: 'chen', searchKeys: ['腾讯科技', '讯科技', '科技'] })
    await store.customers.insertNew([...crowd, ...searched, tencent, hidden])
  })
  const everything = anAsker({ sees: 'all', role: 'admin' })

  it.each([
    ['zhnghua tea', 'Zhonghua Tea'],
    ['hzonghua tea', 'Zhonghua Tea'],
    ['amce', 'Acme'],
    ['阿里爸巴', '阿里巴巴'],
    ['腾汛科技', '腾讯科技'],
  ])('%s is near %s', async (typo, name) => {
    const [first] = await store.customers.visibleTo(everything).nearest(typo)

    expect(first?.name).toBe(name)
  })

  it('nearest names are those the asker may see', async () => {
    const visible = store.customers.visibleTo(anAsker({ sees: ['mei', 'chen-the-other'] }))

    const names = (await visible.nearest('zhnghua')).map(({ name }) => name)

    expect(names).toEqual(['Zhonghua Tea'])
  })

  it('a beginning that thousands share gives as many as are asked for, in order of name', async () => {
    const hits = await store.customers.visibleTo(everything).search('comp', 20)

    const names = hits.map(({ customer }) => customer.name)
    expect(names).toHaveLength(20)
    expect(names).toEqual([...names].sort())
  })

  it('those that are called so in full are found among thousands that begin so', async () => {
    await store.customers.insertNew([
      aCustomer({ name: 'Zzz', ref: 'company', owner: 'mei', searchKeys: ['zzz', 'company'] }),
      aCustomer({ name: 'Company', owner: 'mei' }),
    ])

    const hits = await store.customers.visibleTo(everything).search('company')
    const foreign = await store.customers.visibleTo(anAsker({ sees: ['chen'] })).foreign('company')

    const exact = hits.filter(({ match }) => match === 'exact')
    expect(exact.map(({ customer }) => customer.name)).toEqual(['Company', 'Zzz'])
    expect(hits.slice(0, 2)).toEqual(exact)
    expect(foreign).toEqual({ owner: 'mei' })
  })
}
