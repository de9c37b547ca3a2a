import { expect, it } from 'vitest'
import { importCustomers } from '#src/ingest/imports/import-customers.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { onImportStores } from './import-harness.ts'

const csv = [
  '客户编号,客户名称,负责人,客户性质,地区,行业,客户等级,手机,邮箱,成立年份,备用电话',
  'C1,上海锦程贸易有限公司,Mei Lin,客户,华东,贸易,VIP,138 0013 8000 转 8001,Li@Example.com,1998,021-5555',
  'C2,Acme Corporation,mei,潜在客户,US,retail,B,+1 415 555 2671,,0042,',
  'C3,Bolt Ltd,某人,whatever,,,,123,nobody,,',
].join('\n')

onImportStores('customers import', (bench) => {
  it('stores profile, owner and attributes, and contacts only encrypted', async () => {
    const here = await bench([aUser()])

    const summary = await here.load('customers', csv, { attrs: 'all' })

    expect(summary).toMatchObject({ rows: 3, taken: 3, newCustomers: 3, quarantined: 0, cellsLeftOut: 3 })
    const { customer } = await here.byRef('shanghaijinchengmaoyi')
    expect(customer).toMatchObject({
      name: '上海锦程贸易有限公司',
      owner: 'mei',
      kind: 'customer',
      attrs: { region: '华东', industry: '贸易', class: 'VIP', 成立年份: 1998 },
      dirty: { months: [] },
    })
    expect(customer?.contacts.map((contact) => here.deps.cipher?.open(contact))).toEqual([
      '+8613800138000',
      'li@example.com',
    ])
    expect(JSON.stringify(customer)).not.toMatch(/138 ?0013|li@example|021-5555/i)
    expect((await here.byRef('acme-corporation')).customer).toMatchObject({
      kind: 'prospect',
      lifecycle: 'prospect',
      attrs: { 成立年份: '0042' },
    })
    const wrong = await here.store.imports.quarantined(summary.importId, 9)
    expect(wrong.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      [4, '客户性质', 'whatever', 'not-a-kind'],
      [4, '手机', '', 'not-a-phone'],
      [4, '邮箱', '', 'not-an-email'],
    ])
    expect(summary.ownersUnknown).toEqual([{ value: '某人', rows: 1 }])
  })

  it('changes nothing the second time, and keeps what an empty cell does not say', async () => {
    const here = await bench([aUser()])
    await here.load('customers', csv, { attrs: 'all' })
    const before = await here.byRef('shanghaijinchengmaoyi')

    const again = await here.load('customers', csv, { attrs: 'all' })
    const changed = await here.load('customers', '客户编号,客户名称,地区,行业\nC1,锦程,华南,\n')

    expect(again).toMatchObject({ taken: 0, known: 3, newCustomers: 0 })
    expect(changed).toMatchObject({ taken: 1, known: 0 })
    const { customer } = await here.byRef('shanghaijinchengmaoyi')
    expect(customer).toMatchObject({
      name: '锦程',
      aliases: ['上海锦程贸易有限公司'],
      owner: 'mei',
      attrs: { region: '华南', industry: '贸易' },
      contacts: before.customer?.contacts,
    })
    expect(customer?.searchKeys).toEqual(expect.arrayContaining(['锦程', 'jincheng', '上海锦程贸易有限公司']))
  })

  it('names customers that orders brought as numbers', async () => {
    const here = await bench()
    await here.load('orders', 'customer_id,date,amount\n00004,2026-01-05,10\n')

    await here.load('customers', 'id,name\n00004,Northwind\n')

    const { customer, events } = await here.byRef('00004')
    expect(customer).toMatchObject({ name: 'Northwind', ref: '00004' })
    expect(events).toHaveLength(1)
  })

  it('without a key stores no contact and says so', async () => {
    const here = await bench()
    const { cipher: _, ...deps } = here.deps
    const bytes = (async function* () {
      yield Buffer.from('name,phone\nAcme,13800138000\n')
    })()

    const summary = await importCustomers(deps, { name: 'c.csv', bytes }, { given: {}, zone: 'UTC' })

    expect(summary.contactsNotStored).toBe(1)
    expect((await here.byRef('acme')).customer?.contacts).toEqual([])
  })

  it('refuses to keep a contact as an attribute', async () => {
    const here = await bench()

    await expect(
      here.load('customers', 'name,微信号\nAcme,abc\n', { attrs: ['微信号'] }),
    ).rejects.toMatchObject({
      code: 'attribute-is-contact',
    })
    await expect(here.load('customers', 'name\nAcme\n', { attrs: ['size'] })).rejects.toMatchObject({
      code: 'column-unknown',
    })
  })
})
