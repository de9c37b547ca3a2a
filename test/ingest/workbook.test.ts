import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { summaryText } from '#src/ingest/imports/summary-text.ts'
import { readTable } from '#src/ingest/read/read-table.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { onImportStores } from './import-harness.ts'

const workbook = readFileSync(new URL('workbooks/orders.xlsx', import.meta.url))

async function* inChunks(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Uint8Array, sheet?: string) {
  const table = await readTable(inChunks(bytes, 3), { sheet })
  const rows = []
  for await (const batch of table.rows()) rows.push(...batch)
  return { table, rows }
}

describe('a workbook', () => {
  it('is read as it stands: its header below the title, days as days, amounts to the digit', async () => {
    const { table, rows } = await read(workbook)

    expect(table.header).toEqual(['订单号', '客户名称', '下单日期', '金额(万元)', '业务员', '备注'])
    expect(rows.slice(0, 2)).toEqual([
      { line: 3, cells: ['SO-1', '上海锦程贸易有限公司', '2026-01-05', '1.2', '王磊', '第一单'] },
      {
        line: 4,
        cells: [
          'SO-2',
          'Acme Corporation',
          '2026-01-06 15:30:00',
          '0.05',
          'lei@example.com',
          '含,逗号\n和换行',
        ],
      },
    ])
    expect(rows.map(({ line }) => line)).toEqual([3, 4, 5, 7])
  })

  it('says which of its sheets was read; another is read by its name', async () => {
    expect((await read(workbook)).table.sheet).toEqual({ name: '订单明细', others: ['客户'] })
    expect((await read(workbook, '客户')).rows).toEqual([{ line: 2, cells: ['Acme', 'A'] }])
  })

  it.each([
    ['a sheet that it has not', workbook, '订单', 'sheet-unknown', '订单明细, 客户, 空'],
    ['an empty sheet', workbook, '空', 'file-empty', 'header row'],
    ['one that is cut off', workbook.subarray(0, 2_000), undefined, 'workbook-broken', 'save it again'],
    [
      'what is a ZIP archive and no workbook',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(2_000, 1)]),
      undefined,
      'workbook-broken',
      'CSV UTF-8',
    ],
    [
      'an old one, or one with a password',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(2_000)]),
      undefined,
      'file-is-a-workbook',
      'CSV UTF-8',
    ],
  ])('%s is refused with what to do', async (_, bytes, sheet, code, remedy) => {
    await expect(read(bytes, sheet)).rejects.toMatchObject({ code, remedy: expect.stringContaining(remedy) })
  })
})

onImportStores('workbook import', (bench) => {
  it('takes orders in; an order number that Excel has cut is refused and not taken for another', async () => {
    const here = await bench([aUser(), aUser({ _id: 'lei', name: '王磊', email: 'lei@example.com' })])

    const summary = await here.load('orders', workbook)

    expect(summary).toMatchObject({
      ...{ rows: 4, taken: 2, quarantined: 2, customers: 2, currency: 'CNY' },
      owners: [{ owner: 'lei', customers: 2 }],
      from: new Date('2026-01-04T16:00:00Z'),
    })
    expect(summary.firstQuarantined.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'digits-lost'],
      [7, 'empty'],
    ])
    expect(summaryText('zh', 'Asia/Shanghai', summary)).toContain('工作表：“订单明细”；未读取：客户')
  })
})
