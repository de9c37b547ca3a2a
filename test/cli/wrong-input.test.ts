import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aTerminal } from '../helpers/a-terminal.ts'

const terminal = aTerminal()
const file = join(terminal.dataDir, 'orders.csv')

beforeAll(async () => {
  writeFileSync(file, 'customer,date,amount\nAcme,2026-01-05,100\n')
  await terminal.run('import', 'orders', file)
})

afterAll(() => terminal.remove())

describe('wrong input at the terminal', () => {
  it.each([
    ['nobody asking', ['say', 'tier acme'], /--as is missing/],
    ['a date that is none', ['say', '--as', 'admin', '--at', 'soon', 'tier acme'], /--at soon is not a date/],
    ['an option that is none', ['say', '--loud', 'x'], /--loud/],
    ['a kind that is none', ['import', 'invoices', 'x.csv'], /"invoices" is no kind of import/],
    ['no file', ['import', 'orders'], /Name one file/],
    ['a file that is not there', ['import', 'orders', '/nowhere/x.csv'], /cannot be read/],
    ['a folder', ['import', 'orders', '/tmp'], /not a file/],
    ['a seed that is none', ['seed', '--seed', 'many'], /not a whole number/],
    ['a user without a name', ['users', 'add', 'ann', '--role', 'rep'], /--name/],
    ['a role that is none', ['users', 'add', 'ann', '--name', 'Ann', '--role', 'king'], /--role/],
    [
      'a manager who is none',
      ['users', 'add', 'ann', '--name', 'Ann', '--role', 'rep', '--manager', 'x'],
      /manager x/,
    ],
  ] as const)('%s gets a clear message and what to type', async (_what, [name, ...args], message) => {
    const { code, err } = await terminal.run(name, ...args)

    expect(code).toBe(1)
    expect(err).toMatch(message)
    expect(err).toContain('→ ')
    expect(err).not.toMatch(/\n\s+at /)
  })

  it.each([
    ['an unknown user', ['--as', 'stranger', 'tier acme']],
    ['a name nobody has', ['--as', 'admin', 'tier Zzyzx Holdings']],
    ['4,000 characters', ['--as', 'admin', `tier ${'x'.repeat(4_000)}`]],
    ['a verb without a name', ['--as', 'admin', 'tier']],
  ] as const)('%s is a card that says what to do, and exit code 1', async (_what, args) => {
    const { code, out } = await terminal.run('say', ...args)

    expect(code).toBe(1)
    expect(out.trim().length).toBeGreaterThan(20)
  })

  it('control characters do not hide a name', async () => {
    const { code, out } = await terminal.run('say', '--as', 'admin', 'tier\u0000 ac\u0007me')

    expect([code, out.includes('\u0007')]).toEqual([expect.any(Number), false])
  })

  it('a wrong column is refused with the columns there are, and nothing is written', async () => {
    const { code, err } = await terminal.run('import', 'orders', file, '--customer', 'Kunde')

    expect(code).toBe(1)
    expect(err).toContain('Kunde')
    expect(err).toMatch(/customer.*date.*amount/s)
  })
})

describe('users', () => {
  it('are added, changed and listed', async () => {
    await terminal.run('users', 'add', 'boss', '--name', 'Bo Li', '--role', 'manager', '--slack', 'T1:U1')
    await terminal.run('users', 'add', 'rep1', '--name', 'Rae', '--role', 'rep', '--manager', 'boss')
    const changed = await terminal.run('users', 'add', 'rep1', '--name', 'Rae Wu', '--locale', 'zh')
    const { out } = await terminal.run('users', 'list')

    expect(changed.out).toContain('Rae Wu, rep, zh')
    expect(out).toMatch(/boss\s+manager/)
    expect(out).toMatch(/admin\s+admin/)
  })
})
