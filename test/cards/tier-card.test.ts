import { describe, expect, it } from 'vitest'
import type { TierCardInput } from '#src/cards/tier/card-input.ts'
import { serviceTierCard, tierCard } from '#src/cards/tier/tier-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Locale } from '#src/domain/locale.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { recordOf } from '#src/domain/warning/track-record.ts'
import { aCustomer, aMoment, aTier, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'

const zone = 'Asia/Shanghai'
const policy = aPolicy()

function inputOf(customer: Customer, cut: Cut = aCut(), given: Partial<TierCardInput> = {}): TierCardInput {
  const explained = explain({ customer, cut, policy, now: aMoment })
  return { customer, policy, explained, now: aMoment, dataUpTo: daysAgo(1), ...given }
}

const cardOf = (locale: Locale, customer: Customer, given: Partial<TierCardInput> = {}) =>
  tierCard(locale, zone, inputOf(customer, aCut(), given))

const factOf = (card: ReturnType<typeof tierCard>, label: string) =>
  card.facts?.find((fact) => fact.label === label)?.value

const sumsTimes = (factor: number) => {
  const { sums, valueSum } = someFacts()
  return someFacts({
    sums: { spend: sums.spend * factor, orders: sums.orders * factor, engagement: sums.engagement * factor },
    valueSum: valueSum * factor,
  })
}

describe('the tier card', () => {
  it('says everything in English', () => {
    expect(cardOf('en', aCustomer({ facts: sumsTimes(2) }))).toMatchInlineSnapshot(`
      {
        "actions": [
          {
            "call": {
              "command": "why",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "button",
            "label": "Why",
            "style": "primary",
          },
          {
            "call": {
              "command": "log",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "form",
            "label": "Log a touch …",
            "short": "Log",
          },
          {
            "call": {
              "command": "draft",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "button",
            "label": "Draft",
          },
          {
            "call": {
              "command": "remind",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "form",
            "label": "Remind me …",
            "short": "Remind me",
          },
          {
            "call": {
              "command": "override",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "form",
            "label": "Set tier …",
          },
        ],
        "badge": "A",
        "bars": [
          {
            "label": "Spend",
            "mark": 0.07964601769911504,
            "share": 1,
            "value": "113 points · typical customer 9",
          },
          {
            "label": "Orders",
            "mark": 0.017699115044247787,
            "share": 0.10619469026548672,
            "value": "12 points · typical customer 2",
          },
          {
            "label": "Engagement",
            "mark": 0.017699115044247787,
            "share": 0.061946902654867256,
            "value": "7 points · typical customer 2",
          },
        ],
        "body": [
          "Tier A since Thu 12 Nov, up from tier B.",
        ],
        "facts": [
          {
            "label": "Points",
            "value": "133 (100 is where tier A begins) · ahead of 92 % of customers",
          },
          {
            "label": "Lifecycle",
            "value": "Growing",
          },
          {
            "label": "Value now",
            "value": "¥21.9k",
          },
          {
            "label": "Expected in 12 months",
            "value": "¥55.5k",
          },
          {
            "label": "To stay",
            "value": "Keep above 90 points",
          },
          {
            "label": "If nothing happens",
            "value": "Becomes tier B about Sun 28 Feb 2027 (in 2 months), if other customers carry on as now",
          },
          {
            "label": "Last order",
            "value": "¥3.2k · Wed 9 Dec · 3 days ago",
          },
          {
            "label": "Last touch",
            "value": "Phone · Mon 7 Dec · 5 days ago · answered",
          },
          {
            "label": "Next step",
            "value": "Phone by Mon 14 Dec: win the next order. Agree on a date.",
          },
        ],
        "footer": "Data up to Fri 11 Dec · tier policy version 1",
        "text": "A · Key customer: Acme Robotics. Tier A since Thu 12 Nov, up from tier B. 133 points · ahead of 92 % of customers. Next: Phone by Mon 14 Dec: win the next order.",
        "title": "Acme Robotics · A · Key customer",
        "tone": "good",
      }
    `)
  })

  it('says everything in Chinese', () => {
    expect(cardOf('zh', aCustomer({ facts: sumsTimes(2) }))).toMatchInlineSnapshot(`
      {
        "actions": [
          {
            "call": {
              "command": "why",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "button",
            "label": "依据",
            "style": "primary",
          },
          {
            "call": {
              "command": "log",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "form",
            "label": "写跟进…",
          },
          {
            "call": {
              "command": "draft",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "button",
            "label": "拟话术",
          },
          {
            "call": {
              "command": "remind",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "form",
            "label": "提醒我…",
          },
          {
            "call": {
              "command": "override",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "form",
            "label": "调级…",
          },
        ],
        "badge": "A",
        "bars": [
          {
            "label": "消费",
            "mark": 0.07964601769911504,
            "share": 1,
            "value": "113 分 · 中位客户 9 分",
          },
          {
            "label": "订单",
            "mark": 0.017699115044247787,
            "share": 0.10619469026548672,
            "value": "12 分 · 中位客户 2 分",
          },
          {
            "label": "互动",
            "mark": 0.017699115044247787,
            "share": 0.061946902654867256,
            "value": "7 分 · 中位客户 2 分",
          },
        ],
        "body": [
          "11月12日(周四)由B类升级为A类。",
        ],
        "facts": [
          {
            "label": "综合分",
            "value": "133 分（A类的分级线为 100 分） · 超过 92% 的客户",
          },
          {
            "label": "客户阶段",
            "value": "成长期",
          },
          {
            "label": "当前价值",
            "value": "¥2.2万",
          },
          {
            "label": "预期价值（12 个月）",
            "value": "¥5.6万",
          },
          {
            "label": "保持等级",
            "value": "综合分保持在 90 分以上",
          },
          {
            "label": "若无新动态",
            "value": "预计2027年2月28日(周日)降为B类（2 个月后，按目前客户整体情况估算）",
          },
          {
            "label": "最近下单",
            "value": "¥3,200 · 12月9日(周三) · 3 天前",
          },
          {
            "label": "最近跟进",
            "value": "电话 · 12月7日(周一) · 5 天前 · 客户有回应",
          },
          {
            "label": "下一步",
            "value": "12月14日(周一)前 · 电话：促成下一笔订单。约定具体时间。",
          },
        ],
        "footer": "数据截至12月11日(周五) · 分级规则第 1 版",
        "text": "A类·重点客户：Acme Robotics。11月12日(周四)由B类升级为A类。综合分 133 · 超过 92% 的客户。下一步：12月14日(周一)前 · 电话：促成下一笔订单。",
        "title": "Acme Robotics · A类·重点客户",
        "tone": "good",
      }
    `)
  })

  it('begins its text with tier and reason', () => {
    const { text } = cardOf('en', aCustomer())

    expect(text).toMatch(/^A · Key customer: Acme Robotics\. Tier A since Thu 12 Nov, up from tier B\./)
  })

  it('says what would lift a customer that is not at the top, never less than it takes', () => {
    const b = aCustomer({ tier: aTier({ code: 'B', evidence: { reason: 'first' } }) })
    const { toNext } = explain({ customer: b, cut: aCut(), policy, now: aMoment })
    const shown = factOf(cardOf('en', b), 'To reach tier A') ?? ''

    const [, thousands] = /^One order of ¥([\d.]+)k/.exec(shown) ?? []
    expect(Number(thousands) * 100_000).toBeGreaterThanOrEqual(toNext?.spendMinor ?? Number.NaN)
  })

  it('does not ask for a cent where the points are there and a person decides', () => {
    const proposed = { code: 'A', at: daysAgo(1), reason: 'small-base' } as const
    const b = aCustomer({ facts: sumsTimes(3), tier: aTier({ code: 'B', proposed }) })

    expect(factOf(cardOf('en', b), 'To reach tier A')).toBeUndefined()
    expect(cardOf('en', b).body?.at(-1)).toContain('is waiting for a manager')
  })

  it('names the day on which the tier changes if nothing happens', () => {
    const { nextChange } = explain({ customer: aCustomer(), cut: aCut(), policy, now: aMoment })
    const card = cardOf('en', aCustomer())

    expect(nextChange?.at.toISOString()).toBe('2027-01-02T02:00:00.000Z')
    expect(factOf(card, 'If nothing happens')).toBe('Becomes tier B on Sat 2 Jan 2027 (in 21 days)')
    expect(card.tone).toBe('warning')
  })

  it('of a demotion that is near says a range and how often such warnings came true', () => {
    const thresholds = [
      { code: 'A', kappa: 7, driftPerDay: 0.02, driftSpread: 0.005 },
      ...aCut().thresholds.slice(1),
    ]
    const score = aCustomer().score && { ...aCustomer().score, kappa: 6.95, multiplier: 1 }
    const customer = {
      ...aCustomer({ tier: aTier({ since: daysAgo(60) }) }),
      ...(score && { score }),
    } as Customer
    const input = inputOf(customer, aCut({ thresholds }))
    const settled = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        features: { tier: 'A', recentOrders: 5 },
        settledAt: aMoment,
        cameTrue: i % 4 !== 0,
      }))
    const saidBy = (locale: Locale, given: Partial<TierCardInput>) => {
      const facts = tierCard(locale, zone, { ...input, ...given }).facts ?? []
      return facts.find(({ label }) => label === 'If nothing happens' || label === '若无新动态')?.value
    }

    expect(saidBy('en', { record: recordOf(settled(100)) })).toBe(
      'Becomes tier B between Wed 6 and Sun 10 Jan 2027 · of 100 such warnings 75 came true',
    )
    expect(saidBy('zh', { record: recordOf(settled(100)) })).toBe(
      '预计 2027年1月6日–1月10日 降为B类 · 同类预警 100 次中应验 75 次',
    )
    expect(saidBy('en', { record: recordOf(settled(20)) })).toBe(
      'Becomes tier B between Wed 6 and Sun 10 Jan 2027 · too few such warnings have run their course to say how often they come true',
    )
    expect(saidBy('en', {})).toBe('Becomes tier B between Wed 6 and Sun 10 Jan 2027')
  })

  it('says that nothing will happen where nothing will', () => {
    const c = aCustomer({ tier: aTier({ code: 'D', evidence: { reason: 'demoted' } }) })

    expect(factOf(cardOf('zh', c), '若无新动态')).toBe('保持D类')
  })

  it('shows a pin with who, why and until when', () => {
    const override = { tier: 'B', reason: '合同谈判中', by: 'bao', until: new Date('2027-03-01T00:00:00Z') }
    const card = cardOf('zh', aCustomer({ override }), { overrideBy: 'Bao Chen' })

    expect(card.title).toBe('Acme Robotics · B类·潜力客户')
    expect(card.body).toEqual(['由 Bao Chen 人工调为B类，有效期至2027年3月1日(周一)。原因：“合同谈判中”'])
  })

  it('forgets a pin that has ended', () => {
    const override = { tier: 'B', reason: 'talks', by: 'bao', until: daysAgo(1) }

    expect(cardOf('en', aCustomer({ override })).title).toBe('Acme Robotics · A · Key customer')
  })

  it('shows a change that waits for a person', () => {
    const proposed = { code: 'B', at: daysAgo(1), reason: 'small-base' } as const
    const card = cardOf('en', aCustomer({ tier: aTier({ proposed }) }))

    expect(card.body).toContain(
      'A move to tier B is waiting for a manager: the customer base is still small.',
    )
  })

  it('says so where the data is thin', () => {
    const thin = aCustomer()
    const score = thin.score ? { ...thin.score, confidence: 0.45 } : undefined
    const card = cardOf('zh', { ...thin, ...(score ? { score } : {}) })

    expect(card.body).toContain('数据可信度 45%，请谨慎参考；降级需由人工确认。')
  })

  it('puts the strongest part first, beside the typical customer', () => {
    const { bars = [] } = cardOf('en', aCustomer())

    expect(bars.map(({ label }) => label)).toEqual(['Spend', 'Orders', 'Engagement'])
    expect(bars[0]).toEqual({
      label: 'Spend',
      share: 1,
      mark: 9 / 56,
      value: '56 points · typical customer 9',
    })
  })

  it('is never ahead of all customers, and says nothing of a rank of zero', () => {
    const best = cardOf('en', aCustomer({ facts: sumsTimes(100) }))
    const last = tierCard('en', zone, {
      ...inputOf(aCustomer()),
      explained: { points: { total: 0, parts: [] }, confidence: 1, rankShare: 0 },
    })

    expect(factOf(best, 'Points')).toContain('ahead of 99 % of customers')
    expect(factOf(last, 'Points')).not.toContain('ahead')
  })

  it('speaks of a customer about whom nothing is known', () => {
    const {
      sums,
      lastOrder: _,
      lastTouch: __,
      lastPurchaseAt: ___,
      ...facts
    } = someFacts({
      sums: { spend: 0, orders: 0, engagement: 0 },
      valueSum: 0,
      recentOrders: [],
      sources: {},
    })
    const { tier: ____, score: _____, ...bare } = aCustomer()
    const card = tierCard('en', zone, {
      customer: { ...bare, facts: { ...facts, sums } },
      policy,
      now: aMoment,
    })

    expect(card.title).toBe('Acme Robotics · no tier yet')
    expect(factOf(card, 'Last order')).toBe('None yet')
    expect(factOf(card, 'Last touch')).toBe('None yet')
    expect(card.footer).toBe('No data yet · tier policy version 1')
  })

  it('of a prospect shows what to do and no points', () => {
    const { tier: _, ...rest } = aCustomer({ kind: 'prospect', lifecycle: 'prospect' })
    const card = cardOf('en', rest)

    expect(card.title).toBe('Acme Robotics · Prospect')
    expect(card.body).toEqual(['Not a customer yet: its tier comes with the first order.'])
    expect(card.facts?.map(({ label }) => label)).toEqual([
      'Lifecycle',
      'Last order',
      'Last touch',
      'Next step',
    ])
    expect(card.actions?.map(({ call }) => call.command)).toEqual(['log', 'draft', 'remind'])
  })

  it('names the owner to others and that there is none', () => {
    expect(factOf(cardOf('en', aCustomer(), { owner: 'Lei Wang' }), 'Owner')).toBe('Lei Wang')
    expect(factOf(cardOf('zh', aCustomer(), { owner: null }), '负责人')).toBe('暂无')
    expect(factOf(cardOf('en', aCustomer()), 'Owner')).toBeUndefined()
  })

  it('says that a next step is overdue', () => {
    const facts = someFacts({
      recentTouches: [],
      lastTouch: { at: daysAgo(20), channel: 'visit', direction: 'in' },
    })

    expect(factOf(cardOf('en', aCustomer({ facts })), 'Next step')).toBe(
      'Phone, due since Mon 30 Nov: win the next order. Agree on a date.',
    )
  })

  it('shortens a name of any length', () => {
    expect(cardOf('en', aCustomer({ name: '长'.repeat(500) })).title.length).toBeLessThan(100)
  })
})

describe('the tier card for service', () => {
  it.each(['en', 'zh'] as const)('holds no amount and no points (%s)', (locale) => {
    const card = serviceTierCard(locale, zone, inputOf(aCustomer(), aCut(), { owner: 'Mei Lin' }))

    expect(JSON.stringify(card)).not.toMatch(/¥|points|综合分|价值|Value/)
    expect(card.text).toContain('Mei Lin')
  })
})
