import { describe, expect, it } from 'vitest'
import type { Customer } from '#src/domain/customer.ts'
import { matches } from '#src/domain/segment/matches.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import { subjectOf } from '#src/domain/segment/subject-of.ts'
import { valueNowMinor } from '#src/domain/value.ts'
import { aCustomer, aMoment, daysAgo, someFacts } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'

const fits = (where: string, given: Partial<Customer> = {}) =>
  matches(parseWhere(where), subjectOf(aCustomer(given), aPolicy(), aMoment))

describe('a customer as segments see it', () => {
  it.each([
    'tier = A and kind = customer and lifecycle = growing',
    'owner = mei',
    'orders = 15 and refunds = 1 and touches = 4 and answers = 9 and purchase days = 15',
    'spend = 412,500.50',
    'days since order = 3 and days since touch = 5 and days since heard = 3 and days known = 330',
    'complaints = 0 and not known days since complaint',
    'confidence > 50%',
  ])('%s', (where) => {
    expect(fits(where)).toBe(true)
  })

  it('value is value now, in the base currency’s major units', () => {
    const valueMinor = valueNowMinor(someFacts(), aPolicy(), aMoment)

    const subject = subjectOf(aCustomer(), aPolicy(), aMoment)

    expect(subject.valueMinor).toBe(valueMinor)
    expect(subject.numbers.value).toBe(valueMinor / 100)
  })

  it('names and texts of attributes compare whatever their case and width', () => {
    expect(fits('region = "华东（上海）"', { attrs: { Region: ' 华东(上海)' } })).toBe(true)
    expect(fits('annual_size > 1000', { attrs: { ANNUAL_SIZE: 2_000 } })).toBe(true)
    expect(fits('tag vip', { tags: ['ＶＩＰ'] })).toBe(true)
  })

  it('an empty attribute is not known', () => {
    expect(fits('known region', { attrs: { region: '  ' } })).toBe(false)
  })

  it('days are full days, and what comes from an hour ahead is of today', () => {
    const last = (at: Date) => ({ facts: someFacts({ lastPurchaseAt: at }) })

    expect(fits('days since order = 89', last(daysAgo(89.99)))).toBe(true)
    expect(fits('days since order = 0', last(daysAgo(-0.04)))).toBe(true)
  })

  it('without a tier, a score and an order nothing of them is known', () => {
    const { tier: _, score: __, owner: ___, ...bare } = aCustomer()
    const { lastPurchaseAt: ____, ...facts } = someFacts()
    const subject = subjectOf({ ...bare, facts }, aPolicy(), aMoment)
    const where = parseWhere('known tier or known confidence or known owner or known days since order')

    expect(matches(where, subject)).toBe(false)
  })

  it('a complaint is one, however many there were, and has its day', () => {
    expect(
      fits('投诉 >= 1次 且 距上次投诉 = 8天', { facts: someFacts({ lastComplaintAt: daysAgo(8) }) }),
    ).toBe(true)
  })
})
