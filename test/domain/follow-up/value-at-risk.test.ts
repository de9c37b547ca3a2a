import { describe, expect, it } from 'vitest'
import { isWeekday } from '#src/domain/calendar/work-calendar.ts'
import { addDays } from '#src/domain/days.ts'
import { keeperOf, keptBy, listOf } from '#src/domain/follow-up/keeper-of.ts'
import { usualFollowUp } from '#src/domain/follow-up/usual-follow-up.ts'
import { valueAtRiskMinor } from '#src/domain/follow-up/value-at-risk.ts'
import type { User } from '#src/domain/user.ts'
import { aMoment } from '../../helpers/builders/a-customer.ts'
import { aForecast } from '../../helpers/builders/a-forecast.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aTeam, aUser } from '../../helpers/builders/a-user.ts'
import { touched } from './customers.ts'

const policy = aPolicy()
const atRisk = (facts: object, outlook?: ReturnType<typeof aForecast>) =>
  valueAtRiskMinor(touched([], { facts }), policy, outlook, aMoment)
const boughtBefore = (days: number) => ({ lastPurchaseAt: addDays(aMoment, -days) })

describe('value at risk', () => {
  it('is greater the more they buy, the later their next order is, and after a complaint', () => {
    const usual = atRisk(boughtBefore(20))

    expect(atRisk({ ...boughtBefore(20), valueSum: 240_000 })).toBeGreaterThan(usual)
    expect(atRisk(boughtBefore(60))).toBeGreaterThan(usual)
    expect(atRisk({ ...boughtBefore(20), lastComplaintAt: addDays(aMoment, -1) })).toBeGreaterThan(usual)
    expect(atRisk({ ...boughtBefore(20), lastComplaintAt: addDays(aMoment, -31) })).toBe(usual)
  })

  it('is not nothing for whoever bought yesterday, and nothing for whoever never did', () => {
    expect(atRisk(boughtBefore(0))).toBeGreaterThan(0)
    expect(atRisk({ valueSum: 0 })).toBe(0)
  })

  it('takes the forecast where that expects more than the present pace', () => {
    const young = { ...boughtBefore(5), valueSum: 1_000 }

    expect(atRisk(young, aForecast())).toBeGreaterThan(atRisk(young))
  })

  it('of a prospect is its points’ share of a middling customer', () => {
    const of = (points: number) => {
      const score = { points, fitPoints: points, engagementPoints: 0 }
      const prospect = { tier: 'hot', since: aMoment, score }
      return valueAtRiskMinor(touched([], { kind: 'prospect', prospect }), policy, aForecast(), aMoment)
    }

    expect(of(80) / of(40)).toBeCloseTo(2, 3)
    expect(of(0)).toBe(0)
  })
})

describe('whose list a reminder is on', () => {
  const crewOf = (...users: readonly User[]) =>
    new Map([...aTeam(), ...users].map((user) => [user._id, user]))
  const cover = { by: 'lei', from: '2026-12-12', to: '2026-12-13' }

  it.each([
    ['the owner’s', crewOf(), 'mei', 'mei'],
    ['whoever covers', crewOf(aUser({ manager: 'bao', cover })), 'mei', 'lei'],
    [
      'the owner’s again where two cover for each other',
      crewOf(aUser({ cover }), aUser({ _id: 'lei', cover: { ...cover, by: 'mei' } })),
      'mei',
      'lei',
    ],
    ['the manager of somebody who has left', crewOf(aUser({ manager: 'bao', active: false })), 'mei', 'bao'],
    ['an admin’s where there is no manager', crewOf(aUser({ _id: 'lei', active: false })), 'lei', 'admin'],
    ['an admin’s where nobody owns it', crewOf(), undefined, 'admin'],
  ])('is %s', (_, crew, owner, expected) => {
    expect(keeperOf(owner, crew, aMoment)).toBe(expected)
  })

  it('each owner’s customers are planned by exactly one', () => {
    const crew = crewOf(aUser({ manager: 'bao', cover }), aUser({ _id: 'lei', active: false }))

    const owners = [...crew.keys()].flatMap((id) => keptBy(id, crew, aMoment))

    expect(owners.toSorted()).toEqual([...crew.keys(), undefined].toSorted())
  })

  it('is the manager’s once a floor has been open for seven days, and of nothing else', () => {
    const calendar = { isWorkingDay: isWeekday, knows: () => true }
    const frame = { crew: crewOf(), rule: usualFollowUp, calendar, zone: 'Asia/Shanghai', now: aMoment }
    const of = (kind: 'floor' | 'touch', days: number) =>
      listOf({ _id: `c|${kind}|2027-02-01`, kind, since: addDays(aMoment, -days) }, { owner: 'mei' }, frame)

    expect([of('floor', 6), of('floor', 7), of('touch', 30)]).toEqual(['mei', 'bao', 'mei'])
  })
})
