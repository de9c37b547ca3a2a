import { describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { daySummaryCard } from '#src/cards/digest/day-summary-card.ts'
import { digestChart } from '#src/cards/digest/digest-chart.ts'
import { digestCard, digestParts } from '#src/cards/digest/first-card.ts'
import { digestHandleCard, digestListCard } from '#src/cards/digest/list-card.ts'
import { newsFacts } from '#src/cards/digest/news-facts.ts'
import { confirmReadersCard, orderedCard } from '#src/cards/digest/order-cards.ts'
import { digestPartCard } from '#src/cards/digest/part-cards.ts'
import { whyListed } from '#src/cards/digest/why-listed.ts'
import { cardText } from '#src/cards/parts/text.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import { aCustomer, aTier, daysAgo, someFacts } from '../../helpers/builders/a-customer.ts'
import { aView, someFigures } from './a-view.ts'

const titles = ({ rows = [] }: Card) => rows.map(({ title }) => title)
const whole = (card: Card) => {
  expect(JSON.stringify(card)).not.toMatch(/undefined|NaN|{{|\[object|Infinity/)
  expect(card.text.length).toBeGreaterThan(5)
}

describe('the first screen of a digest', () => {
  it.each(['en', 'zh'] as const)('offers its parts by names that no list has to cut (%s)', (locale) => {
    const [select] = digestCard(aView(locale)).actions ?? []

    const labels = select?.kind === 'select' ? select.options.map(({ label }) => label) : []
    expect(labels).toHaveLength(digestParts.length)
    expect(labels.filter((label) => label.length > 16)).toEqual([])
  })

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

    expect([titles(card), card.body?.at(-1)]).toEqual([[], '与上周相比没有变化。'])
  })

  it('says that a segment is gone, and not what is not', () => {
    const card = digestCard(aView('en', { segment: { gone: 'east' } }))

    expect(card.body?.join(' ')).toContain('The segment east is not in the policy any more')
  })
})

describe('the summary of a digest', () => {
  const model = { change: '超期少了。', risk: '没有大的风险。', todo: '先看名单。' }

  it('is three sentences by rule: what has changed most, what may be lost, what comes first', () => {
    const [, zh] = digestCard(aView('zh')).body ?? []
    const [, en] = digestCard(aView('en', { isLastWeek: false })).body ?? []

    expect(zh).toBe(
      '与上周相比，跟进超期的客户从 5 家降到 2 家。最大的风险：未来四周风险金额 ¥3.4万，涉及 1 家客户。建议先做：和负责人过一遍有风险的 1 家客户，从金额最大的看起。',
    )
    expect(en).toBe(
      'Compared with Sat 5 Dec, the number of overdue customers fell from 5 to 2. The biggest risk: ¥33.8k with one customer may go within the next four weeks. Do first: talk to the owner of the customer at risk.',
    )
  })

  it('is a model’s where it was drafted when the week was counted, and says so', () => {
    const card = digestCard(aView('zh', { told: { summary: model } }))

    expect(card.body?.[1]).toBe('超期少了。没有大的风险。先看名单。')
    expect(card.footer).toMatch(/^概要由模型根据这些数据起草 · /)
    expect(digestCard(aView('zh')).footer).not.toContain('模型')
  })

  it('is not in a rep’s own small digest, nor where there is nobody', () => {
    const nobody = someFigures({ customers: { count: 0, valueMinor: 0 } })

    expect(digestCard(aView('en', { isOwn: true })).body).toHaveLength(1)
    expect(digestCard(aView('en', { figures: nobody })).body?.join(' ')).not.toContain('Do first')
  })

  it('is made from numbers alone: no customer’s and no colleague’s name', () => {
    const facts = JSON.stringify(newsFacts(aView('en')))

    expect(facts).toContain('Overdue: 2, -3 on last week')
    expect(facts).not.toMatch(/Acme|Mei|Bao/)
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

describe('service in a digest', () => {
  const feedback = {
    ratings: { count: 12, low: 2, mean: 4.25 },
    reasons: [{ code: 'price', text: { en: 'Price', zh: '价格' }, count: 3 }],
  }
  const service = [
    { tier: 'A', problems: 3, due: 2, answered: 2, inTime: 1, medianHours: 5 },
    { problems: 1, due: 0, answered: 0, inTime: 0 },
  ]

  it.each([
    [
      'en',
      [
        ['Tier A', '3', '1', '50 %', '5 h'],
        ['No tier', '1', '1', '–', '–'],
      ],
      ['4.3 of 5, 12 ratings; low: 2', 'Price 3'],
    ],
    [
      'zh',
      [
        ['A类', '3', '1', '50%', '5 小时'],
        ['未定级', '1', '1', '–', '–'],
      ],
      ['平均 4.3 分（5 分制，12 次），低分 2 次', '价格 3'],
    ],
  ] as const)('is shown tier by tier, with what customers say, in %s', (locale, rows, said) => {
    const card = digestPartCard(aView(locale, { figures: someFigures({ service, feedback }) }), 'service')

    expect(card.table?.rows).toEqual(rows)
    expect(card.facts?.map(({ value }) => value)).toEqual(said)
    whole(card)
  })

  it('is empty in a digest of before it was counted', () => {
    const card = digestPartCard(aView('zh'), 'service')

    expect([card.body, card.table]).toEqual([['近四周没有客户反映问题。'], undefined])
  })
})

describe('why a customer is listed', () => {
  const prospect = (reason?: string) => ({
    tier: 'hot',
    since: daysAgo(40),
    score: { points: 50, fitPoints: 30, engagementPoints: 20 },
    outcome: {
      kind: 'lost',
      at: daysAgo(2),
      ageDays: 38,
      ...(reason === undefined ? {} : { reason }),
    } as const,
  })
  const theirs = { at: daysAgo(1), channel: 'phone', direction: 'in' } as const
  const ours = { at: daysAgo(9), channel: 'phone', direction: 'out' } as const
  const proposed = { code: 'B', at: daysAgo(3), reason: 'small-base' } as const

  it.each([
    ['at-risk', {}, { riskMinor: 2_880_000 }, '风险 ¥2.9万', '¥28.8k at risk'],
    ['overdue', {}, { dueSince: daysAgo(4) }, '应于 12月8日(周二) 跟进', 'due since Tue 8 Dec'],
    [
      'below-floor',
      { facts: someFacts({ recentTouches: [ours, theirs] }) },
      {},
      '上次跟进：9 天前',
      'last touch 9 days ago',
    ],
    ['below-floor', { facts: someFacts({ recentTouches: [theirs] }) }, {}, '从未跟进', 'never touched'],
    ['moved', { tier: aTier({ previous: 'B' }) }, {}, 'B类 → A类', 'B → A'],
    [
      'warned',
      {},
      { nears: { to: 'B', by: daysAgo(-6) } },
      '12月18日(周五)前可能降到 B类',
      'to tier B by Fri 18 Dec',
    ],
    ['waiting', { tier: aTier({ proposed }) }, {}, 'A类 → B类 待确认', 'A → B waits'],
    ['prospects', { prospect: prospect('Price') }, {}, '流失：Price', 'lost: Price'],
    ['prospects', { prospect: prospect() }, {}, '流失', 'lost'],
    ['top-tier', {}, {}, undefined, undefined],
  ] as const)('%s', (line, given, because, zh, en) => {
    const customer = aCustomer(given)

    expect(whyListed(aView('zh'), line, customer, because)).toBe(zh)
    expect(whyListed(aView('en'), line, customer, because)).toBe(en)
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

  it('opens the whole list where a surface has no room for all of it', () => {
    const line = { id: 'moved', now: 25 } as const
    const customers = [aCustomer()]
    const list = digestListCard(aView('en'), line, { customers, from: 10, total: 25 })
    const none = digestListCard(aView('en'), line, { customers: [], from: 0, total: 0 })

    const calls = [list, digestPartCard(aView('en'), 'movement'), digestCard(aView('en'))].map(
      ({ rest }) => rest?.call.input,
    )

    expect(calls).toEqual([
      { digest: aView('en').id, line: 'moved', page: '1' },
      { digest: aView('en').id, line: 'moved' },
      { digest: aView('en').id },
    ])
    expect(none.rest).toBeUndefined()
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
