import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whyCard } from '#src/cards/tier/why-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { aCustomer, aMoment, aTier, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'

const policy = aPolicy()

function cardOf(locale: Locale, customer: Customer) {
  const explained = explain({ customer, cut: aCut(), policy, now: aMoment })
  return whyCard(locale, 'Asia/Shanghai', { customer, policy, explained, now: aMoment, dataUpTo: daysAgo(1) })
}

const pointsOf = (card: ReturnType<typeof cardOf>): readonly number[] =>
  card.table?.rows.map(([, , points = '']) => Number(points.replaceAll(',', ''))) ?? []

describe('the evidence', () => {
  it.each([
    ['en', /about ¥5,?0?0?0?.* in 2 orders .* answered on Thu 10 Dec\. It holds until Wed 10 Mar 2027/],
    ['zh', /负责人12月10日\(周四\)答复，另有约 ¥5.*（2 笔）未录入的订单。有效至2027年3月10日/],
  ] as const)('says what in it is an estimate, whose, and until when: %s', (locale, line) => {
    const estimate = { from: daysAgo(90), to: daysAgo(2), amountMinor: 500_000, orders: 2 }
    const answer = { asked: 'unseen-orders', said: 'to-B', at: daysAgo(2), estimate } as const
    const holds = { ...answer, expiresAt: new Date('2027-03-10T02:00:00Z') }
    const over = { ...answer, expiresAt: daysAgo(1) }
    const answered = (...answers: (typeof holds)[]) => aCustomer({ facts: someFacts({ answers }) })

    const bodies = [holds, over].map((each) => cardOf(locale, answered(each)).body?.join(' '))

    expect(bodies[0]).toMatch(line)
    expect(bodies[1]).not.toMatch(/estimate|估计/)
  })

  it.each([
    [
      'en',
      'It is a new customer: new ones never stand in the lowest tier. By its points alone it would be tier D.',
    ],
    ['zh', '新客户不会排在最低一级；仅按综合分计算，应为D类。'],
  ] as const)(
    'says that a new customer stands in no lowest tier, where that holds it: %s',
    (locale, line) => {
      const tierC = aTier({ code: 'C', evidence: { reason: 'first' } })
      const low = { tier: tierC, facts: someFacts({ sums: { spend: 100, orders: 0.2, engagement: 0.2 } }) }
      const held = aCustomer({ ...low, lifecycle: 'new' })
      const settled = aCustomer({ ...low, lifecycle: 'growing' })
      const high = aCustomer({ tier: tierC, lifecycle: 'new' })
      const pinned = aCustomer({
        ...low,
        lifecycle: 'new',
        override: { tier: 'C', reason: 'x', by: 'u', until: daysAgo(-9) },
      })

      const bodies = [held, settled, high, pinned].map((each) => cardOf(locale, each).body ?? [])

      expect(bodies.map((body) => body.includes(line))).toEqual([true, false, false, false])
    },
  )

  it('is complete in English', () => {
    expect(cardOf('en', aCustomer())).toMatchInlineSnapshot(`
      {
        "actions": [
          {
            "call": {
              "command": "tier",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "button",
            "label": "Back to the tier",
            "short": "Back",
          },
        ],
        "badge": "A",
        "body": [
          "The parts add up to 67 points. Ahead of 80 % of customers.",
          "Tier A since Thu 12 Nov, up from tier B.",
          "What happened 100 days ago counts half as much as today.",
        ],
        "facts": [
          {
            "label": "Tier line",
            "value": "Tier A begins at 100 points",
          },
          {
            "label": "To fall",
            "value": "Under 90 points for 21 days, and not within 28 days of the last change",
          },
          {
            "label": "If nothing happens",
            "value": "Becomes tier B on Sat 2 Jan 2027 (in 21 days)",
          },
          {
            "label": "How sure the data is",
            "value": "100 %",
          },
          {
            "label": "Data by part",
            "value": "Spend: complete · Orders: complete · Engagement: complete",
          },
        ],
        "footer": "Data up to Fri 11 Dec · tier policy version 1",
        "rows": [
          {
            "detail": "3 days ago · Sensors",
            "title": "Order of Wed 9 Dec: ¥3,200",
          },
          {
            "detail": "40 days ago",
            "title": "Order of Mon 2 Nov: ¥12,345.67",
          },
        ],
        "table": {
          "columns": [
            "Part",
            "Rests on",
            "Points",
            "Typical",
          ],
          "rows": [
            [
              "Spend (60 %)",
              "¥412,500.50 in all, ¥10,974.30 of it still counting",
              "56",
              "9",
            ],
            [
              "Orders (20 %)",
              "Orders: 15, refunds: 1",
              "6",
              "2",
            ],
            [
              "Engagement (20 %)",
              "Contacts: 9 from them, 4 from us",
              "4",
              "2",
            ],
            [
              "Feedback",
              "Service 4.5 of 5 (2×)",
              "1",
              "",
            ],
            [
              "Total",
              "",
              "67",
              "",
            ],
          ],
        },
        "text": "Why Acme Robotics is A · Key customer. The parts add up to 67 points. Ahead of 80 % of customers. Tier A since Thu 12 Nov, up from tier B.",
        "title": "Why Acme Robotics is A · Key customer",
        "tone": "neutral",
      }
    `)
  })

  it('is complete in Chinese', () => {
    expect(cardOf('zh', aCustomer())).toMatchInlineSnapshot(`
      {
        "actions": [
          {
            "call": {
              "command": "tier",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "button",
            "label": "返回等级",
            "short": "返回等级",
          },
        ],
        "badge": "A",
        "body": [
          "各项相加，综合分为 67 分。超过 80% 的客户。",
          "11月12日(周四)由B类升级为A类。",
          "100 天前发生的事，权重是今天的一半。",
        ],
        "facts": [
          {
            "label": "分级线",
            "value": "A类从 100 分起",
          },
          {
            "label": "降级条件",
            "value": "连续 21 天低于 90 分，且距上次变动满 28 天",
          },
          {
            "label": "若无新动态",
            "value": "预计2027年1月2日(周六)降为B类（21 天后）",
          },
          {
            "label": "数据可信度",
            "value": "100%",
          },
          {
            "label": "各项数据",
            "value": "消费 完整 · 订单 完整 · 互动 完整",
          },
        ],
        "footer": "数据截至12月11日(周五) · 分级规则第 1 版",
        "rows": [
          {
            "detail": "3 天前 · Sensors",
            "title": "12月9日(周三)的订单：¥3,200",
          },
          {
            "detail": "40 天前",
            "title": "11月2日(周一)的订单：¥12,345.67",
          },
        ],
        "table": {
          "columns": [
            "项目",
            "依据的记录",
            "得分",
            "中位客户",
          ],
          "rows": [
            [
              "消费（60%）",
              "累计 ¥412,500.50，按时间折算 ¥10,974.30",
              "56",
              "9",
            ],
            [
              "订单（20%）",
              "15 笔订单，1 笔退款",
              "6",
              "2",
            ],
            [
              "互动（20%）",
              "客户主动联系 9 次，我方联系 4 次",
              "4",
              "2",
            ],
            [
              "反馈",
              "服务 4.5/5（2 次）",
              "1",
              "",
            ],
            [
              "合计",
              "",
              "67",
              "",
            ],
          ],
        },
        "text": "Acme Robotics 定为A类·重点客户的依据。各项相加，综合分为 67 分。超过 80% 的客户。11月12日(周四)由B类升级为A类。",
        "title": "Acme Robotics 定为A类·重点客户的依据",
        "tone": "neutral",
      }
    `)
  })

  it('adds up exactly, whatever the customer', () => {
    const sum = fc.double({ min: 0, max: 1e7, noNaN: true })
    fc.assert(
      fc.property(sum, sum, sum, fc.constantFrom(1, 3, 5), (spend, orders, engagement, rating) => {
        const facts = someFacts({
          sums: { spend, orders, engagement },
          ratings: { overall: { count: 4, ratingSum: 4 * rating, lastAt: daysAgo(1) } },
        })
        const points = pointsOf(cardOf('en', aCustomer({ facts })))

        expect(points.slice(0, -1).reduce((total, part) => total + part, 0)).toBe(points.at(-1))
      }),
      { numRuns: 60 },
    )
  })

  it('says since when a customer is under its line', () => {
    const card = cardOf('en', aCustomer({ tier: aTier({ belowSince: daysAgo(4) }) }))

    expect(card.facts?.find(({ label }) => label === 'To fall')?.value).toBe(
      'Under 90 points for 21 days, and not within 28 days of the last change. It has been under that line since Tue 8 Dec.',
    )
  })

  it('says what a customer of a lower tier must reach', () => {
    const card = cardOf('zh', aCustomer({ tier: aTier({ code: 'B', evidence: { reason: 'first' } }) }))

    expect(card.facts?.map(({ label, value }) => `${label}：${value}`)).toEqual([
      '分级线：B类从 50 分起',
      '升级条件：达到 110 分即升到A类',
      '降级条件：连续 21 天低于 45 分，且距上次变动满 28 天',
      '若无新动态：预计2027年2月28日(周日)降为C类（2 个月后，按目前客户整体情况估算）',
      '数据可信度：100%',
      '各项数据：消费 完整 · 订单 完整 · 互动 完整',
    ])
  })

  it('says that points are not what a pinned tier rests on', () => {
    const override = { tier: 'B', reason: 'talks', by: 'bao', until: new Date('2027-03-01T00:00:00Z') }

    expect(cardOf('en', aCustomer({ override })).body).toContain(
      'The tier itself is set by hand; these points are what the data says.',
    )
  })

  it('speaks of a customer without orders', () => {
    const facts = someFacts({ recentOrders: [], orderCount: 0 })

    expect(cardOf('en', aCustomer({ facts })).rows).toEqual([{ title: 'No orders so far.' }])
  })
})
