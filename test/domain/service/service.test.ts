import { describe, expect, it } from 'vitest'
import { leastLoaded } from '#src/domain/service/assign-problem.ts'
import { readNeed } from '#src/domain/service/need.ts'
import { serviceByTier } from '#src/domain/service/service-report.ts'
import { aMoment, daysAgo } from '../../helpers/builders/a-customer.ts'
import { aProblem } from '../../helpers/builders/a-problem.ts'
import { aUser } from '../../helpers/builders/a-user.ts'

describe('a problem is assigned', () => {
  const service = ['ann', 'ben', 'cem'].map((_id) => aUser({ _id, role: 'service' }))
  const has = (...assignees: readonly string[]) => assignees.map((assignee) => ({ assignee }))

  it('to whoever of service has the fewest, of equals to the first', () => {
    expect(leastLoaded(service, [])?._id).toBe('ann')
    expect(leastLoaded(service, has('ann'))?._id).toBe('ben')
    expect(leastLoaded(service, has('ann', 'ben', 'ben', 'cem', 'cem'))?._id).toBe('ann')
  })

  it('to nobody who has left, and to nobody of another role', () => {
    const team = [aUser({ _id: 'ann', role: 'service', active: false }), aUser({ _id: 'bo', role: 'rep' })]

    expect(leastLoaded(team, [])).toBeUndefined()
  })
})

describe('what a customer wants', () => {
  it.each([
    ['upgrade: 20 more seats', { need: 'upgrade', text: '20 more seats' }],
    ['产品升级 加 20 个席位', { need: 'upgrade', text: '加 20 个席位' }],
    ['new need a second site', { need: 'new-need', text: 'a second site' }],
    ['新需求：第二个厂区', { need: 'new-need', text: '第二个厂区' }],
    ['the upgrade failed', { text: 'the upgrade failed' }],
  ])('%s', (words, expected) => {
    expect(readNeed(words)).toEqual(expected)
  })
})

describe('service by tier', () => {
  it('counts what is due, what was answered in time, and how long answers took', () => {
    const answered = (tier: string, hours: number) =>
      aProblem({
        tier,
        openedAt: daysAgo(3),
        dueAt: daysAgo(2),
        state: 'answered',
        answer: { at: new Date(daysAgo(3).getTime() + hours * 3_600_000), by: 'sara', ending: 'solved' },
      })
    const problems = [
      answered('A', 4),
      answered('A', 30),
      aProblem({ tier: 'A', dueAt: new Date(aMoment.getTime() + 1) }),
      aProblem({ tier: 'D', dueAt: daysAgo(1) }),
    ]

    expect(serviceByTier(problems, ['A', 'B', 'D'], aMoment)).toEqual([
      { tier: 'A', problems: 3, due: 2, answered: 2, inTime: 1, medianHours: 17 },
      { tier: 'D', problems: 1, due: 1, answered: 0, inTime: 0 },
    ])
  })
})
