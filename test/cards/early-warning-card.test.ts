import { describe, expect, it } from 'vitest'
import { earlyWarningCard } from '#src/cards/told/early-warning-card.ts'
import { rangeLine, recordLine } from '#src/cards/told/warning-lines.ts'
import { warningSummaryCard } from '#src/cards/told/warning-summary-card.ts'
import { addDays } from '#src/domain/days.ts'
import type { EarlyWarningNotice } from '#src/ports/outbox.ts'
import { aCustomer, aMoment, aTier, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'

const zone = 'Asia/Shanghai'
const inDays = (days: number) => addDays(aMoment, days)

const aNotice = (given: Partial<EarlyWarningNotice> = {}): EarlyWarningNotice => ({
  kind: 'early-warning',
  customerId: 'c-acme-robotics',
  from: 'A',
  to: 'B',
  since: daysAgo(60),
  expectedFrom: inDays(9),
  expectedTo: inDays(16),
  stated: { frequency: 0.71, of: 12, ofTier: 96 },
  at: aMoment,
  ...given,
})

const lastOrder = { at: daysAgo(40), amountMinor: 1_234_567, currency: 'CNY' }
const fading = aCustomer({
  facts: someFacts({ lastOrder, lastPurchaseAt: daysAgo(40), lastFromCustomerAt: daysAgo(40) }),
  tier: aTier({ since: daysAgo(60) }),
})
const common = { policy: aPolicy(), cut: aCut(), now: aMoment }
const cardOf = (locale: 'en' | 'zh', notice = aNotice()) =>
  earlyWarningCard(locale, zone, { customer: fading, notice, ...common })
const factsOf = (locale: 'en' | 'zh', notice?: EarlyWarningNotice) =>
  Object.fromEntries((cardOf(locale, notice).facts ?? []).map(({ label, value }) => [label, value]))

describe('the early warning', () => {
  it('says in English who, from and to, when, how often that comes true, what faded and what to do', () => {
    const { title, text, body, tone } = cardOf('en')

    expect({ title, text, body, tone }).toMatchInlineSnapshot(`
      {
        "body": [
          "Becomes tier B between Mon 21 and Mon 28 Dec, if nothing happens and other customers carry on as now.",
          "An order or a contact before then can still avert it.",
        ],
        "text": "Early warning: Acme Robotics is about to become B · Promising customer. Becomes tier B between Mon 21 and Mon 28 Dec. Of 100 such warnings 71 came true. Next: Phone by Mon 14 Dec: win the next order.",
        "title": "Early warning: Acme Robotics is about to become B · Promising customer",
        "tone": "warning",
      }
    `)
    expect(factsOf('en')).toMatchInlineSnapshot(`
      {
        "Change": "A · Key customer → B · Promising customer",
        "Points": "67 points now; tier A is kept above 90",
        "Track record": "Of 100 such warnings 71 came true",
        "What has faded": "Last order: ¥12.3k · Mon 2 Nov · 40 days ago · usually orders every 24 days",
        "What to do now": "Phone by Mon 14 Dec: win the next order. Agree on a date.",
        "When": "Mon 21 – Mon 28 Dec",
      }
    `)
  })

  it('says the same in Chinese', () => {
    const { title, text, body } = cardOf('zh')

    expect({ title, text, body }).toMatchInlineSnapshot(`
      {
        "body": [
          "预计 12月21日–12月28日 降为B类（若没有新动态、客户整体情况不变）。",
          "在此之前有新订单或互动，仍可避免降级。",
        ],
        "text": "降级预警：Acme Robotics 即将降为B类·潜力客户。预计 12月21日–12月28日 降为B类。同类预警 100 次中应验 71 次。下一步：12月14日(周一)前 · 电话：促成下一笔订单。",
        "title": "降级预警：Acme Robotics 即将降为B类·潜力客户",
      }
    `)
    expect(factsOf('zh')).toMatchInlineSnapshot(`
      {
        "减弱的依据": "最近下单：¥1.2万 · 11月2日(周一) · 40 天前 · 通常每 24 天下一单",
        "变动": "A类·重点客户 → B类·潜力客户",
        "应验情况": "同类预警 100 次中应验 71 次",
        "现在要做": "12月14日(周一)前 · 电话：促成下一笔订单。约定具体时间。",
        "综合分": "当前 67 分，高于 90 分可保持A类",
        "预计时间": "12月21日–12月28日",
      }
    `)
  })

  it('leads to the evidence and to the tier', () => {
    const calls = (cardOf('en').actions ?? []).map((action) => 'call' in action && action.call.command)

    expect(calls).toEqual(['why', 'tier'])
  })

  it.each([
    ['none', undefined],
    ['fewer than 30 of its tier', { frequency: 0.7, of: 3, ofTier: 29 }],
  ])('with %s settled names no number', (_, stated) => {
    expect(recordLine('en', stated && { stated })).not.toMatch(/\d/)
    expect(recordLine('en', { stated })).toBe(
      'too few such warnings have run their course to say how often they come true',
    )
    expect(recordLine('zh', { stated })).toBe('同类预警结果尚少，暂无应验率')
  })

  it.each([
    [9, 16, 'Mon 21 – Mon 28 Dec', '12月21日–12月28日'],
    [16, 23, 'Mon 28 Dec – Mon 4 Jan 2027', '2026年12月28日–2027年1月4日'],
    [30, 41, 'Mon 11 – Fri 22 Jan 2027', '2027年1月11日–1月22日'],
    [9, 9.2, 'Mon 21 Dec', '12月21日(周一)'],
  ])('in %d to %d days is %s', (from, to, en, zh) => {
    const range = { expectedFrom: inDays(from), expectedTo: inDays(to) }

    const said = (['en', 'zh'] as const).map((locale) => rangeLine({ locale, zone, now: aMoment }, range))

    expect(said).toEqual([en, zh])
  })
})

describe('many early warnings', () => {
  const lines = ['Nova', 'Acme', 'Bolt'].map((name, n) => {
    const customer = aCustomer({ name })
    const score = customer.score && { ...customer.score, kappa: n }
    return { notice: aNotice(), customer: score ? { ...customer, score } : customer }
  })

  it('are one card, the most valuable first, each with its dates and its record', () => {
    const card = warningSummaryCard('en', zone, { lines, ...common })

    expect(card.title).toBe('3 early warnings: demotions to be expected')
    expect((card.rows ?? []).map(({ title, detail }) => [title, detail])).toEqual(
      ['Bolt', 'Acme', 'Nova'].map((name) => [
        name,
        'A → tier B · Mon 21 – Mon 28 Dec · of 100 such warnings 71 came true',
      ]),
    )
  })

  it('are said in Chinese', () => {
    const card = warningSummaryCard('zh', zone, { lines, ...common })

    expect(card.text).toBe('3 条降级预警。Bolt A → B。以下客户若没有新动态，预计将降级，按客户价值排列。')
    expect(card.rows?.[0]?.detail).toBe('A → B类 · 12月21日–12月28日 · 同类预警 100 次中应验 71 次')
  })
})
