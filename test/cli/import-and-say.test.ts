import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aTerminal, type Ran } from '../helpers/a-terminal.ts'

const CANARY = 'Canary7f3a贸易'

const lines = [
  '订单号,客户名称,下单日期,金额,业务员',
  'A-1,杭州云栖茶业,2026年1月5日,"¥12,000.50",林梅',
  'A-2,杭州云栖茶业,2026/2/7,1.2万,林梅',
  'A-3,Acme Trading,2026-03-01,８００,陈安',
  `A-4,${CANARY},2026-03-02,500,陈安`,
  'A-5,Bad Date Ltd,2026-13-45,500,陈安',
  'A-6,Bad Amount Ltd,2026-03-02,many,陈安',
]

const terminal = aTerminal({ DEFAULT_LOCALE: 'en' })
const file = join(terminal.dataDir, 'orders.csv')
const people = join(terminal.dataDir, 'people.csv')
const logs: string[] = []
let first: Ran

const run = async (...args: [string, ...string[]]) => {
  const ran = await terminal.run(...args)
  logs.push(ran.log)
  return ran
}

beforeAll(async () => {
  writeFileSync(file, iconv.encode(lines.join('\r\n'), 'gb18030'))
  writeFileSync(people, '姓名,账号,角色,语言\n林梅,linmei,销售,zh\n陈安,ann,rep,en\n')
  await run('users', 'import', people)
  first = await run('import', 'orders', file)
})

afterAll(() => terminal.remove())

describe('a file of real orders', () => {
  it('is taken in from GB18030 with its headers guessed and shown', () => {
    expect(first.code).toBe(0)
    expect(first.out).toContain('6 rows: 4 new')
    expect(first.out).toContain('客户名称')
    expect(first.out).toContain('下单日期')
  })

  it('has its wrong rows kept aside with line, column, value and reason', () => {
    expect(first.out).toMatch(/6.*下单日期.*2026-13-45/)
    expect(first.out).toMatch(/7.*金额.*many/)
  })

  it('changes nothing when it comes twice', async () => {
    const again = await run('import', 'orders', file)

    expect(again.out).toContain('6 rows: 0 new, 4 known already')
  })

  it('answers the owner in their own language', async () => {
    const card = await run('say', '--as', 'linmei', '云栖茶业等级')

    expect(card.code).toBe(0)
    expect(card.out).toContain('杭州云栖茶业')
    expect(card.out).toContain('类')
  })

  it('tells another rep the owner and nothing else', async () => {
    const refused = await run('say', '--as', 'ann', '/customer tier 杭州云栖茶业')

    expect(refused.code).toBe(1)
    expect(refused.out).toContain('林梅')
    expect(refused.out).not.toMatch(/points|¥|12,000/)
  })

  it('adds up in why', async () => {
    const { out } = await run('say', '--as', 'admin', '--json', 'why Acme Trading')
    const { table } = JSON.parse(out) as { table: { rows: string[][] } }
    const points = table.rows.map((row) => Number(row[2]))

    expect(points.slice(0, -1).reduce((sum, part) => sum + part, 0)).toBe(points.at(-1))
  })

  it('never shows a customer in a log', async () => {
    for (const text of [`tier ${CANARY}`, `why ${CANARY}`, `find ${CANARY}`, CANARY, `nonsense ${CANARY}`]) {
      for (const as of ['admin', 'ann', 'linmei', 'nobody']) await run('say', '--as', as, text)
    }

    expect(logs.join('').length).toBeGreaterThan(0)
    expect(logs.join('')).not.toContain('Canary7f3a')
  })
})
