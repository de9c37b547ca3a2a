import { describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { daySummaryCard } from '#src/cards/digest/day-summary-card.ts'
import { digestChart } from '#src/cards/digest/digest-chart.ts'
import { digestCard, digestParts } from '#src/cards/digest/first-card.ts'
import { digestHandleCard, digestListCard } from '#src/cards/digest/list-card.ts'
import { confirmReadersCard, orderedCard } from '#src/cards/digest/order-cards.ts'
import { digestPartCard } from '#src/cards/digest/part-cards.ts'
import { cardText } from '#src/cards/text.ts'
import { renderSlack } from '#src/slack/render.ts'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { aView, someFigures } from './a-view.ts'

const titles = ({ rows = [] }: Card) => rows.map(({ title }) => title)
const whole = (card: Card) => {
  expect(JSON.stringify(card)).not.toMatch(/undefined|NaN|{{|\[object|Infinity/)
  expect(card.text.length).toBeGreaterThan(5)
}

describe('the first screen of a digest', () => {
  it('says in Chinese what has changed on last week, at most five lines', () => {
    const card = digestCard(aView('zh'))

    expect(card.title).toBe('客户周报 12月5日–12月12日')
    expect(titles(card)).toEqual([
      'A类 1，较上周 +1',
      '超期 2 家，较上周 -3',
      '等级变动：升级 1 家，降级 1 家',
      '降级预警 1 家',
    ])
    whole(card)
  })

  it('says it in English, and names the day where the last one is longer ago', () => {
    const card = digestCard(aView('en', { isLastWeek: false }))

    expect(titles(card)[0]).toBe('Tier A: 1, +1 since Sat 5 Dec')
  })

  it('opens a list by each line, and all else by one menu', () => {
    const { rows = [], actions = [] } = digestCard(aView('en'))

    expect(rows.map(({ action }) => action?.call)).toContainEqual({
      command: 'digest',
      input: { digest: 'bao|*|2026-W50', line: 'overdue' },
    })
    expect(actions).toMatchObject([{ kind: 'select', options: digestParts.map((value) => ({ value })) }])
  })

  it('says so where nothing has changed', () => {
    const figures = someFigures({ movement: { up: 0, down: 0, first: 0, top: [] } })
    const { warnings } = figures
    const same = { ...figures, warnings: { ...warnings, issued: 0 } }
    const card = digestCard(aView('zh', { figures: same, before: same }))

    expect([titles(card), card.body?.[1]]).toEqual([[], '与上周相比没有变化。'])
  })

  it('says that a segment is gone, and not what is not', () => {
    const card = digestCard(aView('en', { segment: { gone: 'east' } }))

    expect(card.body?.join(' ')).toContain('The segment east is not in the policy any more')
  })
})

describe('the parts behind it', () => {
  it.each(digestParts.flatMap((part) => (['en', 'zh'] as const).map((locale) => ({ part, locale }))))(
    '$part reads in whole words in $locale, on a terminal and on Slack',
    ({ part, locale }) => {
      const card = digestPartCard(aView(locale), part)

      whole(card)
      expect(cardText(card, { width: 80 }).length).toBeGreaterThan(40)
      expect(renderSlack(card)).toBeDefined()
    },
  )

  it('say why who moved', () => {
    const figures = someFigures()
    const [first, ...rest] = figures.movement.top
    const moved = { kind: 'order', at: figures.at, amountMinor: 320_000, currency: 'CNY' } as const
    const top = first ? [{ ...first, moved }, ...rest] : rest
    const card = digestPartCard(
      aView('en', { figures: { ...figures, movement: { ...figures.movement, top } } }),
      'movement',
    )

    expect(card.rows?.[0]?.detail).toMatch(/^B → A · .*¥3\.2k/)
  })

  it('say when all get the same, and hold the forecast against what came', () => {
    const view = aView('en')
    const nextWeek = { expectedMinor: 500_000, lowMinor: 300_000, highMinor: 700_000 }
    const before = view.before && { ...view.before, nextWeek }

    expect(digestPartCard(view, 'follow-up').body?.join(' ')).toContain(
      'offer is 100 % of what every tier gets',
    )
    expect(JSON.stringify(digestPartCard({ ...view, before }, 'data'))).toContain(
      '¥5k was expected (¥3k to ¥7k)',
    )
  })
})

describe('a list of a digest', () => {
  const line = { id: 'overdue', now: 2, before: 5 } as const

  it('is turned page by page, each customer with a button to act', () => {
    const customers = [aCustomer(), aCustomer({ ref: 'b', name: '=HYPERLINK' })]
    const card = digestListCard(aView('zh'), line, { customers, from: 10, total: 25 })

    expect([card.title, card.body]).toEqual(['超期 2 家，较上周 -3', ['第 11–20 位，共 25 位']])
    expect(card.actions?.map(({ label }) => label)).toEqual(['上一页', '下一页', '返回周报'])
    expect(card.rows?.[0]?.action?.call.input).toMatchObject({ line: 'overdue', customer: 'c-acme-robotics' })
  })

  it('lets one assign, remind or look, by the commands there are', () => {
    const handle = {
      customer: aCustomer(),
      line,
      colleagues: [['lei', 'Lei Wang']],
      canRemind: true,
    } as const
    const card = digestHandleCard(aView('en'), handle)
    const bare = digestHandleCard(aView('en'), { ...handle, colleagues: [], canRemind: false })

    expect(card.actions?.map(({ label, call }) => [label, call.command])).toEqual([
      ['Remind Mei Lin', 'digest'],
      ['Assign to', 'assign'],
      ['Show tier', 'tier'],
      ['Back to the digest', 'digest'],
    ])
    expect(bare.actions?.map(({ call }) => call.command)).toEqual(['tier', 'digest'])
  })
})

describe('orders, days and pictures', () => {
  it('say who reads along before anything is posted', () => {
    const order = { weekday: 5, at: '16:00', channel: '#sales' }
    const card = confirmReadersCard(
      'zh',
      order,
      Array.from({ length: 23 }, (_, n) => `同事${n}`),
    )

    expect(card.body?.[0]).toContain('这个群有 23 人')
    expect(card.body?.[0]).toContain('另有 3 人')
    expect(card.actions?.[0]?.call.input).toEqual({
      weekday: '5',
      at: '16:00',
      channel: '#sales',
      confirmed: 'yes',
    })
    expect(orderedCard('en', order).text).toContain('Each Friday at 16:00, into #sales.')
  })

  it('say what a day came to', () => {
    expect(daySummaryCard('zh', { done: 3, left: 1, tomorrow: 4 }).title).toBe(
      '今日小结：完成 3 项，未完成 1 项',
    )
  })

  it('show value beside touches, and customers where nobody wrote a touch down', () => {
    const figures = someFigures()
    const idle = { ...figures, effort: figures.effort.map((each) => ({ ...each, touches: 0 })) }

    expect(digestChart(aView('zh'))?.series).toEqual(['当前价值占比', '跟进占比'])
    expect(digestChart(aView('en', { figures: idle }))?.series[1]).toBe('Share of customers')
  })
})
