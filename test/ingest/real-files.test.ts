import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { reportSkip } from '../helpers/store-report.ts'
import { onImportStores } from './import-harness.ts'

const folder = new URL('../../../shared/data/', import.meta.url)
const present = existsSync(folder)
if (!present) reportSkip('imports of the benchmark data', '../shared/data is not there')

const read = (name: string): Buffer => readFileSync(new URL(name, folder))
const withoutData = 'the benchmark data is not there'

onImportStores('real files', (bench) => {
  it('6,919 purchases of 2,357 customers come in without a word of help, and not twice', async ({ skip }) => {
    skip(!present, withoutData)
    const here = await bench()

    const summary = await here.load('orders', read('cdnow-sample.csv'), { zone: 'UTC' })
    const again = await here.load('orders', read('cdnow-sample.csv'), { zone: 'Asia/Shanghai' })

    expect(summary).toMatchObject({
      rows: 6919,
      taken: 6919,
      quarantined: 0,
      newCustomers: 2357,
      currency: 'USD',
      from: new Date('1997-01-01T00:00:00Z'),
      to: new Date('1998-06-30T00:00:00Z'),
    })
    expect(again).toMatchObject({ taken: 0, known: 6919, newCustomers: 0 })
    const { events } = await here.byRef('00004')
    expect(events.map((event) => 'amountMinor' in event && event.amountMinor)).toEqual([
      2933, 2973, 1496, 2648,
    ])
  })

  it('a CRM’s pipeline: day-first dates are found out, rows without an account or a day wait', async ({
    skip,
  }) => {
    skip(!present, withoutData)
    const here = await bench()
    await here.load('users', read('crm-sales-teams.csv'))
    const columns = {
      customer: 'account',
      date: 'close_date',
      amount: 'close_value',
      order: 'opportunity_id',
    }

    const summary = await here.load('orders', read('crm-sales-pipeline.csv'), { given: columns, zone: 'UTC' })

    const lines = read('crm-sales-pipeline.csv').toString('utf8').trim().split(/\r?\n/).slice(1)
    const whole = lines.filter((line) => {
      const [, , , account, , , closed] = line.split(',')
      return account && closed
    })
    expect(summary).toMatchObject({
      rows: lines.length,
      taken: whole.length,
      quarantined: lines.length - whole.length,
      customers: 85,
      dateStyle: 'dmy',
    })
    expect(summary.owners.length).toBeGreaterThan(10)
    expect(summary.to?.toISOString()).toBe('2017-12-31T00:00:00.000Z')
  })

  it('a CRM’s accounts: the parents are found without a word of help', async ({ skip }) => {
    skip(!present, withoutData)
    const here = await bench()

    const summary = await here.load('customers', read('crm-accounts.csv'))

    const accounts = await here.store.customers.page(undefined, 100)
    const names = new Map(accounts.map(({ _id, name }) => [_id, name]))
    const told = read('crm-accounts.csv').toString('utf8').trim().split(/\r?\n/).slice(1)
    const parents = told
      .map((line) => line.split(','))
      .flatMap(([name, , , , , , of]) => (of ? [[name, of]] : []))
    expect(summary).toMatchObject({ taken: 85, quarantined: 0, cellsLeftOut: 0 })
    expect(parents).toHaveLength(15)
    expect(
      accounts
        .flatMap(({ name, parent }) => (parent === undefined ? [] : [[name, names.get(parent)]]))
        .sort(),
    ).toEqual(parents.sort())
  })
})
