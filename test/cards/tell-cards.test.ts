import { describe, expect, it } from 'vitest'
import { proposalsCard } from '#src/cards/told/proposals-card.ts'
import { tierChangeCard } from '#src/cards/told/tier-change-card.ts'
import { tierSummaryCard } from '#src/cards/told/tier-summary-card.ts'
import type { Moved } from '#src/domain/tell/moved.ts'
import type { TierChangeNotice } from '#src/ports/outbox.ts'
import { aCustomer, aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'

const zone = 'Asia/Shanghai'
const policy = aPolicy()
const now = aMoment

const aNotice = (given: Partial<TierChangeNotice> = {}): TierChangeNotice => ({
  kind: 'tier-change',
  customerId: 'c-acme',
  from: 'B',
  to: 'A',
  evidence: { reason: 'promoted', kappa: Math.log2(1.18), cutKappa: 0 },
  moved: { kind: 'order', at: daysAgo(1), amountMinor: 5_000_000, currency: 'CNY' },
  at: daysAgo(1),
  ...given,
})

const fading: Moved = { kind: 'fading', since: daysAgo(60) }
const lines = [
  { notice: aNotice(), customer: aCustomer({ name: 'Acme', ref: 'acme' }) },
  {
    notice: aNotice({ from: 'A', to: 'B', evidence: { reason: 'demoted' }, moved: fading }),
    customer: aCustomer({ name: 'Nova', ref: 'nova', tier: aTier({ code: 'B' }) }),
  },
]

describe('a message of one change', () => {
  it('names the order that moved it and the care plan that begins', () => {
    const notice = aNotice({ plan: { tier: 'A', lifecycle: 'growing' } })
    const card = tierChangeCard('en', zone, { customer: aCustomer(), notice, policy, now })

    expect(card.body).toEqual([
      'An order of ¥50k on Fri 11 Dec moved it.',
      'Its points stood 18 % above the line, so it moved at once.',
    ])
    expect(card.facts?.find(({ label }) => label === 'VIP care plan')?.value).toBe(
      'Tier A, growing: starts now, at least every 7 days',
    )
  })

  it('of a promotion below the top begins a care plan that is not called VIP', () => {
    const notice = aNotice({ from: 'C', to: 'B', plan: { tier: 'B', lifecycle: 'growing' } })
    const card = tierChangeCard('zh', zone, {
      customer: aCustomer({ tier: aTier({ code: 'B' }) }),
      notice,
      policy,
      now,
    })

    expect(card.facts?.map(({ label }) => label)).toContain('跟进方案')
    expect(card.facts?.map(({ label }) => label)).not.toContain('VIP 跟进方案')
  })

  it('of a promotion that was undone since begins no care plan', () => {
    const notice = aNotice({ plan: { tier: 'A', lifecycle: 'growing' } })
    const customer = aCustomer({ tier: aTier({ code: 'C' }) })
    const card = tierChangeCard('en', zone, { customer, notice, policy, now })

    expect(card.facts?.map(({ label }) => label)).not.toContain('VIP care plan')
  })

  it('names the owner where somebody else reads it', () => {
    const card = tierChangeCard('en', zone, {
      ...{ customer: aCustomer(), notice: aNotice(), policy, now },
      owner: 'Mei Lin',
    })

    expect(card.facts).toContainEqual({ label: 'Owner', value: 'Mei Lin' })
  })

  it.each([
    [{ kind: 'refund' }, 'A refund took part of what it rested on.'],
    [fading, 'Nothing has come from it since Tue 13 Oct, and what was before counts less every day.'],
    [{ kind: 'fading' }, 'Nothing new has come from it, and what was before counts less every day.'],
    [{ kind: 'complaint', at: daysAgo(1) }, 'There was a complaint on Fri 11 Dec.'],
    [
      { kind: 'touch', at: daysAgo(1), channel: 'phone', direction: 'in' },
      'They contacted us on Fri 11 Dec (Phone): that moved it.',
    ],
    [
      { kind: 'rating', at: daysAgo(1), topic: 'service', rating: 4.5 },
      'A rating of 4.5 of 5 on Fri 11 Dec moved it.',
    ],
    [{ kind: 'line' }, 'Nothing new has come from it: the tier line has moved, since other customers have.'],
  ] as const)('says %j in words of both languages', (moved, expected) => {
    const notice = aNotice({ moved })
    const english = tierChangeCard('en', zone, { customer: aCustomer(), notice, policy, now })
    const chinese = tierChangeCard('zh', zone, { customer: aCustomer(), notice, policy, now })

    expect(english.body?.[0]).toBe(expected)
    expect(chinese.body?.[0]).toMatch(/^[^A-Za-z]+。$/u)
  })
})

describe('a summary', () => {
  const group = 'morning|2026-12-14'

  it('lists each change with its reason, and opens the customer', () => {
    const card = tierSummaryCard('zh', zone, { group, lines, policy, now })

    expect(card.title).toBe('昨天以来：2 位客户等级有变动')
    expect(card.rows?.map(({ title, detail }) => `${title} ${detail}`)).toEqual([
      'Acme B类 → A类 · 下单 ¥5万',
      'Nova A类 → B类 · 自10月13日(周二)起无动态',
    ])
    expect(card.rows?.[0]?.action?.call).toEqual({ command: 'tier', input: { customer: 'acme' } })
  })

  it('of more than fit names the others, so that none is left unsaid', () => {
    const many = Array.from({ length: 40 }, (_, n) => ({
      notice: aNotice(),
      customer: aCustomer({ name: `Customer ${n}`, ref: `c${n}` }),
    }))

    const card = tierSummaryCard('en', zone, { group: 'run|x', lines: many, policy, now })

    const said = JSON.stringify([card.rows, card.body])
    expect(card.rows).toHaveLength(25)
    expect(many.filter(({ customer }) => !said.includes(`${customer.name}`))).toEqual([])
    expect(card.body?.[1]).toMatch(/^And 15 more: Customer /)
  })
})

describe('what waits for a manager', () => {
  it('says what the buttons will do to whom', () => {
    const proposed = { code: 'A', at: daysAgo(2), reason: 'small-base' } as const
    const customer = aCustomer({ name: 'Acme', ref: 'acme', tier: aTier({ code: 'B', proposed }) })
    const card = proposalsCard('zh', zone, { customers: [customer], policy, now })

    expect(card).toMatchObject({
      title: '1 项等级变动等你确认',
      rows: [
        {
          detail: 'B类 → A类 · 客户数量不多 · 12月10日(周四)提出',
          action: { call: { command: 'approve', input: { customer: 'acme', to: 'A', answer: 'confirm' } } },
        },
      ],
      actions: [
        { label: '全部确认（1 项）', call: { input: { answer: 'all', upTo: now.toISOString() } } },
        { label: '保持不变', field: 'customer', options: [{ label: 'Acme', value: 'acme' }] },
      ],
    })
  })
})
