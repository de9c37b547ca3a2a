import { describe, expect, it } from 'vitest'
import { texts } from '#src/i18n/texts.ts'
import type { ImportSummary } from '#src/ingest/imports/import-summary.ts'
import { summaryText } from '#src/ingest/imports/summary-text.ts'
import { customerColumns, orderColumns } from '#src/ingest/read/column-names.ts'
import { userColumns } from '#src/ingest/read/company-column-names.ts'
import { headerUnit } from '#src/ingest/read/header-unit.ts'
import { interactionColumns } from '#src/ingest/read/interaction-column-names.ts'
import { matchColumns, wishesOf } from '#src/ingest/read/match-columns.ts'
import { normalisePhone } from '#src/ingest/rows/read-contact.ts'

const aSummary = (given: Partial<ImportSummary> = {}): ImportSummary => ({
  importId: 'i1',
  kind: 'orders',
  file: 'orders.csv',
  source: 'orders-csv',
  rows: 69_659,
  taken: 69_650,
  known: 2,
  quarantined: 7,
  cellsLeftOut: 1,
  firstQuarantined: [
    { _id: 'i1|2|date', importId: 'i1', line: 2, column: 'date', value: 'soon', reason: 'not-a-date' },
    { _id: 'i1|9|', importId: 'i1', line: 9, column: '', value: '5', reason: 'too-many-cells' },
  ],
  customers: 120,
  newCustomers: 100,
  owners: [{ customers: 90 }, { owner: 'mei', customers: 30 }],
  ownersUnknown: [{ value: 'Zhang San', rows: 3 }],
  from: new Date('2026-01-04T16:00:00Z'),
  to: new Date('2026-11-20T16:00:00Z'),
  currency: 'CNY',
  columns: [
    { field: 'customer', column: '客户名称', guessed: true },
    { field: 'amount', column: 'total', guessed: false },
    { field: 'owner', value: 'mei', guessed: false },
  ],
  encoding: 'utf8',
  delimiter: ',',
  contactsNotStored: 0,
  touched: { ids: [], complete: true },
  ...given,
})

describe('the end of an import', () => {
  it('says in English who sees the rows, how to assign the ownerless and what to check', () => {
    expect(summaryText('en', 'Asia/Shanghai', aSummary())).toBe(
      [
        'Orders imported from orders.csv',
        '69,659 rows: 69,650 new, 2 known already, 7 to check',
        '120 customers, 100 of them new',
        'Dates: 2026-01-05 to 2026-11-21; amounts in CNY',
        'Columns: customer = “客户名称” (guessed), amount = “total”, owner = mei for all rows',
        'Who sees them: mei (30); their managers and admins too.',
        '90 customers have no owner yet: only admins and service see them. To assign them, import this file again with --owner COLUMN or --owner USER; nothing is counted twice.',
        'Owners in the file that are not users yet: Zhang San. Add them with “tierwise users add” or “import users”, then import this file again.',
        'To check (rows not taken: 7, single cells left out: 1):',
        '  line 2, date “soon”: is not a date',
        '  line 9, whole row: more cells than columns; a value with a comma needs quotes',
        '  … and 6 more',
      ].join('\n'),
    )
  })

  it('speaks of one row and one customer in the singular', () => {
    const text = summaryText('en', 'UTC', aSummary({ rows: 1, customers: 1, owners: [{ customers: 1 }] }))

    expect(text).toMatch(/^1 row: /m)
    expect(text).toMatch(/^1 customer, /m)
    expect(text).toMatch(/^1 customer has no owner yet/m)
  })

  it('says the same in Chinese', () => {
    const text = summaryText('zh', 'Asia/Shanghai', aSummary({ contactsNotStored: 4 }))

    expect(text).toContain('订单导入完成：orders.csv')
    expect(text).toContain('共 69,659 行：新增 69,650，已有 2，待核对 7')
    expect(text).toContain('客户 = “客户名称”（自动识别）、金额 = “total”')
    expect(text).toContain('有 90 位客户还没有负责人')
    expect(text).toContain('第 2 行，date“soon”：不是日期')
    expect(text).toContain('4 个电话和邮箱没有保存')
  })

  it('has words for every field that an import can have', () => {
    const fields = [orderColumns, customerColumns, userColumns, interactionColumns].flatMap(Object.keys)

    expect(fields.filter((field) => !(`import.field-${field}` in texts))).toEqual([])
  })
})

describe('columns', () => {
  const orders = (header: readonly string[], given: Readonly<Record<string, string>> = {}) => {
    const wishes = wishesOf(orderColumns, ['customer', 'date', 'amount'], ['owner', 'currency'], given)
    return Object.fromEntries([...matchColumns(header, wishes)].map(([field, { column }]) => [field, column]))
  }

  it.each([
    [['customer_id', 'date', 'quantity', 'amount_usd'], { customer: 'customer_id', amount: 'amount_usd' }],
    [['订单编号', '买家会员名', '付款时间', '实付金额（元）'], { customer: '买家会员名', date: '付款时间' }],
    [['客户名称', '客户编号', '日期', '金额'], { customer: '客户编号', name: '客户名称' }],
    [['Order Date', 'Customer', 'Total Amount', 'Order No.'], { order: 'Order No.', amount: 'Total Amount' }],
  ])('%j are understood', (header, expected) => {
    expect(orders(header)).toMatchObject(expected)
  })

  it('follow the options first, and leave a column out that is given as -', () => {
    const header = ['account', 'close_date', 'close_value', 'sales_agent', 'date', 'product']

    expect(
      orders(header, { customer: 'Account', date: 'close_date', amount: 'close_value', product: '-' }),
    ).toEqual({
      customer: 'account',
      date: 'close_date',
      amount: 'close_value',
      owner: 'sales_agent',
    })
  })

  it('do not take a product’s name for a customer', () => {
    expect(() => orders(['product name', 'date', 'amount'])).toThrow(
      expect.objectContaining({ code: 'column-needed', remedy: expect.stringContaining('"product name"') }),
    )
  })

  it('say the unit of their amounts', () => {
    expect(headerUnit('金额(万元)')).toEqual({ factor: 10_000, currency: 'CNY' })
    expect(headerUnit('amount_usd')).toEqual({ factor: 1, currency: 'USD' })
    expect(headerUnit('销售额【千美元】')).toEqual({ factor: 1000, currency: 'USD' })
    expect(headerUnit('total')).toEqual({ factor: 1 })
  })
})

describe('phone numbers', () => {
  it.each([
    ['138 0013 8000 转 8001', '+8613800138000'],
    ['010-6552 9988分机12', '+861065529988'],
    ['４００－８１０－８８８８', '+864008108888'],
    ['+1 (415) 555-2671 ext. 5', '+14155552671'],
    ['13800138000/13900139000', '+8613800138000'],
    ['12345', undefined],
    ['none', undefined],
  ])('%s is %s', (text, number) => {
    expect(normalisePhone(text)).toBe(number)
  })
})
