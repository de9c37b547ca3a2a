import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card, CardButton } from '#src/cards/card.ts'
import { digestCard } from '#src/cards/digest/first-card.ts'
import { todayCard } from '#src/cards/follow-up/today-card.ts'
import { renderAnswer, renderSlack } from '#src/slack/render/render.ts'
import { aView } from '../cards/digest/a-view.ts'
import { aCustomer, aMoment } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { nodesOf } from '../helpers/fake-slack/json.ts'
import { hostileCard } from '../helpers/hostile-cards.ts'
import { locales } from '../helpers/locales.ts'
import { aFakeSlack, outcome } from './fake/a-fake-slack.ts'

let fake: Awaited<ReturnType<typeof aFakeSlack>>
beforeAll(async () => {
  fake = await aFakeSlack({ rateLimits: false })
})
afterAll(() => fake.slack.close())

const posted = (card: Card) =>
  outcome(
    fake.client.chat.postMessage({
      channel: 'C1',
      ...renderSlack(card),
      unfurl_links: false,
      unfurl_media: false,
    }),
  )
const buttonsOf = (given: unknown) => nodesOf(given).filter((node) => node['type'] === 'button')
const callsOf = (given: unknown) => buttonsOf(given).map((node) => JSON.parse(String(node['value'])))
const headerOf = (card: Card) => JSON.stringify(renderSlack(card).blocks[0])

const open: CardButton = { kind: 'button', label: 'Open', call: { command: 'today', input: { all: 'all' } } }
const aCard = (given: Partial<Card> = {}): Card => ({
  title: 'A long one',
  tone: 'neutral',
  text: 'A long one',
  ...given,
})
const someRows = (count: number, length: number) =>
  Array.from({ length: count }, (_, n) => ({
    title: `Customer ${n}`,
    detail: 'd'.repeat(length),
    action: { ...open, call: { command: 'remind', input: { reminder: `r${n}` } } },
  }))

const aLine = (n: number) => ({
  reminder: aReminder({ _id: `r${n}` }),
  customer: aCustomer({ name: `Customer with a rather long name, no. ${n}`, ref: `c${n}` }),
  policy: aPolicy(),
})

describe('a message that is posted to Slack', () => {
  it('is never refused, however long or hostile its card is', async () => {
    await fc.assert(
      fc.asyncProperty(hostileCard, async (card) => {
        expect(await posted(card)).toBe('taken')
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('is not refused where all of it is as long as it may be', async () => {
    const long = 'x'.repeat(3_000)
    const button = (n: number): CardButton => ({ ...open, label: `${n}`.repeat(75) })
    const options = Array.from({ length: 100 }, (_, n) => ({ label: long, value: `v${n}` }))
    const card = aCard({
      title: long,
      body: Array.from({ length: 8 }, () => long),
      facts: Array.from({ length: 40 }, () => ({ label: long, value: long })),
      bars: Array.from({ length: 10 }, () => ({ label: long, share: 1, value: long })),
      rows: someRows(60, 2_000),
      table: { columns: ['a', 'b'], rows: Array.from({ length: 99 }, () => [long, long]) },
      image: { url: 'https://example.com/a.png', alt: long },
      footer: long,
    })
    const select = { kind: 'select', label: long, field: 'part', call: open.call, options } as const

    for (const actions of [[], Array.from({ length: 200 }, (_, n) => button(n)), [select, select, select]]) {
      expect(await posted({ ...card, actions })).toBe('taken')
    }
  })

  it('lets its last rows give way, says how many, and offers the button that opens them', async () => {
    const rows = someRows(30, 600)
    const card = aCard({ rows, rest: open, facts: [{ label: 'Due', value: '30' }], actions: [open] })

    const { blocks } = renderSlack(card)

    const shown = blocks.filter((block) => JSON.stringify(block).includes('Customer ')).length
    const more = blocks.find((block) => JSON.stringify(block).includes(`+${30 - shown} …`))
    expect(shown).toBeGreaterThan(10)
    expect(shown).toBeLessThan(30)
    expect(callsOf(more)).toEqual([open.call])
    expect(JSON.stringify(blocks)).toContain('*Due*\\n30')
    expect(callsOf(blocks.filter(({ type }) => type === 'actions'))).toEqual([open.call])
    expect(await posted(card)).toBe('taken')
  })

  it('lets rows give way before lines of its table', () => {
    const table = {
      columns: ['a'],
      rows: Array.from({ length: 20 }, (_, n) => [`cell ${n} ${'c'.repeat(300)}`]),
    }

    const { blocks } = renderSlack(aCard({ table, rows: someRows(40, 400) }))

    const shown = blocks.find(({ type }) => type === 'table')
    expect(nodesOf(shown).filter((node) => node['type'] === 'raw_text')).toHaveLength(21)
    expect(JSON.stringify(blocks)).toMatch(/\+\d+ …/)
  })

  it('says how many lines of a table there is no room for', () => {
    const table = { columns: ['a'], rows: Array.from({ length: 130 }, (_, n) => [`${n}`]) }

    const { blocks } = renderSlack(aCard({ table }))

    expect(blocks.map(({ type }) => type)).toEqual(['header', 'table', 'context'])
    expect(JSON.stringify(blocks.at(-1))).toContain('+31 …')
  })

  it('keeps its title and the first of its facts', () => {
    const long = 'x'.repeat(2_500)
    const facts = Array.from({ length: 40 }, (_, n) => ({ label: `Fact ${n}`, value: long }))
    const card = aCard({ facts, body: Array.from({ length: 8 }, () => long) })

    const { blocks } = renderSlack(card)

    expect(headerOf(card)).toContain('A long one')
    expect(JSON.stringify(blocks)).toContain('*Fact 0*')
    expect(JSON.stringify(blocks)).toContain('*Fact 9*')
  })

  it('answers at its own address as long as each block may be', () => {
    const rows = someRows(30, 600)

    expect(buttonsOf(renderAnswer(aCard({ rows })).blocks)).toHaveLength(30)
  })

  it.each(locales)('keeps every button of a digest (%s)', async (locale) => {
    const card = digestCard(aView(locale))

    const { blocks } = renderSlack(card)

    const calls = [...(card.rows ?? []).flatMap(({ action }) => action?.call ?? [])]
    expect(callsOf(blocks)).toEqual(calls)
    expect(nodesOf(blocks).filter((node) => node['type'] === 'static_select')).toHaveLength(1)
    expect(await posted(card)).toBe('taken')
  })

  it.each(locales)('keeps every button of a long list of the day (%s)', async (locale) => {
    const lines = Array.from({ length: 40 }, (_, n) => aLine(n))
    const card = todayCard(locale, 'Asia/Shanghai', {
      news: [],
      lines,
      batch: [],
      showAll: true,
      now: aMoment,
    })

    const { blocks } = renderSlack(card)

    expect(callsOf(blocks)).toEqual(
      lines.map((_, n) => ({ command: 'remind', input: { reminder: `r${n}` } })),
    )
    expect(await posted(card)).toBe('taken')
  })
})
