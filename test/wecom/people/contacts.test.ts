import { afterEach, describe, expect, it } from 'vitest'
import type { Customer } from '#src/domain/customer.ts'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { aBook } from './a-book.ts'

let opened: Awaited<ReturnType<typeof aBook>>
afterEach(() => opened.desk.close())

const withCustomers = async (customers: readonly Customer[]) => {
  opened = await aBook({ customers })
  return opened
}
const alibaba = aCustomer({ _id: 'c-ali', ref: 'ali', name: '阿里巴巴（中国）有限公司' })
const acme = aCustomer({ _id: 'c-acme', ref: 'acme', name: 'Acme Robotics' })

describe('reading contacts', () => {
  it('takes all of all reps, page by page, and the same again changes nothing', async () => {
    const { wecom, pull, links, callsOf } = await withCustomers([acme])
    for (let n = 0; n < 130; n++)
      wecom.add.customer(`wm${n}`, { follows: { [n % 2 ? 'mei' : 'li']: { remark: `同学${n}` } } })

    const first = await pull()
    const again = await pull()

    expect([first.seen, again.seen]).toEqual([130, 130])
    expect(await links.count()).toEqual({ linked: 0, unsure: 0, unknown: 130, none: 0 })
    expect(callsOf('externalcontact/batch/get_by_user')).toHaveLength(4)
  })

  it('forgets a relation that is there no more, and no other', async () => {
    const { wecom, pull, link } = await withCustomers([acme])
    const person = wecom.add.customer('wm1', { follows: { mei: {}, li: {} } })
    await pull()

    person.follows.delete('li')
    await pull()

    expect(await link('wm1', 'li')).toBeUndefined()
    expect(await link('wm1', 'mei')).toBeDefined()
  })

  it('waits where WeCom says that too many are at it, and goes on', async () => {
    const { wecom, pull, waited } = await withCustomers([acme])
    wecom.add.customer('wm1', { follows: { mei: {} } })
    const busy = { kind: 'error', error: '45033' } as const
    for (let n = 0; n < 3; n++) wecom.faults.next('externalcontact/batch/get_by_user', busy)

    const { seen } = await pull()

    expect([seen, waited]).toEqual([1, [1_000, 2_000, 4_000]])
  })

  it('keeps a noted phone number nowhere', async () => {
    const { wecom, pull, link } = await withCustomers([acme])
    wecom.add.customer('wm1', { follows: { mei: { remarkMobiles: ['13800138000'] } } })

    await pull()

    expect(JSON.stringify(await link('wm1'))).not.toContain('138001')
    expect((await link('wm1'))?.phones).toHaveLength(1)
  })

  it('a change by hand is read anew: a new company joins, a removed relation goes', async () => {
    const { wecom, pull, refetch, link } = await withCustomers([acme])
    const person = wecom.add.customer('wm1', { follows: { mei: {}, li: {} } })
    await pull()

    const mei = person.follows.get('mei')
    if (mei) mei.remarkCompany = 'ACME robotics Ltd.'
    person.follows.delete('li')
    await refetch('wm1')

    expect(await link('wm1')).toMatchObject({ state: 'linked', customerId: 'c-acme', by: 'company' })
    expect(await link('wm1', 'li')).toBeUndefined()
  })

  it('a person whom WeCom knows no more is forgotten', async () => {
    const { wecom, pull, refetch, link } = await withCustomers([acme])
    wecom.add.customer('wm1', { follows: { mei: {} } })
    await pull()

    wecom.state.customers.delete('wm1')
    await refetch('wm1')

    expect(await link('wm1')).toBeUndefined()
  })
})

describe('a contact is a customer’s person', () => {
  it.each([
    ['the company that a rep has noted', { remarkCompany: '阿里巴巴(中国)' }, 'company'],
    ['the company in letters', { remarkCompany: 'alibaba zhongguo' }, 'company'],
    ['a phone number that the customer has', { remarkMobiles: ['138 0013 8000'] }, 'phone'],
  ] as const)('by %s, and only what is sure', async (_, follow, by) => {
    const { wecom, pull, link, cipher, desk } = await withCustomers([alibaba, acme])
    await desk.store.customers.setProfile([
      { id: 'c-ali', set: { contacts: [cipher.seal('phone', '+8613800138000')] }, attrs: {} },
    ])
    wecom.add.customer('wm1', { follows: { mei: follow } })

    await pull()

    expect(await link('wm1')).toMatchObject({ state: 'linked', customerId: 'c-ali', by })
  })

  it('by the company that another WeCom gives itself', async () => {
    const { wecom, pull, link } = await withCustomers([alibaba])
    wecom.add.customer('wm1', { type: 2, corpName: '阿里巴巴（中国）', follows: { li: {} } })

    await pull()

    expect(await link('wm1', 'li')).toMatchObject({ customerId: 'c-ali', by: 'company' })
  })

  it('by the id that an import has told, before anything else', async () => {
    const { wecom, pull, link, desk } = await withCustomers([alibaba, acme])
    await desk.store.refs.claim([{ key: 'wecom|wm1', customerId: 'c-acme' }])
    wecom.add.customer('wm1', { follows: { mei: { remarkCompany: '阿里巴巴（中国）' } } })

    await pull()

    expect(await link('wm1')).toMatchObject({ customerId: 'c-acme', by: 'ref' })
  })

  it('never by a name alone: then the rep is asked, with at most three of those they see', async () => {
    const branches = ['上海', '北京', '广州', '深圳'].map((city, n) =>
      aCustomer({ _id: `c-${n}`, ref: `b${n}`, name: `阿里${city}分公司`, owner: n === 3 ? 'li' : 'mei' }),
    )
    const { wecom, pull, link } = await withCustomers(branches)
    wecom.add.customer('wm1', { name: '张三', follows: { mei: { remark: '阿里-采购张三' } } })

    await pull()

    const found = await link('wm1')
    expect(found?.state).toBe('unsure')
    expect(found?.candidates).toHaveLength(3)
    expect(found?.candidates).not.toContain('c-3')
  })

  it('asked, where the company and the phone speak for two', async () => {
    const { wecom, pull, link, cipher, desk } = await withCustomers([alibaba, acme])
    await desk.store.customers.setProfile([
      { id: 'c-acme', set: { contacts: [cipher.seal('phone', '+8613800138000')] }, attrs: {} },
    ])
    const follow = { remarkCompany: '阿里巴巴（中国）', remarkMobiles: ['13800138000'] }
    wecom.add.customer('wm1', { follows: { mei: follow } })

    await pull()

    expect([...((await link('wm1'))?.candidates ?? [])].sort()).toEqual(['c-acme', 'c-ali'])
  })

  it('and a rep is asked about nobody’s whom they do not see', async () => {
    const twins = ['1', '2'].map((n) => aCustomer({ _id: `c-${n}`, ref: n, name: 'Twin', owner: 'li' }))
    const { wecom, pull, link } = await withCustomers(twins)
    wecom.add.customer('wm1', { name: 'Zed', follows: { mei: { remarkCompany: 'Twin' } } })

    await pull()

    expect(await link('wm1')).toMatchObject({ state: 'unknown' })
    expect((await link('wm1'))?.candidates).toBeUndefined()
  })

  it('joined later, once the customer is there', async () => {
    const { wecom, pull, link, desk } = await withCustomers([acme])
    wecom.add.customer('wm1', { follows: { mei: { remarkCompany: '阿里巴巴' } } })
    await pull()
    const before = (await link('wm1'))?.state

    await desk.store.customers.insertNew([aCustomer({ _id: 'c-new', ref: 'new', name: '阿里巴巴有限公司' })])
    await pull()

    expect([before, (await link('wm1'))?.customerId]).toEqual(['unknown', 'c-new'])
  })
})
