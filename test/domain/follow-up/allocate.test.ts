import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import { addDays } from '#src/domain/days.ts'
import type { TouchBrief } from '#src/domain/facts.ts'
import { allocate, type Room, rankOf, touchesIn } from '#src/domain/follow-up/allocate.ts'
import { batchOf, isBatchable } from '#src/domain/follow-up/batch.ts'
import type { Candidate } from '#src/domain/follow-up/candidate.ts'
import { hasRoom, takenDays } from '#src/domain/follow-up/customer-caps.ts'
import { aMoment } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { aCall, someTouches } from './customers.ts'

const someCandidates: fc.Arbitrary<readonly Candidate[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('touch', 'touch', 'touch', 'floor', 'occasion'),
      isUrgent: fc.boolean(),
      valueAtRiskMinor: fc.integer({ min: 0, max: 50 }),
      form: fc.constantFrom('plain', 'plain', 'batchable', 'growing', 'early'),
      inDays: fc.integer({ min: 0, max: 20 }),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ form, inDays, ...given }, n): Candidate => {
      const kind = form === 'early' ? 'touch' : (given.kind as 'touch')
      const isFloor = (kind as string) === 'floor'
      const isUrgent = form === 'early' ? false : isFloor || given.isUrgent
      return {
        reminder: aReminder({ ...given, _id: `c${n}`, customerId: `c${n}`, kind, isUrgent }),
        isGrowing: form === 'growing' || form === 'early',
        isEarly: form === 'early',
        isBatchable: form === 'batchable' && (isFloor || !isUrgent),
        taken: [],
        ...(isFloor ? { floorAt: new Date(aMoment.getTime() + inDays * 86_400_000) } : {}),
      }
    }),
  )

const someRoom: fc.Arbitrary<Room> = fc.record({
  touches: fc.integer({ min: 0, max: 15 }),
  batchMost: fc.integer({ min: 1, max: 10 }),
  batched: fc.constant(0),
  growing: fc.record({
    share: fc.constantFrom(0, 0.1, 0.3),
    weekTouches: fc.integer({ min: 0, max: 60 }),
    weekGrowing: fc.integer({ min: 0, max: 6 }),
  }),
})

const idsOf = (list: readonly Candidate[]) => list.map(({ reminder }) => reminder._id)

describe('a day’s list', () => {
  it('never holds more touches than there is room for, nor a batch more than it may', () => {
    fc.assert(
      fc.property(someCandidates, someRoom, (candidates, room) => {
        const list = allocate(candidates, room)

        expect(touchesIn(list)).toBeLessThanOrEqual(room.touches)
        expect(list.filter(({ isBatchable }) => isBatchable).length).toBeLessThanOrEqual(room.batchMost)
        expect(new Set(idsOf(list)).size).toBe(list.length)
      }),
    )
  })

  it('leaves out no floor and nothing urgent for the sake of something less', () => {
    fc.assert(
      fc.property(someCandidates, someRoom, (candidates, room) => {
        const list = allocate(candidates, room)
        const chosen = new Set(list)
        const left = candidates.filter((one) => !chosen.has(one) && !one.isBatchable && !one.isEarly)

        for (const out of left) {
          const lesser = list.filter((one) => !one.isBatchable && rankOf(one) > rankOf(out))
          expect(lesser).toEqual([])
        }
      }),
    )
  })

  it('begins with the floor, then what is urgent, then the greatest value at risk', () => {
    fc.assert(
      fc.property(someCandidates, someRoom, (candidates, room) => {
        const list = allocate(candidates, room)
        const ranks = list.map(rankOf)
        const plain = list.filter((one) => rankOf(one) === 2).map(({ reminder }) => reminder.valueAtRiskMinor)

        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
        expect(plain).toEqual(plain.toSorted((a, b) => b - a))
      }),
    )
  })

  it('is the same whatever order the candidates come in', () => {
    fc.assert(
      fc.property(someCandidates, someRoom, fc.integer(), (candidates, room, turn) => {
        const by = Math.abs(turn) % Math.max(1, candidates.length)
        const turned = [...candidates.slice(by), ...candidates.slice(0, by)]

        expect(idsOf(allocate(turned, room))).toEqual(idsOf(allocate(candidates, room)))
      }),
    )
  })

  it('gives those who grow their share of the week, unless what must not wait takes all room', () => {
    fc.assert(
      fc.property(someCandidates, someRoom, (candidates, room) => {
        const { share, weekTouches, weekGrowing } = room.growing
        const list = allocate(candidates, room)
        const growing = list.filter(({ isGrowing }) => isGrowing).length
        const isShort = weekGrowing + growing < Math.ceil(share * (weekTouches + touchesIn(list)))
        const left = candidates.filter((one) => one.isGrowing && !list.includes(one))
        const mayGive = list.some((one) => rankOf(one) === 2 && !one.isGrowing && !one.isBatchable)

        if (isShort && left.length > 0) expect([touchesIn(list), mayGive]).toEqual([room.touches, false])
      }),
    )
  })

  it('counts a batch as one of the day’s touches', () => {
    const batch = Array.from({ length: 30 }, (_, n): Candidate => {
      const reminder = aReminder({ _id: `b${n}`, tier: 'D', channel: 'mail', valueAtRiskMinor: n })
      return { reminder, isGrowing: false, isEarly: false, isBatchable: true, taken: [] }
    })
    const single = { ...batch[0], reminder: aReminder({ _id: 'a' }), isBatchable: false } as Candidate
    const growing = { share: 0, weekTouches: 0, weekGrowing: 0 }

    const list = allocate([...batch, single], { touches: 2, batchMost: 20, batched: 0, growing })

    expect(list).toHaveLength(21)
    expect(touchesIn(list)).toBe(2)
  })
})

describe('a batch', () => {
  const policy = aPolicy()
  const written = { tier: 'D', channel: 'mail' } as const

  it.each([
    ['a written touch of a lower tier', written, true],
    ['the floor of one', { ...written, kind: 'floor', isUrgent: true } as const, true],
    ['a call', { tier: 'D', channel: 'phone' } as const, false],
    ['a higher tier', { ...written, tier: 'B' }, false],
    ['something urgent', { ...written, isUrgent: true }, false],
    ['somebody who grows', { ...written, valueState: 'small-growing' } as const, false],
    ['a birthday', { ...written, kind: 'occasion' } as const, false],
  ])('%s: %o → %s', (_, given, expected) => {
    expect(isBatchable(aReminder(given), policy)).toBe(expected)
  })

  it('is at least two', () => {
    const [one, two] = [aReminder(written), aReminder(written)]

    expect(batchOf([one], policy)).toEqual({ single: [one], batch: [] })
    expect(batchOf([one, aReminder(), two], policy).batch).toEqual([one, two])
  })
})

describe('the caps of a customer', () => {
  const caps = { day: 1, week: 2, month: 6 }
  const today = '2026-12-12'
  const zone = 'Asia/Shanghai'
  const taken = (recentTouches: readonly TouchBrief[]) => takenDays({ recentTouches }, { today, zone })

  it.each([
    ['one more on a day that has one', [aCall(0)], false],
    ['a third within a week', [aCall(6), aCall(3)], false],
    ['a third after a week', [aCall(7), aCall(3)], true],
    ['a seventh within a month', [30, 25, 20, 15, 10, 8].map((days) => aCall(days)), false],
    ['what the customer began', [0, 1, 2].map((days) => aCall(days, { direction: 'in' })), true],
  ])('%s', (_, touches, expected) => {
    expect(hasRoom(taken(touches), caps, today)).toBe(expected)
  })

  it.each([
    ['a touch that is set for the same day', [], ['2026-12-12'], false],
    ['two that are set for the days after', [], ['2026-12-14', '2026-12-18'], false],
    ['one behind and one ahead within a week', [aCall(3)], ['2026-12-15'], false],
    ['one behind and one ahead, more than a week apart', [aCall(4)], ['2026-12-15'], true],
    ['one that is set for next month', [], ['2027-01-12'], true],
  ])('leave room beside %s: %#', (_, touches, booked, expected) => {
    expect(hasRoom([...taken(touches), ...booked], caps, today)).toBe(expected)
  })

  it('keep a day free that was agreed on, until it was kept', () => {
    const agreed = aCall(3, { outcome: 'agreed', nextAt: addDays(aMoment, 2) })

    expect(hasRoom(taken([agreed]), caps, today)).toBe(false)
    expect(
      hasRoom(taken([aCall(20, { outcome: 'agreed', nextAt: addDays(aMoment, -9) }), aCall(9)]), caps, today),
    ).toBe(true)
  })

  it('hold in any span of days, once only those touches are made for which there is room', () => {
    fc.assert(
      fc.property(someTouches, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (begun, wants) => {
        let touches = begun.filter(({ direction }) => direction === 'in')
        const days: string[] = []
        for (let ahead = 1; ahead <= wants.length; ahead++) {
          const day = shiftDay('2026-12-12', ahead)
          if (!wants[ahead - 1] || !hasRoom(taken(touches), caps, day)) continue
          days.push(day)
          touches = [...touches, { ...aCall(0), at: new Date(`${day}T03:00:00Z`) }].slice(-24)
        }

        const within = (day: string, span: number) =>
          days.filter((each) => each <= day && each >= shiftDay(day, 1 - span)).length
        expect(Math.max(0, ...days.map((day) => within(day, 7)))).toBeLessThanOrEqual(caps.week)
        expect(Math.max(0, ...days.map((day) => within(day, 31)))).toBeLessThanOrEqual(caps.month)
      }),
    )
  })
})
