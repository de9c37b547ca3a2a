import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#src/domain/days.ts'
import { channels } from '#src/domain/event.ts'
import { nextTouchOf } from '#src/domain/follow-up/next-touch.ts'
import { mayReachBy, wantsNothing } from '#src/domain/follow-up/opted-out.ts'
import { usualHour } from '#src/domain/follow-up/usual-hour.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { aMoment } from '../../helpers/builders/a-customer.ts'
import { aCall, someTouches, touched } from './customers.ts'

const policy = { ...retailPreset('CNY'), version: 1 }
const next = (customer: ReturnType<typeof touched>) => nextTouchOf(customer, policy, aMoment)

describe('the next touch', () => {
  it('never has the content that was told last, whatever the tier, the lifecycle and the touches', () => {
    fc.assert(
      fc.property(
        someTouches,
        fc.constantFrom('A', 'B', 'C', 'D'),
        fc.constantFrom('new', 'growing', 'mature', 'slipping', 'dormant'),
        fc.boolean(),
        (touches, code, lifecycle, isAngry) => {
          const facts = isAngry ? { lastComplaintAt: aMoment } : {}
          const last = touches.findLast(({ direction }) => direction === 'out')?.content
          const touch = next(touched(touches, { code, lifecycle, facts }))

          expect(touch).toBeDefined()
          if (last) expect(touch?.content).not.toBe(last)
        },
      ),
    )
  })

  it('takes the playbook’s touches in turn', () => {
    const playbook = policy.tiers[1]?.playbook.find(({ lifecycle }) => lifecycle === 'mature')?.touches ?? []
    const mature = { lifecycle: 'mature' } as const
    const after = playbook.map(({ content }) => next(touched([aCall(3, { content })], mature))?.action)

    expect(after).toEqual([...playbook.slice(1), playbook[0]].map((touch) => touch?.action))
    expect(next(touched([aCall(3)], mature))?.action).toBe(playbook[0]?.action)
  })

  it('goes by a channel of the playbook on which they answer, where they are silent on the one planned', () => {
    const mature = { lifecycle: 'mature' } as const
    const planned = next(touched([], mature))
    const others = policy.tiers[1]?.playbook
      .find(({ lifecycle }) => lifecycle === 'mature')
      ?.touches.map(({ channel }) => channel)
      .filter((channel) => channel !== planned?.channel)
    const [other] = others ?? []
    const silent = aCall(9, { channel: planned?.channel ?? 'phone', outcome: 'no-answer' })
    const answered = aCall(8, { channel: other ?? 'mail' })

    expect(other).toBeDefined()
    expect(next(touched([silent, answered], mature))?.channel).toBe(other)
    expect(next(touched([answered], mature))?.channel).toBe(planned?.channel)
  })

  it('keeps to the channels that are left, and asks nobody who wants to hear nothing', () => {
    fc.assert(
      fc.property(fc.subarray([...channels]), someTouches, (refused, touches) => {
        const optOut = { at: aMoment, by: 'mei', channels: refused }
        const customer = touched(touches, refused.length > 0 ? { followUp: { optOut } } : {})
        const touch = next(customer)

        if (touch) expect(mayReachBy(customer, touch.channel)).toBe(true)
        if (wantsNothing(customer)) expect(touch).toBeUndefined()
      }),
    )
    expect(next(touched([], { followUp: { optOut: { at: aMoment, by: 'mei' } } }))).toBeUndefined()
  })

  it('after a complaint sells nothing until somebody has reached out', () => {
    const lastComplaintAt = addDays(aMoment, -2)

    expect(next(touched([aCall(5)], { facts: { lastComplaintAt } }))).toMatchObject({
      action: 'answer-complaint',
      channel: 'phone',
    })
    expect(next(touched([aCall(1)], { facts: { lastComplaintAt } }))?.action).not.toBe('answer-complaint')
  })

  it('of a prospect is its own plan’s, and the lightest there is of one that is lost', () => {
    const score = { points: 70, fitPoints: 30, engagementPoints: 40 }
    const prospect = { tier: 'hot', since: aMoment, score }
    const given = { kind: 'prospect', lifecycle: 'prospect', prospect } as const
    const lost = { ...prospect, outcome: { kind: 'lost', at: aMoment, ageDays: 3 } } as const

    expect(next(touched([], { ...given, facts: { touchesOut: 1 } }))?.action).toBe('trial-order')
    expect(next(touched([], { ...given, prospect: lost }))?.action).toBe('news')
  })
})

describe('the usual hour', () => {
  const at = (time: string, given = {}) => ({ ...aCall(0, given), at: new Date(`2026-12-01T${time}:00Z`) })

  it('is the one at which they answer most, on the rep’s clock', () => {
    const touches = [at('02:10'), at('02:40'), at('06:00'), at('07:00', { outcome: 'no-answer' })]

    expect(usualHour(touches, 'Asia/Shanghai')).toBe(10)
    expect(usualHour(touches, 'Europe/Berlin')).toBe(3)
  })

  it('is unknown after two answers, or where no hour stands out', () => {
    expect(usualHour([at('02:00'), at('02:10')], 'UTC')).toBeUndefined()
    expect(usualHour([at('02:00'), at('03:10'), at('04:00')], 'UTC')).toBeUndefined()
  })
})
