import { describe, expect, test } from 'vitest'
import { heldBack, isMeasured } from '#src/domain/follow-up/hold-back.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'

const plain: Policy = { ...retailPreset('CNY'), version: 3 }
const holding = (share: number, version = 3): Policy => ({
  ...plain,
  version,
  followUp: { ...plain.followUp, holdBack: { share } },
})
const inC = (day: number): Reminder =>
  aReminder({ _id: `c-${day % 977}|touch|2026-${day}`, kind: 'touch', tier: 'C', isUrgent: false })
const many = Array.from({ length: 20_000 }, (_, day) => inC(day))

describe('holding back', () => {
  test('is off unless the policy asks for it', () => {
    const held = many.filter((reminder) => heldBack(reminder, plain))

    expect(held).toEqual([])
  })

  test.each([0.05, 0.1])('takes the share of %d, give or take what chance does', (share) => {
    const held = many.filter((reminder) => heldBack(reminder, holding(share))).length

    expect(Math.abs(held / many.length - share)).toBeLessThan(
      4 * Math.sqrt((share * (1 - share)) / many.length),
    )
  })

  test('decides the same for the same reminder, and anew under another version of the policy', () => {
    const first = many.filter((reminder) => heldBack(reminder, holding(0.1)))
    const again = first.filter((reminder) => heldBack({ ...reminder }, holding(0.1)))
    const next = first.filter((reminder) => heldBack(reminder, holding(0.1, 4)))

    expect(again.length).toBe(first.length)
    expect(next.length / first.length).toBeLessThan(0.15)
  })

  test.each<[string, Partial<Reminder>]>([
    ['of the top tier', { tier: 'A' }],
    ['that is urgent: a complaint, the floor', { isUrgent: true }],
    ['that the floor asks for', { kind: 'floor' }],
    ['that the rep timed', { kind: 'timed' }],
    ['of an occasion', { kind: 'occasion' }],
    ['of a satisfaction call', { kind: 'call-back' }],
    ['for a prospect', { lifecycle: 'prospect' }],
  ])('never takes one %s', (_, what) => {
    const spared = many.map((reminder) => ({ ...reminder, ...what }))

    expect(spared.some((reminder) => isMeasured(reminder, plain))).toBe(false)
    expect(spared.some((reminder) => heldBack(reminder, holding(0.1)))).toBe(false)
  })
})
