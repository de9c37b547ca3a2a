import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { aTerminal } from '../helpers/a-terminal.ts'

const terminal = aTerminal({ DEFAULT_LOCALE: 'en' })
afterAll(() => terminal.remove())

const file = (name: string, ...lines: readonly string[]): string => {
  const path = join(terminal.dataDir, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

it('rates: what waits, a file of them, what they cover, and the order counted and shown', async () => {
  const orders = file(
    'orders.csv',
    'customer,date,amount,currency',
    'Acme,2026-01-05,200,CNY',
    'Acme,2026-01-10,1000,EUR',
  )
  const rates = file('rates.csv', '日期,币种,中间价', '2026-01-09,EUR,812.34')
  const imported = await terminal.run('import', 'orders', orders, '--keep-sample', '--at', '2026-02-01')
  const before = await terminal.run('rates')

  const taken = await terminal.run('rates', 'import', rates, '--to', 'CNY', '--per', '100')
  const after = await terminal.run('rates')
  const why = await terminal.run('say', '--as', 'admin', 'why Acme')

  expect(imported.out).toContain('line 3, currency “EUR”: is in another currency')
  expect(before.out).toContain('There are no exchange rates yet.')
  expect(before.out).toContain('EUR → CNY: 1 row waits for a rate')
  expect([taken.code, taken.err]).toEqual([0, ''])
  expect(taken.out).toContain('1 row: 1 new')
  expect(taken.out).toContain('1 row that had waited for a rate is counted now.')
  expect(after.out).toContain('EUR → CNY: 2026-01-09 to 2026-01-09, 1 day with a rate')
  expect(after.out).toContain('  no rate from 2026-01-17 to ')
  expect(after.out).not.toContain('waits')
  expect(why.out).toContain('8,323.40')
})

it('rates refuses what it does not understand with the line to type', async () => {
  const lines = await Promise.all([
    terminal.run('rates', 'export'),
    terminal.run('rates', 'import'),
    terminal.run('rates', 'import', 'x.csv', '--per', '7'),
    terminal.run('rates', 'import', join(terminal.dataDir, 'absent.csv')),
  ])

  expect(lines.map(({ code }) => code)).toEqual([1, 1, 1, 1])
  for (const { err } of lines.slice(0, 3)) expect(err).toContain('rates import FILE.csv')
})
