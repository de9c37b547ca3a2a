import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = readFileSync('docs/requirements.md', 'utf8')

const rows = page
  .split('\n')
  .filter((line) => /^\| *\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', need = '', now = '', where = '', shown = '']) => ({
    number: Number(number),
    need,
    now,
    where,
    shown,
  }))

const pathsIn = (text: string) => [...text.matchAll(/`([\w-]+\/[\w./-]+)`/g)].map(([, path = '']) => path)
const parts = ['policy and forecast', 'worker', 'follow-up', 'Slack', 'WeCom', 'prompts', 'later']
const namesPart = (text: string) => parts.some((part) => text.replace(/`[^`]*`/g, '').includes(part))
const states = ['yes', 'partly', 'not yet'] as const

describe('the list of needs', () => {
  it('has 102 rows in order, each of one state', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 102 }, (_, i) => i + 1))
    expect(rows.filter(({ need, now }) => need === '' || !states.some((state) => state === now))).toEqual([])
  })

  it('names only files and tests that exist', () => {
    const named = rows.flatMap(({ where, shown }) => [...pathsIn(where), ...pathsIn(shown)])

    expect(named.length).toBeGreaterThan(102)
    expect(named.filter((path) => !existsSync(path))).toEqual([])
  })

  it('shows by a test whatever it says is there', () => {
    const claimed = rows.filter(({ now }) => now !== 'not yet')

    expect(
      claimed.filter(
        ({ where, shown }) =>
          pathsIn(where).length === 0 || !pathsIn(shown).some((path) => path.startsWith('test/')),
      ),
    ).toEqual([])
  })

  it('says what brings the rest', () => {
    expect(rows.filter(({ now, shown }) => now === 'not yet' && !namesPart(shown))).toEqual([])
  })

  it('counts as it says', () => {
    const counted = states.map((state) => `${rows.filter(({ now }) => now === state).length} ${state}`)

    expect(page).toContain(counted.join(', '))
  })
})
