import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeReport } from '#src/cli/evaluation-report.ts'
import type { Chart, Charts } from '#src/ports/charts.ts'
import { anEvaluation, policy, withAudit, withoutClasses } from '../cards/evaluation-report/an-evaluation.ts'
import { aTerminal } from '../helpers/a-terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tierwise-report-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Draws nothing: what pictures look like is tested with the charts. */
const drawn: Chart[] = []
const charts: Charts = {
  png: async (chart) => {
    drawn.push(chart)
    return new Uint8Array([1])
  },
}
const options = { currency: 'CNY', policy, charts }
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8')

describe('the written report', () => {
  let written: readonly string[] = []
  beforeAll(async () => {
    written = await writeReport(join(folder, 'deep', 'whole'), anEvaluation(), options)
  })

  it('has both pages and the list in both languages, in a folder that was not there', () => {
    const pages = written.filter((file) => !file.endsWith('.png'))

    expect(pages.sort()).toEqual([
      ...['class-check.csv', 'class-check.md', 'class-check.zh.csv', 'class-check.zh.md'],
      ...['report.md', 'report.zh.md'],
    ])
    expect(read('deep', 'whole', 'report.md')).toMatch(/^# Did the tiers mean something\?/)
    expect(read('deep', 'whole', 'class-check.zh.md')).toMatch(/^# 分级体检/)
  })

  it('links to nothing that is not there', () => {
    for (const page of written.filter((file) => file.endsWith('.md'))) {
      const path = join(folder, 'deep', 'whole', page)
      const links = [...readFileSync(path, 'utf8').matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link)
      expect(links.length).toBeGreaterThan(1)
      expect(links.filter((link) => !existsSync(join(dirname(path), link)))).toEqual([])
    }
  })

  it('has its pictures in the language of its page', () => {
    const titles = drawn.map(({ title }) => /\p{Script=Han}/u.test(title))

    expect(titles.filter((chinese) => chinese)).toHaveLength(titles.length / 2)
  })

  it('makes a cell that a spreadsheet would run a text', async () => {
    const [one] = anEvaluation().ownClasses?.listed ?? []
    if (!one) throw new Error('nobody is listed')
    const evaluation = withAudit({ listed: [{ ...one, customerId: '=HYPERLINK("http://x")' }] })

    await writeReport(join(folder, 'formula'), evaluation, options)

    expect(read('formula', 'class-check.csv')).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(read('formula', 'class-check.csv').startsWith('\ufeff"Customer"')).toBe(true)
  })

  it('has no class check where the company gave no classes', async () => {
    await writeReport(join(folder, 'plain'), withoutClasses(), options)

    expect(readdirSync(join(folder, 'plain')).sort()).toEqual(['charts', 'report.md', 'report.zh.md'])
  })

  it('is refused with a remedy where the folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '')

    await expect(writeReport(join(folder, 'file'), withoutClasses(), options)).rejects.toMatchObject({
      code: 'file-unwritable',
      remedy: expect.stringContaining('--report'),
    })
  })
})

describe('evaluate --report', () => {
  it('writes the report with real pictures and says where', async () => {
    const terminal = aTerminal()
    const orders = join(terminal.dataDir, 'orders.csv')
    const lines = Array.from({ length: 40 * 24 }, (_, n) => {
      const [customer, month] = [n % 40, Math.floor(n / 40)]
      const day = new Date(Date.UTC(2023, month, 1 + (customer % 27))).toISOString().slice(0, 10)
      return month % (1 + Math.floor(customer / 8)) === 0
        ? `客户${customer},${day},${500 - 10 * customer}`
        : ''
    })
    writeFileSync(orders, ['客户名称,下单日期,金额(元)', ...lines.filter((line) => line !== '')].join('\n'))
    const target = join(terminal.dataDir, 'report')

    const { code, out, err } = await terminal.run(
      ...['evaluate', '--orders', orders, '--split', '2023-12-31', '--days', '300', '--report', target],
    )

    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(join(target, 'report.zh.md'))
    const png = readFileSync(join(target, 'charts', 'report-capture.zh.png'))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    terminal.remove()
  })
})
