import { expect, it } from 'vitest'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { takeUpHeld } from '#src/ingest/facts/take-up-held.ts'
import type { ImportDeps } from '#src/ingest/import-deps.ts'
import { importRates, type RateImportOptions } from '#src/ingest/imports/import-rates.ts'
import { rateCoverage } from '#src/ingest/orders/rate-coverage.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { type Bench, onImportStores } from './import-harness.ts'

const rates = [
  'date,from,to,rate',
  '2026-01-02,EUR,CNY,8.1',
  '2026-01-05,EUR,CNY,8.1234',
  '2026-01-05,JPY,CNY,0.045',
]

const loadRates = (
  deps: ImportDeps,
  lines: readonly string[] = rates,
  told: Partial<RateImportOptions> = {},
) =>
  importRates(
    deps,
    {
      name: 'rates.csv',
      bytes: (async function* () {
        yield Buffer.from(lines.join('\n'))
      })(),
    },
    { given: {}, ...told },
  )

const inYuan = async (bench: () => Promise<Bench>): Promise<Bench> => {
  const here = await bench()
  await here.store.policies.insert(aPolicy({ version: 1, baseCurrency: 'CNY' }))
  await here.store.policies.activate(1)
  return here
}

/** What a customer's facts count for. */
const money = async (here: Bench, ref: string) =>
  (await here.byRef(ref)).events.map((event) => [
    event._id.split('|').slice(1).join('|'),
    event.bookedAt.toISOString().slice(0, 10),
    'base' in event ? event.base : undefined,
  ])

const decided = async (here: Bench, ref: string) => {
  const { customer } = await here.byRef(ref)
  const deps = { ...here.deps, ...here.store, companyTimeZone: 'UTC', log: recordingLogger() }
  await rescoreMany(deps, [customer?._id ?? ''])
  return (await here.byRef(ref)).customer?.facts
}

onImportStores('exchange rates', (bench) => {
  const openInYuan = () => inYuan(bench)

  it('an order in another currency keeps its amount and counts at the rate of its day', async () => {
    const here = await openInYuan()
    await loadRates(here.deps)

    const summary = await here.load(
      'orders',
      'customer,date,amount,currency,order\nAcme,2026-01-05,100.50,EUR,1\nAcme,2026-01-06,12000,JPY,2\nAcme,2026-01-06,7,CNY,3\n',
    )

    const { events } = await here.byRef('acme')
    expect(summary).toMatchObject({ taken: 3, quarantined: 0 })
    expect(events).toMatchObject([
      {
        amountMinor: 10_050,
        currency: 'EUR',
        base: { amountMinor: 81_640, currency: 'CNY', rate: '8.1234', rateDay: '2026-01-05' },
      },
      {
        amountMinor: 12_000,
        currency: 'JPY',
        base: { amountMinor: 54_000, rate: '0.045', rateDay: '2026-01-05' },
      },
      { amountMinor: 700, currency: 'CNY' },
    ])
    expect(await decided(here, 'acme')).toMatchObject({ netSpendMinor: 81_640 + 54_000 + 700, orderCount: 3 })
  })

  it('a day without a rate takes the newest earlier one of at most a week, by the day the file means', async () => {
    const here = await openInYuan()
    await loadRates(here.deps)

    await here.load(
      'orders',
      'customer,date,amount,order\nAcme,2026-01-05 00:30,€1,a\nAcme,2026-01-04 23:30,€1,b\nAcme,2026-01-12,€1,c\nAcme,2026-01-13,€1,d\n',
    )

    const used = (await money(here, 'acme')).map(([id, , base]) => [
      id,
      (base as { rateDay: string }).rateDay,
    ])
    expect(used).toEqual([
      ['b', '2026-01-02'],
      ['a', '2026-01-05'],
      ['c', '2026-01-05'],
    ])
    expect([...(await here.store.imports.waitingByPair())]).toEqual([['EUR|CNY', 1]])
  })

  it('a row without a rate waits with all it says, and is counted once rates have come', async () => {
    const here = await openInYuan()
    const csv =
      'customer,date,amount,currency,order,product\nAcme,2026-01-05,100,EUR,1,tea\nAcme,2026-01-06,9,CNY,2,\n'

    const first = await here.load('orders', csv)
    await here.load('orders', csv)
    const none = await takeUpHeld(here.deps)
    await loadRates(here.deps)
    const { taken, waiting } = await takeUpHeld(here.deps)

    expect(first).toMatchObject({ taken: 1, quarantined: 1 })
    expect(first.firstQuarantined).toMatchObject([
      { line: 2, column: 'currency', value: 'EUR', reason: 'no-rate', waitsFor: 'EUR|CNY' },
    ])
    expect([none, { taken, waiting }]).toEqual([
      { taken: 0, waiting: 2 },
      { taken: 1, waiting: 0 },
    ])
    expect((await here.byRef('acme')).events[0]).toMatchObject({
      _id: 'orders-csv|1',
      product: 'tea',
      amountMinor: 10_000,
      base: { amountMinor: 81_234 },
    })
    expect((await here.byRef('acme')).customer?.dirty?.months).toEqual(['2026-01'])
    expect(await here.load('orders', csv)).toMatchObject({ taken: 0, known: 2, quarantined: 0 })
  })

  it('a refund counts at the rate of its order, wherever and whenever each comes', async () => {
    const here = await openInYuan()
    await loadRates(here.deps)
    await loadRates(here.deps, ['date,from,to,rate', '2026-03-02,EUR,CNY,7.5'])
    const header = 'customer,date,amount,currency,order\n'
    const order = (who: string) => `${who},2026-01-05,100,EUR,${who}1\n`
    const back = (who: string) => `${who},2026-03-02,-100,EUR,${who}1\n`

    await here.load('orders', header + order('One') + back('One'))
    await here.load('orders', header + back('Two') + order('Two'))
    await here.load('orders', header + order('Three'))
    await here.load('orders', header + back('Three'))
    await here.load('orders', header + back('Four'))
    const before = await decided(here, 'four')
    await here.load('orders', header + order('Four'))

    const facts = [
      await decided(here, 'one'),
      await decided(here, 'two'),
      await decided(here, 'three'),
      await decided(here, 'four'),
    ]
    expect(before).toMatchObject({ netSpendMinor: -75_000 })
    for (const each of facts) {
      expect(each).toMatchObject({ netSpendMinor: 0, orderCount: 0, refundCount: 1, purchaseDays: 1 })
    }
    expect((await money(here, 'four')).map(([, day, base]) => [day, base])).toEqual([
      ['2026-01-04', { amountMinor: 81_234, currency: 'CNY', rate: '8.1234', rateDay: '2026-01-05' }],
      ['2026-01-04', { amountMinor: 81_234, currency: 'CNY', rate: '8.1234', rateDay: '2026-01-05' }],
    ])
  })

  it('a refund whose own day has no rate is taken up at its order’s', async () => {
    const here = await openInYuan()
    const header = 'customer,date,amount,currency,order\n'
    await here.load('orders', `${header}Acme,2026-03-02,-10,EUR,1\n`)
    await loadRates(here.deps)
    const early = await takeUpHeld(here.deps)
    await here.load('orders', `${header}Acme,2026-01-05,100,EUR,1\n`)

    const late = await takeUpHeld(here.deps)

    expect([early, late]).toEqual([
      { taken: 0, waiting: 1 },
      { taken: 1, waiting: 0 },
    ])
    expect(await decided(here, 'acme')).toMatchObject({ netSpendMinor: 81_234 - 8_123, orderCount: 1 })
  })

  it('killed after the facts went in, the rows are settled later and nothing counts twice', async () => {
    const here = await openInYuan()
    await here.load('orders', 'customer,date,amount\nAcme,2026-01-05,€100\nBolt,2026-01-05,€100\n')
    await loadRates(here.deps)

    await expect(takeUpHeld(killedAfter(here.deps, (call) => call === 'events.insertNew'))).rejects.toThrow(
      'killed',
    )
    const again = await takeUpHeld(here.deps)

    expect(again).toEqual({ taken: 0, waiting: 0 })
    expect([(await here.byRef('acme')).events.length, (await here.byRef('bolt')).events.length]).toEqual([
      1, 1,
    ])
  })

  it('a customer that is gone takes its waiting rows along; a merged one’s go to the other', async () => {
    const here = await openInYuan()
    await here.load(
      'orders',
      'customer,date,amount\nAcme,2026-01-05,€100\nBolt,2026-01-05,€100\nMain,2026-01-05,1\n',
    )
    const [acme, bolt, main] = await Promise.all(['acme', 'bolt', 'main'].map((ref) => here.byRef(ref)))
    const into = main?.customer?._id ?? ''
    for (const [of, set] of [
      [acme, { status: 'erased' as const }],
      [bolt, { status: 'merged' as const, mergedInto: into }],
    ] as const) {
      const { _id, rev } = of?.customer ?? { _id: '', rev: 0 }
      await here.store.customers.update(_id, rev, { set, unset: [], push: [] })
    }
    await loadRates(here.deps)

    const result = await takeUpHeld(here.deps)

    expect(result).toEqual({ taken: 1, waiting: 0 })
    expect((await here.byRef('main')).events).toHaveLength(2)
  })

  it('reads rates per 100 units, in both languages’ columns, and refuses what is no rate', async () => {
    const here = await bench()

    const summary = await loadRates(
      here.deps,
      [
        '日期,外币,央行中间价',
        '2026年1月5日,日元,4.5123',
        '2026年1月5日,USD,"712,34"',
        '2026年1月6日,gold,712',
        '2026年1月6日,CNY,100',
        '2026年1月6日,USD,-1',
        '2026年1月5日,USD,713',
        ',USD,713',
      ],
      { per: 100, given: { to: 'CNY' } },
    )

    expect([summary.taken, summary.quarantined]).toEqual([2, 5])
    expect(summary.firstQuarantined.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'not-a-currency'],
      [5, 'same-currency'],
      [6, 'not-a-rate'],
      [7, 'twice-in-file'],
      [8, 'empty'],
    ])
    expect((await here.store.rates.of('JPY', 'CNY')).map(({ value }) => value)).toEqual(['0.045123'])
    expect((await here.store.rates.of('USD', 'CNY')).map(({ value }) => value)).toEqual(['7.1234'])
  })

  it('the same file twice says nothing new; a changed rate is news and changes nothing that was converted', async () => {
    const here = await openInYuan()
    await loadRates(here.deps)
    await here.load('orders', 'customer,date,amount\nAcme,2026-01-05,€100\n')
    const before = await money(here, 'acme')

    const again = await loadRates(here.deps)
    const corrected = await loadRates(here.deps, ['date,from,to,rate', '2026-01-05,EUR,CNY,9'])

    expect([again.taken, again.known, corrected.taken]).toEqual([0, 3, 1])
    expect(await money(here, 'acme')).toEqual(before)
  })

  it('lists each pair with its days and gaps, and what waits', async () => {
    const here = await openInYuan()
    const days = ['2026-01-02', '2026-01-05', '2026-02-01']
    await loadRates(here.deps, ['date,from,to,rate', ...days.map((day) => `${day},EUR,CNY,8`)])
    await here.load('orders', 'customer,date,amount\nAcme,2026-01-05,$100\nAcme,2026-01-20,€1\n')

    const { pairs, waiting } = await rateCoverage(here.store, '2026-02-12')

    expect(pairs).toEqual([
      {
        from: 'EUR',
        to: 'CNY',
        first: '2026-01-02',
        last: '2026-02-01',
        days: 3,
        gaps: [
          { first: '2026-01-13', last: '2026-01-31' },
          { first: '2026-02-09', last: '2026-02-12' },
        ],
      },
    ])
    expect([...waiting].sort()).toEqual([
      ['EUR|CNY', 1],
      ['USD|CNY', 1],
    ])
  })

  it('asks which currency the rates are of where the file does not say', async () => {
    const here = await bench()
    const lines = ['date,rate', '2026-01-05,8']

    await expect(loadRates(here.deps, lines, { given: { to: 'CNY' } })).rejects.toMatchObject({
      code: 'currency-unknown',
      remedy: expect.stringContaining('--from EUR'),
    })
    expect(await loadRates(here.deps, lines, { given: { to: 'CNY', from: 'EUR' } })).toMatchObject({
      taken: 1,
    })
  })
})
