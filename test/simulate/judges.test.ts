import { expect, test } from 'vitest'
import { capBreaches, type Touch } from '#src/simulate/judge/caps.ts'
import { digestsOf } from '#src/simulate/judge/digests.ts'
import { floorMisses } from '#src/simulate/judge/floor.ts'
import { messagesPerRepDay } from '#src/simulate/judge/messages.ts'
import { quietHourBreaches } from '#src/simulate/judge/quiet-hours.ts'
import type { Delivered } from '#src/simulate/recording-chat.ts'
import { aUser } from '../helpers/builders/a-user.ts'

const zone = 'Asia/Shanghai'
const at = (text: string) => new Date(`${text}:00+08:00`)

function aMessage(when: string, given: Partial<Delivered> = {}): Delivered {
  const to = aUser({ zone, quietHours: { from: '21:00', to: '08:00' } })
  const card = { title: 't', tone: 'neutral', text: 't' } as const
  return { key: when, to, at: at(when), notice: { kind: 'proposals', at: at(when) }, card, ...given }
}

const aTouch = (when: string, given: Partial<Touch> = {}): Touch => ({
  customerId: 'c-1',
  by: 'mei',
  at: at(when),
  planned: true,
  ...given,
})

test('a message at nine in the evening or before eight is in the quiet hours, one at eight is not', () => {
  const messages = ['2026-03-02T20:59', '2026-03-02T21:00', '2026-03-03T07:59', '2026-03-03T08:00'].map(
    (when) => aMessage(when),
  )

  const breaches = quietHourBreaches(messages)

  expect(breaches.map(({ key }) => key)).toEqual(['2026-03-02T21:00', '2026-03-03T07:59'])
})

test('a second planned touch of a day, a third of a week and a seventh of a month are beyond the caps', () => {
  const twiceADay = [aTouch('2026-03-02T09:00'), aTouch('2026-03-02T17:00')]
  const thriceAWeek = ['02', '05', '08'].map((day) => aTouch(`2026-03-${day}T09:00`))
  const everyFiveDays = ['01', '05', '09', '13', '17', '21', '25'].map((day) =>
    aTouch(`2026-03-${day}T09:00`),
  )

  const found = [twiceADay, thriceAWeek, everyFiveDays].map((touches) => capBreaches(touches, zone).length)

  expect(found).toEqual([1, 1, 1])
})

test('a breach names the customer, the days, who touched them and for which reminder', () => {
  const twice = [
    aTouch('2026-03-02T09:00'),
    aTouch('2026-03-02T17:00', { by: 'lei', reminderId: 'c-1|call-back|2026-03-02' }),
  ]

  const breaches = capBreaches(twice, zone)

  expect(breaches).toEqual([
    'c-1: more than 1 in 1 days, 2026-03-02 by mei, 2026-03-02 by lei for c-1|call-back|2026-03-02',
  ])
})

test('touches at the caps, and one that its rep has timed, are within them', () => {
  const touches = [
    aTouch('2026-03-02T09:00'),
    aTouch('2026-03-02T10:00', { planned: false }),
    aTouch('2026-03-20T09:00'),
  ]

  const breaches = capBreaches(touches, zone)

  expect(breaches).toEqual([])
})

test('a rep’s sixteenth planned touch of a day is beyond the cap, a batch of twenty is one', () => {
  const single = Array.from({ length: 16 }, (_, i) =>
    aTouch(`2026-03-02T09:${10 + i}`, { customerId: `c-${i}` }),
  )
  const batch = Array.from({ length: 20 }, (_, i) => aTouch('2026-03-02T09:00', { customerId: `c-${i}` }))

  const found = [single, batch].map((touches) => capBreaches(touches, zone).length)

  expect(found).toEqual([1, 0])
})

test('91 days without an attempt are a miss; what was older than that at the start counts from the start', () => {
  const life = { start: at('2026-01-01T00:00'), end: at('2026-04-05T00:00'), zone }
  const customer = (_id: string) => ({ _id, status: 'active', knownSince: at('2025-01-01T00:00') }) as const
  const touched = new Map([
    ['kept', [at('2025-03-01T10:00'), at('2026-04-01T10:00')]],
    ['late', [at('2025-12-01T10:00'), at('2026-03-02T10:00')]],
    ['never', []],
  ])

  const missed = floorMisses(['kept', 'late', 'never'].map(customer), touched, life)

  expect(missed).toEqual([
    { customerId: 'late', until: '2026-03-01', touched: '2026-03-02' },
    { customerId: 'never', until: '2026-04-01' },
  ])
})

test('days without a message count among a rep’s days', () => {
  const reps = [aUser({ zone })]
  const days = ['2026-03-02', '2026-03-03', '2026-03-04']
  const to = reps[0]
  const messages = ['2026-03-02T09:00', '2026-03-02T10:00'].map((when) => aMessage(when, to ? { to } : {}))

  const found = messagesPerRepDay(messages, reps, days)

  expect(found).toEqual({ p50: 0, p95: 2 })
})

test('a digest that came twice is one that was sent and one that was doubled', () => {
  const manager = aUser({ _id: 'fang', role: 'manager' })
  const notice = { kind: 'digest', digestId: 'd', week: '2026-W10', at: at('2026-03-06T16:00') } as const
  const messages = ['2026-03-06T16:00', '2026-03-06T16:05'].map((when) =>
    aMessage(when, { to: manager, notice }),
  )

  const found = digestsOf(messages, [manager], ['2026-W10', '2026-W11'])

  expect(found).toEqual({ due: 2, sent: 1, doubled: 1 })
})
