import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { type Bench, onImportStores } from './import-harness.ts'

const mei = aUser()
const lei = aUser({ _id: 'lei', name: '王磊', email: 'lei@example.com' })

/** What is stored, without what differs between two runs. */
async function facts(bench: Bench, source: string): Promise<unknown[]> {
  const customers = await bench.store.customers.page(undefined, 500)
  const events = await bench.store.events.ofCustomers(customers.map(({ _id }) => _id))
  const name = new Map(customers.map(({ _id, name }) => [_id, name]))
  return events
    .filter((event) => event.source === source)
    .map(({ customerId, receivedAt, source: _, _id, ...rest }) => ({
      id: _id.replace(source, ''),
      who: name.get(customerId),
      ...rest,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

onImportStores('orders import', (bench) => {
  it('guesses Chinese columns, reads yuan in ten thousands and says what it took', async () => {
    const here = await bench([mei, lei])
    const csv = [
      '客户编号,客户名称,下单日期,金额(万元),订单号,业务员',
      'C1,上海锦程贸易有限公司,2026年1月5日,1.2,S-1,王磊',
      'C2,Acme Corporation,2026/1/6,"¥0.05",S-2,lei@example.com',
      'C1,上海锦程贸易有限公司,2026-01-07,3,S-3,王磊',
    ].join('\r\n')

    const summary = await here.load('orders', iconv.encode(csv, 'gb18030'))

    expect(summary).toMatchObject({
      rows: 3,
      taken: 3,
      known: 0,
      quarantined: 0,
      customers: 2,
      newCustomers: 2,
      owners: [{ owner: 'lei', customers: 2 }],
      encoding: 'gb18030',
      currency: 'CNY',
      from: new Date('2026-01-04T16:00:00Z'),
    })
    expect(summary.columns.map(({ field, column }) => [field, column])).toEqual([
      ['customer', '客户编号'],
      ['name', '客户名称'],
      ['date', '下单日期'],
      ['amount', '金额(万元)'],
      ['order', '订单号'],
      ['owner', '业务员'],
    ])
    const { customer, events } = await here.byRef('shanghaijinchengmaoyi')
    expect(customer).toMatchObject({
      name: '上海锦程贸易有限公司',
      owner: 'lei',
      dirty: { months: ['2026-01'] },
    })
    expect(events).toMatchObject([
      { _id: 'orders-csv|S-1', kind: 'order', amountMinor: 1_200_000, orderNumber: 'S-1' },
      { _id: 'orders-csv|S-3', amountMinor: 3_000_000 },
    ])
    expect(here.enqueued).toEqual(summary.touched.ids.map((customerId) => ({ customerId })))
  })

  it('takes nothing twice: the same file, then a longer one in another order', async () => {
    const here = await bench()
    const rows = ['Acme,2026-01-05,10', 'Acme,2026-01-05,10', 'Bolt,2026-01-06,20', 'Bolt,2026-02-06,30']
    const csv = (lines: readonly string[]) => ['customer,date,amount', ...lines].join('\n')

    await here.load('orders', csv(rows.slice(0, 3)))
    const marked = await here.byRef('acme')
    const again = await here.load('orders', csv(rows.slice(0, 3)))
    const longer = await here.load('orders', csv(rows.toReversed()))

    expect(again).toMatchObject({ taken: 0, known: 3, newCustomers: 0, touched: { ids: [] } })
    expect(longer).toMatchObject({ taken: 1, known: 3 })
    expect((await here.byRef('acme')).events).toHaveLength(2)
    expect((await here.byRef('acme')).customer?.dirty).toEqual(marked.customer?.dirty)
    expect((await here.byRef('bolt')).events.map((e) => 'amountMinor' in e && e.amountMinor)).toEqual([
      2000, 3000,
    ])
  })

  it('comes to the same facts whatever was imported before and in whichever order', async () => {
    const here = await bench()
    const order = fc.record({
      who: fc.constantFrom('Acme', 'Bolt', 'Café'),
      day: fc.integer({ min: 1, max: 28 }),
      lines: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 3 }),
      numbered: fc.boolean(),
      refund: fc.option(fc.integer({ min: 1, max: 9 })),
    })
    let n = 0

    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 1, maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        async (orders, first, shuffle) => {
          const [once, twice] = [`a${++n}`, `b${n}`]
          const bought = orders.map((o, i) =>
            o.lines.map((a) => `${o.who},2026-03-${o.day},${a},${o.numbered ? i : ''}`),
          )
          const back = orders.flatMap((o, i) =>
            o.numbered && o.refund ? [`${o.who},2026-04-${o.day},-${o.refund},${i}`] : [],
          )
          const order = bought.map((_, i) => i).sort((a, b) => (shuffle[a] ?? 0) - (shuffle[b] ?? 0))
          const csv = (lines: readonly string[]) => ['customer,date,amount,order', ...lines].join('\n')

          await here.load('orders', csv([...bought.flat(), ...back]), { source: once })
          await here.load('orders', csv(bought.filter((_, i) => first[i]).flat()), { source: twice })
          await here.load('orders', csv([...back, ...order.flatMap((i) => bought[i] ?? [])]), {
            source: twice,
          })
          await here.load('orders', csv([...back, ...bought.flat()]), { source: twice })

          expect(await facts(here, twice)).toEqual(await facts(here, once))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('books a refund on the day of the order it names, wherever that order stands', async () => {
    const here = await bench()
    const csv =
      'customer,date,amount,order no\nAcme,2026-03-01,-30,1\nAcme,2026-01-10,100,1\nAcme,2026-04-01,-5,9\n'

    await here.load('orders', csv)
    await here.load('orders', 'customer,date,amount,order no\nAcme,2026-05-01,(20),1\n')

    const { events } = await here.byRef('acme')
    expect(
      events.map((e) => [
        e.kind,
        'amountMinor' in e && e.amountMinor,
        e.at.toISOString(),
        e.bookedAt.toISOString(),
      ]),
    ).toEqual([
      ['order', 10_000, '2026-01-09T16:00:00.000Z', '2026-01-09T16:00:00.000Z'],
      ['refund', 3_000, '2026-02-28T16:00:00.000Z', '2026-01-09T16:00:00.000Z'],
      ['refund', 2_000, '2026-04-30T16:00:00.000Z', '2026-01-09T16:00:00.000Z'],
      ['refund', 500, '2026-03-31T16:00:00.000Z', '2026-03-31T16:00:00.000Z'],
    ])
  })

  it('quarantines wrong rows with line, column, value and reason, and goes on', async () => {
    const here = await bench()
    await here.store.policies.insert(aPolicy({ version: 1, baseCurrency: 'CNY' }))
    await here.store.policies.activate(1)
    const csv = [
      'customer,date,amount,quantity',
      'Acme,soon,10,1',
      ',2026-01-05,abc,1',
      'Acme,2027-05-05,10,1',
      'Acme,2026-01-05,€10,1',
      'Acme,2026-01-05,10,1,oops',
      'Acme,2026-01-05,99999999999999999,1',
      '"Acme,2026-01-05,10,1',
      'Acme,2026-01-05,10,many',
      'Acme,2026-01-06,20,2',
    ].join('\n')

    const summary = await here.load('orders', csv)

    expect(summary).toMatchObject({ rows: 9, taken: 2, quarantined: 7, cellsLeftOut: 1 })
    const rows = await here.store.imports.quarantined(summary.importId, 20)
    expect(rows.map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      [2, 'date', 'soon', 'not-a-date'],
      [3, 'amount', 'abc', 'not-an-amount'],
      [3, 'customer', '', 'empty'],
      [4, 'date', '2027-05-05', 'in-the-future'],
      [5, 'amount', '€10', 'no-rate'],
      [6, '', '5', 'too-many-cells'],
      [7, 'amount', '99999999999999999', 'amount-too-large'],
      [8, '', '', 'quotes-broken'],
      [9, 'quantity', 'many', 'not-a-quantity'],
    ])
    expect(await here.store.imports.latest(1)).toMatchObject([
      { kind: 'orders', file: 'orders.csv', rows: 9, taken: 2, quarantined: 7, endedAt: expect.any(Date) },
    ])
  })

  it('a row that is mended later does not take the place of the one behind it', async () => {
    const here = await bench()
    const csv = (first: string) =>
      `customer,date,amount,order\nAcme,2026-01-05,${first},1\nAcme,2026-01-05,20,1\n`

    await here.load('orders', csv('1O'))
    const mended = await here.load('orders', csv('10'))

    expect(mended).toMatchObject({ taken: 1, known: 1 })
    expect((await here.byRef('acme')).events.map((e) => 'amountMinor' in e && e.amountMinor)).toEqual([
      1000, 2000,
    ])
  })

  it('leaves customers ownerless where the file names nobody, and a second import assigns them', async () => {
    const here = await bench([mei])
    const csv = 'customer,date,amount,rep\nAcme,2026-01-05,10,Nobody\nBolt,2026-01-05,10,\n'

    const first = await here.load('orders', csv)
    const second = await here.load('orders', csv, { given: { owner: 'mei' } })

    expect(first).toMatchObject({ owners: [{ customers: 2 }], ownersUnknown: [{ value: 'Nobody', rows: 1 }] })
    expect(second).toMatchObject({ taken: 0, owners: [{ owner: 'mei', customers: 2 }] })
    expect((await here.byRef('acme')).customer?.owner).toBe('mei')
  })

  it('knows a name however it is spelled, and keeps ids that differ by case apart', async () => {
    const here = await bench()
    await here.load('orders', 'customer,date,amount\nAcme Corp,2026-01-05,1\nＡＣＭＥ　corp.,2026-01-06,2\n')
    await here.load('orders', 'customer_id,date,amount\n001abC,2026-01-05,1\n001abc,2026-01-06,2\n')

    expect((await here.byRef('acme-corp')).events).toHaveLength(2)
    expect((await here.byRef('001abc')).events).toHaveLength(1)
    expect((await here.byRef('001abc-2')).events).toHaveLength(1)
  })

  it('gives a number to the customer that another file knew by name, and asks where two share the name', async () => {
    const here = await bench()
    await here.load('orders', 'customer,date,amount\nAcme,2026-01-05,1\n')
    await here.load(
      'orders',
      'customer id,customer name,date,amount\n17,Acme,2026-01-06,2\n18,Acme,2026-01-07,3\n',
    )

    const byName = await here.load('orders', 'customer,date,amount\nACME,2026-01-08,4\n')

    expect((await here.byRef('acme')).events).toHaveLength(2)
    expect((await here.byRef('acme-2')).events).toHaveLength(1)
    expect(byName.firstQuarantined).toMatchObject([{ line: 2, reason: 'several-customers', value: 'ACME' }])
  })

  it('says before anything is written which column, date order or owner it does not understand', async () => {
    const here = await bench([mei])
    const csv = 'customer,date,amount\nAcme,03/04/2026,1\n'

    await expect(here.load('orders', csv)).rejects.toMatchObject({ code: 'dates-ambiguous' })
    await expect(here.load('orders', csv, { given: { amount: '金额' } })).rejects.toMatchObject({
      code: 'column-unknown',
      remedy: 'The columns are: "customer", "date", "amount".',
    })
    await expect(here.load('orders', 'a,b\nx,y\n')).rejects.toMatchObject({ code: 'column-needed' })
    await expect(
      here.load('orders', csv, { given: { owner: 'nobody' }, dateFormat: 'DD/MM/YYYY' }),
    ).rejects.toMatchObject({ code: 'owner-unknown' })
    await expect(here.load('orders', csv, { given: { currency: 'gold' } })).rejects.toMatchObject({
      code: expect.stringMatching(/currency-unknown|dates-ambiguous/),
    })
    expect(await here.store.imports.latest(5)).toEqual([])
    expect(await here.store.customers.isEmpty()).toBe(true)
  })
})
