import { describe, expect, it } from 'vitest'
import { isWeekday } from '#src/domain/calendar/work-calendar.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { escalationDue, levelsToTell } from '#src/domain/tell/escalation-level.ts'
import { aCustomer, aTier, someFacts } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'

const zone = 'Asia/Shanghai'
const policy = aPolicy()
const calendar = { isWorkingDay: isWeekday, knows: () => true }

/** Due on Tuesday 1 December; its customer was last touched before. */
const due = new Date('2026-11-30T16:00:00Z')
const untouched = someFacts({
  recentTouches: [],
  lastTouch: { at: new Date('2026-11-20'), channel: 'phone', direction: 'out' },
})
const top = aCustomer({ facts: untouched, tier: aTier({ code: 'A' }) })
const ordinary = aCustomer({ facts: untouched, tier: aTier({ code: 'C' }) })
const open = (given: Partial<Reminder> = {}) => aReminder({ dueAt: due, ...given })

const on = (day: string, reminder = open(), customer: Customer = top) =>
  escalationDue(reminder, customer, { policy, calendar, zone, now: new Date(`2026-12-${day}T02:00:00Z`) })

describe('a top customer’s open reminder', () => {
  it('goes to the rep, the manager and the manager again after 3, 5 and 7 working days', () => {
    const levels = ['03', '04', '05', '07', '08', '09', '10', '11'].map((day) => on(day)?.level)

    // Friday 4 December is the third working day, Tuesday 8 the fifth, Thursday 10 the seventh.
    expect(levels).toEqual([undefined, 1, 1, 1, 2, 2, 3, 3])
  })

  it('does not wait longer because it was put off', () => {
    const snoozed = open({ dueAt: new Date('2026-12-20T00:00:00Z'), since: due })

    expect(on('08', snoozed)).toEqual({ level: 2, reason: 'top', days: 5 })
  })

  it('stops when the customer is touched, answered or not', () => {
    const tried = { at: new Date('2026-12-03T02:00:00Z'), channel: 'phone', direction: 'out' } as const
    const customer = {
      ...top,
      facts: someFacts({ recentTouches: [{ ...tried, answered: false }], lastTouch: tried }),
    }

    expect(on('11', open(), customer)).toBeUndefined()
  })

  it.each([
    ['done', open({ state: 'done' }), top],
    ['timed by the rep', open({ kind: 'timed' }), top],
    ['of an occasion', open({ kind: 'occasion', occasion: 'birthday' }), top],
    ['of a customer that opted out', open(), { ...top, followUp: { optOut: { at: due, by: 'mei' } } }],
    ['of a lower tier', open(), ordinary],
    ['of a customer that was erased', open(), { ...top, status: 'erased' as const }],
  ])('is none where it is %s', (_, reminder, customer) => {
    expect(on('11', reminder, customer)).toBeUndefined()
  })
})

describe('the floor left open', () => {
  const floor = open({ kind: 'floor' })

  it('goes to the manager after 7 days, whatever the tier', () => {
    expect(on('07', floor, ordinary)).toBeUndefined()
    expect(on('08', floor, ordinary)).toEqual({ level: 2, reason: 'floor', days: 7 })
  })

  it('goes to the manager sooner where only two working days are left after today', () => {
    const soon = open({ kind: 'floor', _id: `${floor.customerId}|floor|2026-12-07` })

    // Monday 7 December is the last day: on Thursday 3 two working days are left, Friday and Monday.
    expect(on('02', soon, ordinary)).toBeUndefined()
    expect(on('03', soon, ordinary)).toEqual({ level: 2, reason: 'floor', days: 2 })
  })

  it('is not kept by what the customer began', () => {
    const wrote = { at: new Date('2026-12-05'), channel: 'wechat', direction: 'in' } as const
    const called = { at: new Date('2026-12-05'), channel: 'phone', direction: 'out' } as const
    const touchedBy = (touch: typeof wrote | typeof called): Customer => ({
      ...ordinary,
      facts: someFacts({ recentTouches: [touch], lastTouch: touch }),
    })

    expect(on('08', floor, touchedBy(wrote))).toMatchObject({ reason: 'floor' })
    expect(on('08', floor, touchedBy(called))).toBeUndefined()
  })

  it('of a top customer takes the higher of the two roads', () => {
    expect(on('10', floor, top)).toMatchObject({ level: 3, reason: 'top' })
    expect(on('08', floor, top)).toMatchObject({ level: 2, reason: 'top' })
  })
})

describe('what was not told yet', () => {
  const third = { level: 3, reason: 'top', days: 9 } as const

  it('is told once after days without a worker: to the rep and to the manager', () => {
    expect(levelsToTell(third, 0).map(({ level }) => level)).toEqual([1, 3])
    expect(levelsToTell(third, 2).map(({ level }) => level)).toEqual([3])
    expect(levelsToTell(third, 3)).toEqual([])
  })

  it('of the floor is the manager’s alone', () => {
    expect(levelsToTell({ level: 2, reason: 'floor', days: 8 }, 0).map(({ level }) => level)).toEqual([2])
  })
})
