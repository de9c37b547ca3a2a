import { describe, expect, it } from 'vitest'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { digestCounter } from '#src/domain/digest/count-digest.ts'
import type { DigestFrame } from '#src/domain/digest/frame.ts'
import { firstScreen } from '#src/domain/digest/lines.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { warningReport } from '#src/domain/warning/warning-report.ts'
import { aCustomer, aMoment, aTier, daysAgo, someFacts } from '../../helpers/builders/a-customer.ts'
import { aCut } from '../../helpers/builders/a-cut.ts'
import { aForecast } from '../../helpers/builders/a-forecast.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'

const frame = (given: Partial<DigestFrame> = {}): DigestFrame => ({
  policy: aPolicy(),
  cut: aCut(),
  forecast: aForecast(),
  now: aMoment,
  from: daysAgo(7),
  zone: 'Asia/Shanghai',
  ...given,
})

const noWarnings = { warnings: warningReport([], daysAgo(7), aMoment), warned: [], overdue: [] }

const count = (customers: readonly Customer[], reminders: readonly Reminder[] = [], of = frame()) => {
  const counter = digestCounter(of)
  for (const customer of customers) counter.add(customer)
  for (const reminder of reminders) counter.addReminder(reminder)
  return counter.result(noWarnings)
}

const touch = (days: number, more: Partial<Customer['facts']['recentTouches'][number]> = {}) =>
  ({ at: daysAgo(days), channel: 'phone', direction: 'out', answered: true, ...more }) as const

describe('the figures of a digest', () => {
  it('add up: tiers, lifecycles and cells hold each customer once, and a pinned tier is where it stands', () => {
    const pinned = { tier: 'B', reason: 'new site', by: 'bao', until: addDays(aMoment, 9) }
    const { figures } = count([
      aCustomer({ ref: 'a', lifecycle: 'mature' }),
      aCustomer({ ref: 'b', override: pinned }),
      aCustomer({ ref: 'p', kind: 'prospect', lifecycle: 'prospect' }),
    ])

    expect(figures.customers.count).toBe(2)
    expect(figures.byTier.map(({ tier, count: n }) => [tier, n])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 0],
      ['D', 0],
    ])
    expect(figures.cells.map(({ tier, lifecycle, count: n }) => [tier, lifecycle, n])).toEqual([
      ['A', 'mature', 1],
      ['B', 'growing', 1],
    ])
    expect(figures.byTier.reduce((sum, { valueMinor }) => sum + valueMinor, 0)).toBe(
      figures.customers.valueMinor,
    )
  })

  it('tell the moves of the week, the most valuable first, and not those of before', () => {
    const { figures, lists } = count([
      aCustomer({ ref: 'small', facts: someFacts({ valueSum: 10 }), tier: aTier({ since: daysAgo(1) }) }),
      aCustomer({ ref: 'large', tier: aTier({ code: 'C', previous: 'B', since: daysAgo(2) }) }),
      aCustomer({ ref: 'long-ago', tier: aTier({ since: daysAgo(8) }) }),
    ])

    const { up, down, top } = figures.movement
    expect([up, down, top.map(({ ref }) => ref)]).toEqual([1, 1, ['large', 'small']])
    expect(lists.moved).toEqual(['c-large', 'c-small'])
  })

  it('see value at risk in a slipping customer, and none in one that has just bought', () => {
    const { figures, lists } = count([
      aCustomer({ ref: 'slips', lifecycle: 'slipping' }),
      aCustomer({ ref: 'fine', score: { ...scoreOf(someFacts(), aPolicy(), aMoment), kappa: 20 } }),
    ])

    expect(figures.atRisk.count).toBe(1)
    expect(figures.atRisk.valueMinor).toBeGreaterThan(0)
    expect(lists['at-risk']).toEqual(['c-slips'])
  })

  it('count nobody below the floor who has opted out', () => {
    const facts = someFacts({ recentTouches: [touch(95)], lastTouch: touch(95) })
    const optOut = { at: daysAgo(100), by: 'mei' }
    const { figures } = count([
      aCustomer({ ref: 'waits', facts }),
      aCustomer({ ref: 'out', facts, followUp: { optOut } }),
    ])

    expect([figures.belowFloor, figures.optedOut]).toEqual([1, 1])
  })

  it('measure follow-up: withdrawn, held back and timed reminders are no promise', () => {
    const done = aReminder({
      state: 'done',
      result: { at: daysAgo(1), by: 'mei', outcome: 'reached', eventId: 'chat|1' },
    })
    const putAway = aReminder({ state: 'done', result: { at: daysAgo(1), by: 'mei', outcome: 'not-needed' } })
    const others = (['withdrawn', 'held-back'] as const).map((state) => aReminder({ state }))

    const { figures } = count([], [done, putAway, ...others, aReminder({ kind: 'timed' }), aReminder()])

    expect([figures.kept.all.n, figures.kept.all.share]).toEqual([3, 1 / 3])
  })

  it('say who answers by tier, channel, content and hour of the manager’s own clock', () => {
    const facts = someFacts({
      recentTouches: [
        touch(40),
        touch(3, { content: 'offer' }),
        touch(2, { answered: false, channel: 'mail' }),
        touch(1, { direction: 'in' }),
      ],
    })

    const { answers } = count([aCustomer({ facts })]).figures

    expect([answers.all.n, answers.all.share]).toEqual([2, 0.5])
    expect(answers.byChannel.map(({ channel, share }) => [channel, share])).toEqual([
      ['phone', 1],
      ['mail', 0],
    ])
    expect(answers.byContent.map(({ content, n }) => [content, n])).toEqual([['offer', 1]])
    expect(answers.byHour.map(({ hour, n }) => [hour, n])).toEqual([[10, 2]])
  })

  it('say how long a customer waited for us', () => {
    const came = touch(5, { direction: 'in' })
    const ours = { ...touch(5), at: new Date(came.at.getTime() + 6 * 3_600_000) }
    const { waits } = count([
      aCustomer({ ref: 'heard', facts: someFacts({ recentTouches: [came, ours] }) }),
      aCustomer({ ref: 'waits', facts: someFacts({ recentTouches: [came] }) }),
    ]).figures

    expect(waits[0]).toMatchObject({ tier: 'A', medianHours: 6, answered: { n: 2, share: 0.5 } })
  })

  it('say when every tier gets the same', () => {
    const offers = someFacts({
      recentTouches: Array.from({ length: 12 }, () => touch(3, { content: 'offer' })),
    })
    const { figures } = count([
      aCustomer({ ref: 'a', facts: offers }),
      aCustomer({ ref: 'd', facts: offers, tier: aTier({ code: 'D' }) }),
    ])

    expect(figures.sameContent).toEqual({ content: 'offer', share: 1 })
  })

  it('measure each tier by its own goal', () => {
    const policy = aPolicy()
    const [top, ...rest] = policy.tiers
    const goal = { metric: 'promoted-share', target: 0.2, period: 'quarter' } as const
    const tiers = top ? [top, ...rest.map((rule) => ({ ...rule, goal }))] : rest
    const { goals } = count(
      [
        aCustomer({ ref: 'risen', tier: aTier({ since: daysAgo(20) }) }),
        aCustomer({ ref: 'stays', tier: aTier({ code: 'B', since: daysAgo(200) }) }),
      ],
      [],
      frame({ policy: { ...policy, tiers } }),
    ).figures

    expect(goals.map(({ tier, actual, of }) => [tier, actual, of])).toEqual([
      ['A', 1, 1],
      ['B', 0.5, 2],
      ['C', undefined, 0],
      ['D', undefined, 0],
    ])
  })

  it('say who pins tiers which way, and where the data has come to agree', () => {
    const pinned = (tier: string) => ({ tier, reason: 'x', by: 'bao', until: addDays(aMoment, 9) })
    const { overrides } = count([
      aCustomer({ ref: 'up', override: pinned('A'), tier: aTier({ code: 'B' }) }),
      aCustomer({ ref: 'down', override: pinned('C'), tier: aTier({ code: 'B' }) }),
      aCustomer({ ref: 'right', override: pinned('A'), tier: aTier({ code: 'A', previous: 'B' }) }),
      aCustomer({ ref: 'over', override: { ...pinned('A'), until: daysAgo(1) } }),
    ]).figures

    expect(overrides).toEqual([{ by: 'bao', up: 2, down: 1, right: 1 }])
  })

  it('tell of lost prospects with their reasons', () => {
    const lost = (ref: string, reason?: string) =>
      aCustomer({
        ref,
        kind: 'prospect',
        lifecycle: 'prospect',
        prospect: {
          tier: 'hot',
          since: daysAgo(40),
          score: { points: 50, fitPoints: 30, engagementPoints: 20 },
          outcome: { kind: 'lost', at: daysAgo(2), ageDays: 38, ...(reason === undefined ? {} : { reason }) },
        },
      })

    const { prospects } = count([lost('a', 'price'), lost('b', 'price'), lost('c')]).figures

    expect([prospects.converted, prospects.lost]).toEqual([0, 3])
    expect(prospects.lostFor).toEqual([
      { reason: 'price', count: 2 },
      { reason: '', count: 1 },
    ])
  })
})

describe('the lists behind the lines', () => {
  it('name whose reminder was left, each once, and who was tried in vain', () => {
    const silent = someFacts({
      recentTouches: [touch(2, { answered: false }), touch(5, { answered: false })],
    })
    const heard = someFacts({ recentTouches: [touch(2, { answered: false }), touch(5)] })
    const left = { customerId: 'c-silent', since: daysAgo(3) }
    const done = { state: 'done', result: { at: daysAgo(1), by: 'mei', outcome: 'reached', eventId: 'x' } }

    const { lists } = count(
      [aCustomer({ ref: 'silent', facts: silent }), aCustomer({ ref: 'heard', facts: heard })],
      [
        aReminder({ _id: 'r1', ...left }),
        aReminder({ _id: 'r2', ...left }),
        aReminder({ _id: 'r3', customerId: 'c-heard', ...(done as Partial<Reminder>) }),
        aReminder({ _id: 'r4', customerId: 'c-heard', state: 'withdrawn' }),
      ],
    )

    expect([lists.kept, lists.answers]).toEqual([['c-silent'], ['c-silent']])
  })
})

describe('the first screen', () => {
  const figures = count([aCustomer({ ref: 'a' }), aCustomer({ ref: 's', lifecycle: 'slipping' })]).figures

  it('has at most five lines', () => {
    const busy = { ...figures, overdue: 3, belowFloor: 2, growing: 4, waiting: { count: 1, old: 0 } }

    expect(firstScreen(busy).map(({ id }) => id)).toEqual([
      'top-tier',
      'at-risk',
      'overdue',
      'below-floor',
      'waiting',
    ])
  })

  it('does not say what has not changed', () => {
    const now = { ...figures, overdue: 3 }

    expect(firstScreen(now, { ...now, overdue: 5 })).toEqual([{ id: 'overdue', now: 3, before: 5 }])
    expect(firstScreen(now, now)).toEqual([])
  })

  it('says that something has come down to nothing', () => {
    expect(firstScreen({ ...figures, overdue: 0 }, { ...figures, overdue: 2 })).toEqual([
      { id: 'overdue', now: 0, before: 2 },
    ])
  })
})
