import { describe, expect, it } from 'vitest'
import { tierChangeCard } from '#src/cards/told/tier-change-card.ts'
import type { TierReason } from '#src/domain/customer.ts'
import type { TierChangeNotice } from '#src/ports/outbox.ts'
import { aCustomer, aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'

const zone = 'Asia/Shanghai'

const aNotice = (given: Partial<TierChangeNotice> = {}): TierChangeNotice => ({
  kind: 'tier-change',
  customerId: 'c-acme-robotics',
  from: 'B',
  to: 'A',
  evidence: { reason: 'promoted', kappa: Math.log2(1.18), cutKappa: 0 },
  at: daysAgo(1),
  ...given,
})

const common = { policy: aPolicy(), cut: aCut(), now: aMoment }

describe('the notice of a change', () => {
  it('of a promotion is complete in English', () => {
    const card = tierChangeCard('en', zone, { customer: aCustomer(), notice: aNotice(), ...common })

    expect(card).toMatchInlineSnapshot(`
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
              "command": "tier",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "button",
            "label": "Show tier",
          },
        ],
        "badge": "A",
        "body": [
          "Its points stood 18 % above the line, so it moved at once.",
        ],
        "facts": [
          {
            "label": "Change",
            "value": "B · Promising customer → A · Key customer · Fri 11 Dec",
          },
          {
            "label": "Points",
            "value": "67 points · ahead of 80 % of customers",
          },
          {
            "label": "Last order",
            "value": "¥3.2k · Wed 9 Dec · 3 days ago",
          },
          {
            "label": "What to do now",
            "value": "Phone by Mon 14 Dec: win the next order. Agree on a date.",
          },
        ],
        "text": "Acme Robotics has moved up to A · Key customer. Its points stood 18 % above the line, so it moved at once. Next: Phone by Mon 14 Dec: win the next order.",
        "title": "Acme Robotics has moved up to A · Key customer",
        "tone": "good",
      }
    `)
  })

  it('of a demotion is complete in Chinese', () => {
    const notice = aNotice({ from: 'A', to: 'B', evidence: { reason: 'demoted' } })
    const customer = aCustomer({ tier: aTier({ code: 'B' }), lifecycle: 'slipping' })

    expect(tierChangeCard('zh', zone, { customer, notice, ...common })).toMatchInlineSnapshot(`
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
              "command": "tier",
              "input": {
                "customer": "acme-robotics",
              },
            },
            "kind": "button",
            "label": "看等级",
          },
        ],
        "badge": "B",
        "body": [
          "综合分已连续 21 天低于分级线。",
        ],
        "facts": [
          {
            "label": "变动",
            "value": "A类·重点客户 → B类·潜力客户 · 12月11日(周五)",
          },
          {
            "label": "综合分",
            "value": "67 分 · 超过 80% 的客户",
          },
          {
            "label": "最近下单",
            "value": "¥3,200 · 12月9日(周三) · 3 天前",
          },
          {
            "label": "现在要做",
            "value": "12月21日(周一)前 · 拜访：了解变化原因。约一次拜访。",
          },
        ],
        "text": "Acme Robotics 降级为B类·潜力客户。综合分已连续 21 天低于分级线。下一步：12月21日(周一)前 · 拜访：了解变化原因。",
        "title": "Acme Robotics 降级为B类·潜力客户",
        "tone": "warning",
      }
    `)
  })

  it.each(['withdrawn', 'confirmed', 'override', 'policy', 'lifecycle', 'first'] satisfies TierReason[])(
    'says why where the reason is %s',
    (reason) => {
      const notice = aNotice({ evidence: { reason } })
      const english = tierChangeCard('en', zone, { customer: aCustomer(), notice, ...common })
      const chinese = tierChangeCard('zh', zone, { customer: aCustomer(), notice, ...common })

      expect(english.body?.[0]).toMatch(/^[A-Z].*\.$/)
      expect(chinese.body?.[0]).toMatch(/。$/)
    },
  )

  it('of a promotion that was called back says why once', () => {
    const refunded = aNotice({
      from: 'A',
      to: 'B',
      evidence: { reason: 'withdrawn' },
      moved: { kind: 'refund' },
    })
    const customer = aCustomer({ tier: aTier({ code: 'B' }) })
    const bodyOf = (locale: 'en' | 'zh') =>
      tierChangeCard(locale, zone, { customer, notice: refunded, ...common }).body

    expect(bodyOf('en')).toEqual(['The order that had moved it up was refunded.'])
    expect(bodyOf('zh')).toEqual(['此前升级所依据的订单已退款，升级撤回。'])
  })

  it('that is read late says what stands now', () => {
    const customer = aCustomer({ tier: aTier({ code: 'C' }) })
    const card = tierChangeCard('en', zone, { customer, notice: aNotice(), ...common })

    expect(card.body).toContain('It has changed again since: now C · Regular customer.')
  })

  it('of a tier that the policy does not know any more still says both', () => {
    const notice = aNotice({ from: 'GOLD', to: 'A' })
    const card = tierChangeCard('en', zone, { customer: aCustomer(), notice, ...common })

    expect(card.title).toBe('Acme Robotics is now A · Key customer')
    expect(card.facts?.[0]?.value).toBe('GOLD → A · Key customer · Fri 11 Dec')
  })

  it('does without a cut and without what came before', () => {
    const { from: _, ...notice } = aNotice()
    const { cut: __, ...rest } = common
    const card = tierChangeCard('zh', zone, { customer: aCustomer(), notice, ...rest })

    expect(card.facts?.map(({ label }) => label)).toEqual(['变动', '最近下单', '现在要做'])
  })
})
