import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Customer } from '#src/domain/customer.ts'
import { occasionsOf, unreadableDates } from '#src/domain/follow-up/occasions.ts'
import { readYearlyDate } from '#src/domain/follow-up/read-yearly-date.ts'
import { usualFollowUp } from '#src/domain/follow-up/usual-follow-up.ts'
import { aCustomer } from '../../helpers/builders/a-customer.ts'

const policy = { followUp: usualFollowUp }

/** A customer without a first order, so that only what is asked comes. */
const having = (attrs: Customer['attrs']): Customer => {
  const customer = aCustomer({ attrs })
  const { firstOrderAt: _, ...facts } = customer.facts
  return { ...customer, facts }
}
const inYear = (attrs: Customer['attrs'], year: number) =>
  occasionsOf(having(attrs), policy, `${year}-01-01`, `${year}-12-31`).map(({ day }) => day)

describe('a date that comes each year', () => {
  it.each([
    ['1988-03-15', { calendar: 'solar', year: 1988, month: 3, day: 15 }],
    ['1988/3/15', { calendar: 'solar', year: 1988, month: 3, day: 15 }],
    ['03-15', { calendar: 'solar', month: 3, day: 15 }],
    ['3月15日', { calendar: 'solar', month: 3, day: 15 }],
    ['1988年3月15日', { calendar: 'solar', year: 1988, month: 3, day: 15 }],
    [19880315, { calendar: 'solar', year: 1988, month: 3, day: 15 }],
    ['1988-03-15T00:00:00Z', { calendar: 'solar', year: 1988, month: 3, day: 15 }],
    ['lunar:08-15', { calendar: 'lunar', month: 8, day: 15 }],
    ['Lunar: 1988-08-15', { calendar: 'lunar', year: 1988, month: 8, day: 15 }],
    ['农历八月十五', { calendar: 'lunar', month: 8, day: 15 }],
    ['农历：8月15日', { calendar: 'lunar', month: 8, day: 15 }],
    ['阴历正月初一', { calendar: 'lunar', month: 1, day: 1 }],
    ['农历腊月三十', { calendar: 'lunar', month: 12, day: 30 }],
    ['农历冬月廿三', { calendar: 'lunar', month: 11, day: 23 }],
    ['农历十二月二十', { calendar: 'lunar', month: 12, day: 20 }],
    ['农历闰六月初十', { calendar: 'lunar', month: 6, day: 10, isLeapMonth: true }],
  ])('%s is read', (text, expected) => {
    expect(readYearlyDate(text)).toEqual(expected)
  })

  it.each([
    '02-30',
    '2027-02-29',
    '13-01',
    '00-10',
    'lunar:08-31',
    '农历十三月初一',
    '闰六月初三',
    'spring',
    '',
    '15.3.88',
    31,
  ])('%s is none', (text) => {
    expect(readYearlyDate(text)).toBeUndefined()
  })
})

describe('an occasion', () => {
  it('is reminded of from so many days ahead to the day itself, and not before or after', () => {
    const mei = having({ birthday: '1988-03-15' })
    const onDay = (day: string) => occasionsOf(mei, policy, day, day)

    expect(onDay('2026-03-12')).toEqual([{ occasion: 'birthday', day: '2026-03-15', remindOn: '2026-03-12' }])
    expect(onDay('2026-03-15')).toHaveLength(1)
    expect([onDay('2026-03-11'), onDay('2026-03-16')]).toEqual([[], []])
  })

  it('of early January is reminded of in December', () => {
    const found = occasionsOf(having({ birthday: '01-02' }), policy, '2026-12-31', '2026-12-31')

    expect(found.map(({ day }) => day)).toEqual(['2027-01-02'])
  })

  it.each([
    ['Mid-Autumn of 2026', '农历八月十五', 2026, ['2026-09-25']],
    ['a leap month’s day in a year that has it', '农历闰六月十五', 2025, ['2025-08-08']],
    ['the same in a year without it, by the plain month', '农历闰六月十五', 2026, ['2026-07-28']],
    ['a plain month’s day in a leap year, not its twin', '农历六月十五', 2025, ['2025-07-09']],
    ['the 30th of a short month, on its 29th', '农历八月三十', 2026, ['2026-10-09']],
    ['the last day of the lunar year, in the next solar one', '农历腊月三十', 2027, ['2027-02-05']],
    ['29 February in a plain year', '1988-02-29', 2026, ['2026-02-28']],
    ['29 February in a leap year', '1988-02-29', 2028, ['2028-02-29']],
  ])('%s', (_, birthday, year, expected) => {
    expect(inYear({ birthday }, year).filter((day) => day.startsWith(String(year)))).toEqual(expected)
  })

  it('a lunar birthday comes once in twelve or thirteen months, forever', () => {
    const months = fc.integer({ min: 1, max: 12 })
    const days = fc.integer({ min: 1, max: 30 })
    fc.assert(
      fc.property(months, days, fc.boolean(), (month, day, isLeap) => {
        const birthday = `lunar:${isLeap ? 'L' : ''}${month}-${day}`
        const found = occasionsOf(having({ birthday }), policy, '2000-01-01', '2060-12-31').map(
          (each) => each.day,
        )
        const gaps = found
          .slice(1)
          .map((each, at) => (Date.parse(each) - Date.parse(found[at] as string)) / 864e5)

        expect(found.length).toBeGreaterThanOrEqual(60)
        expect(gaps.every((gap) => gap >= 325 && gap <= 414)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('of the first order comes a year later, by the zone’s day, and never on the day itself', () => {
    const customer = aCustomer()
    const facts = { ...customer.facts, firstOrderAt: new Date('2025-06-10T20:00:00Z') }
    const between = (from: string, to: string, zone?: string) =>
      occasionsOf({ ...customer, attrs: {}, facts }, policy, from, to, zone).map(({ day }) => day)

    expect(between('2025-06-01', '2025-06-30')).toEqual([])
    expect(between('2026-06-01', '2026-06-30')).toEqual(['2026-06-10'])
    expect(between('2026-06-01', '2026-06-30', 'Asia/Shanghai')).toEqual(['2026-06-11'])
  })

  it('of a contract’s end comes once, and needs a year', () => {
    expect(inYear({ contract_end: '2026-12-31' }, 2026)).toEqual(['2026-12-31'])
    expect(inYear({ contract_end: '2026-12-31' }, 2027)).toEqual([])
    expect(unreadableDates(having({ contract_end: '12-31' }), policy)).toEqual(['contract-end'])
  })

  it('of a yearly reward comes each year after the first', () => {
    expect(inYear({ 'Yearly Reward': '2026-03-01' }, 2026)).toEqual([])
    expect(inYear({ 'Yearly Reward': '2026-03-01' }, 2027)).toEqual(['2027-03-01'])
  })

  it('is found under the names that Chinese files use', () => {
    expect(inYear({ 生日: '3月15日' }, 2026)).toEqual(['2026-03-15'])
    expect(inYear({ 合同到期日: '2026/12/31' }, 2026)).toEqual(['2026-12-31'])
  })

  it('is for the tiers that the policy names', () => {
    const [birthday] = usualFollowUp.occasions
    const onlyB = {
      followUp: { ...usualFollowUp, occasions: [{ ...birthday, tiers: ['B'] }] },
    } as typeof policy
    const ofTier = (code: string) => {
      const customer = having({ birthday: '03-15' })
      const tier = { ...(customer.tier as NonNullable<Customer['tier']>), code }
      return occasionsOf({ ...customer, tier }, onlyB, '2026-03-15', '2026-03-15').length
    }

    expect([ofTier('A'), ofTier('B')]).toEqual([0, 1])
  })

  it('whose date cannot be read is passed over and named; what was not told is neither', () => {
    const customer = having({ birthday: 'spring', contract_end: '2026-12-31', yearly_reward: ' ' })

    expect(unreadableDates(customer, policy)).toEqual(['birthday'])
    expect(occasionsOf(customer, policy, '2026-12-31', '2026-12-31').map((each) => each.occasion)).toEqual([
      'contract-end',
    ])
  })

  it('asked day by day is what is asked for the whole stretch', () => {
    const customer = having({
      birthday: 'lunar:12-30',
      contract_end: '2027-01-20',
      yearly_reward: '2020-01-05',
    })
    const days = Array.from({ length: 120 }, (_, n) => shiftDay('2026-11-01', n))
    const daily = new Set(
      days.flatMap((day) =>
        occasionsOf(customer, policy, day, day).map((each) => `${each.occasion}|${each.day}`),
      ),
    )
    const whole = occasionsOf(customer, policy, days[0] as string, days.at(-1) as string)

    expect([...daily].sort()).toEqual(whole.map((each) => `${each.occasion}|${each.day}`).sort())
  })
})
