import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { aTerminal } from '../helpers/a-terminal.ts'

const terminal = aTerminal({ DEFAULT_LOCALE: 'zh' })
afterAll(() => terminal.remove())

const file = (name: string, ...lines: readonly string[]): string => {
  const path = join(terminal.dataDir, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

describe('calendar at the terminal', () => {
  it('takes a file in and shows it with its name; a file with a wrong line changes nothing', async () => {
    const good = file('节假日2099.csv', '日期,类型,名称', '2099-01-01,放假,元旦')
    const bad = file('bad.csv', '日期,类型', '2099-05-01,放假', '明天,放假')

    const taken = await terminal.run('calendar', 'import', good)
    const refused = await terminal.run('calendar', 'import', bad)
    const shown = await terminal.run('calendar', 'show')

    expect([taken.code, taken.err]).toEqual([0, ''])
    expect(taken.out).toContain('已录入 1 天')
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('第 3 行')
    expect(shown.out).toContain('来源：节假日2099.csv')
    expect(shown.out).not.toContain('5月1日')
  })

  it.each([[['import']], [['show', 'x']], [['burn', 'x']], [['show', '--zone', 'Mars/Olympus']]])(
    'refuses %s with the line to type',
    async (args) => {
      const { code, err } = await terminal.run('calendar', ...args)

      expect(code).toBe(1)
      expect(err).toContain('calendar import FILE.csv')
    },
  )
})
