import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { cardText } from '#src/cards/parts/text.ts'
import { cellsOf, wrapCells } from '#src/cards/parts/text-width.ts'
import { examplePickCard, exampleTierCard, exampleWhyCard } from '../helpers/example-cards.ts'
import { hostileCard } from '../helpers/hostile-cards.ts'

const aCard = (given: Partial<Card> = {}): Card => ({
  title: 'Acme',
  tone: 'neutral',
  text: 'Acme is Tier A',
  ...given,
})

describe('a card on a terminal', () => {
  it('sets labels and values in columns', () => {
    const text = cardText(exampleTierCard('en'), { width: 80 })

    expect(text).toContain('  Points              128 · ahead of 94 % of customers\n')
    expect(text).toContain('  If nothing happens  Tier B between 4 and 18 Feb\n')
    expect(text).toContain('Data up to Sun 22 Nov')
  })

  it('sets them in columns in Chinese, where a character takes two cells', () => {
    const text = cardText(exampleTierCard('zh'), { width: 80 })

    const column = (value: string) => {
      const line = text.split('\n').find((candidate) => candidate.includes(value)) ?? ''
      return cellsOf(line.slice(0, line.indexOf(value)))
    }
    expect(new Set(['128 分', '成长期', '¥3.8万', '11月27日'].map(column))).toEqual(new Set([12]))
  })

  it('draws parts as bars against the median and says both in words', () => {
    const text = cardText(exampleTierCard('en'), { width: 80 })

    expect(text).toContain('Spend       ████│███████████░░░░ 74 points (median 19)')
  })

  it('says what to type for a button, in the language of the card', () => {
    expect(cardText(exampleTierCard('en'), { width: 80 })).toContain('Why        type: why acme')
    expect(cardText(exampleTierCard('zh'), { width: 80 })).toContain('依据      输入：why acme')
  })

  it('says what to type for a choice, and what each of its words is', () => {
    const call = { command: 'snooze', input: { reminder: 'r1' } }
    const options = [
      { label: 'Mon 14 Dec', value: '2026-12-14' },
      { label: 'b2b', value: 'b2b' },
    ]
    const card = aCard({ actions: [{ kind: 'select', label: 'Later', field: 'until', call, options }] })

    expect(cardText(card, { width: 100 })).toContain(
      'Later  type: snooze r1 … (2026-12-14 = Mon 14 Dec / b2b)',
    )
  })

  it('does not list days that may be typed anyhow, nor the touch that was just logged', () => {
    const call = { command: 'done', input: { touch: 'chat|7f3' } }
    const options = [
      { label: '12月14日(周一)', value: '2026-12-14' },
      { label: '12月21日(周一)', value: '2026-12-21' },
    ]
    const undo = { command: 'undo', input: { change: '44ec63c-01e8' } }
    const card = aCard({
      actions: [
        { kind: 'select', label: '其他日期', field: 'next', call, options },
        { kind: 'button', label: 'Undo', call: undo },
      ],
    })

    const text = cardText(card, { width: 100 })

    expect(text).toContain('其他日期  输入：done 加日期，例如 2026-12-14 或 下周二')
    expect(text).toMatch(/Undo +type: undo 44ec63c-01e8$/mu)
  })

  it('counts pages of a list from 1, as people do', () => {
    const call = { command: 'list', input: { words: 'A', page: '1' } }
    const card = aCard({ actions: [{ kind: 'button', label: 'More', call }] })

    expect(cardText(card, { width: 100 })).toContain('More  type: list A page 2')
  })

  it('numbers the rows of a list and says what to type for each', () => {
    const text = cardText(examplePickCard('en'), { width: 80 })

    expect(text).toContain('  2. Acme (HK) · B · Hong Kong\n     type: tier acme-hk')
  })

  it('rules a table where it fits and unfolds it where it does not', () => {
    expect(cardText(exampleWhyCard('en'), { width: 80 })).toContain('  Spend       ¥412,500.00  74\n')

    const wide = aCard({
      table: { columns: ['Customer', 'Note'], rows: [['Acme', 'a long note '.repeat(10)]] },
    })
    expect(cardText(wide, { width: 50 })).toContain('  Customer  Acme\n  Note      a long note')
  })

  it('says its text where it has nothing else', () => {
    expect(cardText(aCard(), { width: 60 })).toContain('  Acme is Tier A')
  })

  it('is no wider than the terminal and lets no control character through, whatever a name holds', () => {
    fc.assert(
      fc.property(hostileCard, fc.integer({ min: 1, max: 200 }), (card, width) => {
        const text = cardText(card, { width })

        for (const line of text.split('\n'))
          expect(cellsOf(line)).toBeLessThanOrEqual(Math.max(40, Math.min(100, width)))
        expect(text.replace(/\n/g, '')).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
      }),
      { numRuns: 25 },
    )
  })
})

describe('wrapping', () => {
  it('breaks Latin between words and Chinese between characters, never before a comma', () => {
    expect(wrapCells('orders come every day', 12)).toEqual(['orders come', 'every day'])
    expect(wrapCells('平均每月下单，仍在增长', 12)).toEqual(['平均每月下', '单，仍在增长'])
    expect(wrapCells('平均每月下单,仍在增长', 12)).toEqual(['平均每月下', '单,仍在增长'])
  })

  it('loses nothing but spaces', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '阿', '，', '👍', 'é') })
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), (given, width) => {
        const lines = wrapCells(given, width)

        expect(lines.join('').replace(/\s/g, '')).toBe(given.replace(/\s/g, ''))
        for (const line of lines) expect(cellsOf(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
