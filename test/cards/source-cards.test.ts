import { describe, expect, test } from 'vitest'
import { sourceCard } from '#src/cards/running/source-card.ts'
import { serviceTierCard, tierCard } from '#src/cards/tier/tier-card.ts'
import { whyCard } from '#src/cards/tier/why-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { restsOn } from '#src/domain/source/rests-on.ts'
import type { SourceStanding } from '#src/domain/source/standing.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { aCustomer, aMoment, aTier, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'

const zone = 'Asia/Shanghai'
const shop: SourceStanding = {
  name: 'shop',
  kinds: ['order', 'refund'],
  dataUpTo: daysAgo(17),
  quiet: 'silent',
}

function inputOf(customer: Customer, sources: readonly SourceStanding[], policy: Policy = aPolicy()) {
  const rests = restsOn(customer.facts, sources, policy)
  const explained = explain({ customer, cut: aCut(), policy, now: aMoment, rests })
  return { customer, policy, explained, now: aMoment, dataUpTo: daysAgo(1), rests }
}
const saidOf = (card: ReturnType<typeof whyCard>, label: string) =>
  card.facts?.find((fact) => fact.label === label)?.value

/** Under its line, so that a date would stand on its card. */
const falling = aCustomer({ tier: aTier({ code: 'A', since: daysAgo(90), belowSince: daysAgo(19) }) })

describe('a card of a customer whose source is silent', () => {
  test.each([
    ['en', 'Data from shop goes up to Wed 25 Nov only', 'Data up to Wed 25 Nov'],
    ['zh', '来自 shop 的数据截至11月25日(周三)', '数据截至11月25日(周三)'],
  ] as const)('says up to when and from which source (%s)', (locale, line, footer) => {
    for (const card of [
      tierCard(locale, zone, inputOf(falling, [shop])),
      serviceTierCard(locale, zone, inputOf(falling, [shop])),
      whyCard(locale, zone, inputOf(falling, [shop])),
    ]) {
      expect(card.body?.join()).toContain(line)
      expect(card.text).toContain(line)
      expect(card.footer).toContain(footer)
    }
  })

  test('gives no date on which it falls, and says why', () => {
    const [heard, silent] = [[], [shop]].map((sources) => tierCard('en', zone, inputOf(falling, sources)))

    const label = 'If nothing happens'
    expect(heard && saidOf(heard, label)).not.toContain('Not known')
    expect(silent && saidOf(silent, label)).toBe('Not known: shop has told nothing since Wed 25 Nov')
  })

  test('says nothing of a source that is late, or of one it does not have', () => {
    for (const other of [
      { ...shop, quiet: 'late' as const },
      { ...shop, name: 'erp' },
    ])
      expect(tierCard('en', zone, inputOf(falling, [other]))).toEqual(
        tierCard('en', zone, inputOf(falling, [])),
      )
  })
})

describe('how complete the data is', () => {
  const partsOf = (locale: Locale, customer: Customer, sources: readonly SourceStanding[] = []) => {
    const card = whyCard(locale, zone, inputOf(customer, sources))
    return locale === 'en'
      ? [saidOf(card, 'How sure the data is'), saidOf(card, 'Data by part')]
      : [saidOf(card, '数据可信度'), saidOf(card, '各项数据')]
  }

  test('is said part by part where all is known', () => {
    expect(partsOf('en', aCustomer())).toEqual([
      '100 %',
      'Spend: complete · Orders: complete · Engagement: complete',
    ])
  })

  test('a silent source makes its parts stale, and its word would raise them', () => {
    expect(partsOf('en', aCustomer(), [shop])).toEqual([
      '60 %. It would rise by new data from shop',
      'Spend: stale · Orders: stale · Engagement: complete',
    ])
    expect(partsOf('zh', aCustomer(), [shop])).toEqual([
      '60%，提高办法：恢复 shop',
      '消费 过期 · 订单 过期 · 互动 完整',
    ])
  })

  test('old and missing parts say what would help', () => {
    const facts = someFacts({ sources: { orders: { kinds: ['order'], lastAt: daysAgo(200) } } })

    expect(partsOf('zh', aCustomer({ facts }))).toEqual([
      '40%，提高办法：补充消费、订单的新记录、接入互动的数据',
      '消费 过期 · 订单 过期 · 互动 缺失',
    ])
  })
})

describe('a complaint', () => {
  const upset = (ago: number) => aCustomer({ facts: someFacts({ lastComplaintAt: daysAgo(ago) }) })

  test('stands first on the card, with what to do, for as long as the policy says', () => {
    const bodyOf = (locale: Locale, ago: number) => tierCard(locale, zone, inputOf(upset(ago), [])).body?.[0]

    expect(bodyOf('zh', 2)).toBe(
      '12月10日(周四)有投诉，先处理：今天就联系客户，问清诉求并给出解决方案，处理好之前不谈其他业务。',
    )
    expect(bodyOf('en', 29)).toMatch(/^There was a complaint on .*: deal with it first\. Call today/)
    expect(bodyOf('en', 30)).not.toContain('complaint')
  })
})

test('a source that is silent or back is told in both languages', () => {
  const notice = {
    source: 'orders-csv',
    kinds: ['order', 'refund'],
    since: daysAgo(5),
    customers: 1_204,
    at: aMoment,
  } as const
  const card = (locale: Locale, kind: 'source-silent' | 'source-back') =>
    sourceCard(locale, zone, { kind, ...notice }, aMoment)

  expect(card('zh', 'source-silent')).toMatchObject({
    title: 'orders-csv 没有新数据',
    tone: 'warning',
    facts: [
      { label: '提供的数据', value: '订单、退款' },
      { label: '涉及客户数', value: '1,204' },
      { label: '现在要做', value: expect.stringContaining('检查') },
    ],
  })
  expect(card('en', 'source-back')).toMatchObject({
    title: 'Data from orders-csv is coming in again',
    tone: 'good',
    facts: [{ value: 'orders, refunds' }, { value: '1,204' }],
  })
})
