import { describe, expect, test } from 'vitest'
import { heard } from '#src/domain/source/heard.ts'
import { restsOn, restsOnNothing } from '#src/domain/source/rests-on.ts'
import { usualSilence } from '#src/domain/source/silence.ts'
import { type SourceStanding, standingsOf } from '#src/domain/source/standing.ts'
import { watched } from '#src/domain/source/watched.ts'
import { anOrder, aPolicy, aTouch, day, factsOf } from '../builders.ts'
import { aSource, daysFrom } from './builders.ts'

const daily = aSource(daysFrom(0, 60, 1))
const out = watched(daily, day(80), usualSilence)?.next ?? daily
const told = (newestOn: number, on: number, state = out) =>
  heard(state, { source: 'shop', kinds: ['order'], newestAt: day(newestOn) }, day(on)) ?? state
const standing = (state: typeof daily, on: number) => standingsOf([state], aPolicy(), day(on))[0]

describe('a look at a source', () => {
  test('finds it silent once, with the day up to which it has told', () => {
    const turn = watched(daily, day(80), usualSilence)

    expect(turn).toMatchObject({ turn: 'silent', next: { outage: { from: day(59) } } })
    expect(watched(turn?.next ?? daily, day(81), usualSilence)).toBeUndefined()
    expect(watched(daily, day(60), usualSilence)).toBeUndefined()
  })

  test('finds it back once its data has caught up, not at the first word of an old backlog', () => {
    const first = told(62, 89)
    const last = told(88.9, 89.1, first)

    expect(watched(first, day(89), usualSilence)).toBeUndefined()
    expect(watched(last, day(89.2), usualSilence)).toMatchObject({
      turn: 'back',
      next: { outage: { from: day(59), backAt: day(89.2) } },
    })
  })
})

describe('a source stands', () => {
  const back = watched(told(88.9, 89), day(89), usualSilence)?.next ?? daily

  test('unmentioned while it is in time', () => {
    expect(standing(daily, 59.2)).toBeUndefined()
  })

  test('late, then silent, with its data’s date', () => {
    expect(standing(daily, 60)).toMatchObject({ quiet: 'late', dataUpTo: day(59) })
    expect(standing(daily, 80)).toMatchObject({ quiet: 'silent', dataUpTo: day(59) })
  })

  test('silent until a look has found it back, dated from before the outage', () => {
    expect(standing(told(62, 89), 89)).toMatchObject({ quiet: 'silent', dataUpTo: day(59) })
    expect(standing(told(88.9, 89), 89)).toMatchObject({ quiet: 'silent', dataUpTo: day(59) })
  })

  test('back for the days its backlog may take, then trusted from their end on', () => {
    const later = told(91.4, 91.5, back)

    expect(standing(back, 90.9)).toMatchObject({ quiet: 'back', dataUpTo: day(59), trustedSince: day(91) })
    expect(standing(later, 91.6)).toEqual({
      name: 'shop',
      kinds: ['order'],
      dataUpTo: day(91.4),
      trustedSince: day(91),
    })
  })

  test('unmentioned where the policy says that it has ended', () => {
    const policy = aPolicy({ sources: { ...aPolicy().sources, ended: ['shop'] } })

    expect(standingsOf([daily], policy, day(300))).toEqual([])
  })
})

describe('of a customer rests on', () => {
  const facts = factsOf([anOrder({ on: 1 }), aTouch({ on: 2, source: 'crm' })])
  const shop: SourceStanding = { name: 'shop', kinds: ['order'], dataUpTo: day(59), quiet: 'silent' }
  const crm: SourceStanding = { name: 'crm', kinds: ['interaction'], dataUpTo: day(50), quiet: 'silent' }

  test('a source it does not have: nothing', () => {
    expect(restsOn(facts, [{ ...shop, name: 'erp' }], aPolicy())).toBe(restsOnNothing)
  })

  test('a silent shop: tier, warnings, purchases and signs of life', () => {
    expect(restsOn(facts, [shop], aPolicy())).toEqual({
      holdsTier: true,
      holdsWarning: true,
      purchasesUpTo: day(59),
      lifeUpTo: day(59),
      silent: [shop],
    })
  })

  test('a silent CRM: tier, warnings and signs of life; purchases are known', () => {
    const rests = restsOn(facts, [crm], aPolicy())

    expect(rests).toMatchObject({ holdsTier: true, holdsWarning: true, lifeUpTo: day(50) })
    expect(rests).not.toHaveProperty('purchasesUpTo')
  })

  test('two silent sources: the older date', () => {
    expect(restsOn(facts, [crm, shop], aPolicy())).toMatchObject({
      purchasesUpTo: day(59),
      lifeUpTo: day(50),
    })
  })

  test('a late shop: tier and steps, not what is said of times to come', () => {
    expect(restsOn(facts, [{ ...shop, quiet: 'late' }], aPolicy())).toMatchObject({
      holdsTier: true,
      holdsWarning: false,
      silent: [],
    })
  })

  test('a source that tells notes alone: nothing but its name', () => {
    expect(restsOn(facts, [{ ...crm, kinds: ['note'] }], aPolicy())).toMatchObject({
      holdsTier: false,
      holdsWarning: false,
    })
  })

  test('a dimension that is off: nothing of the tier', () => {
    const policy = aPolicy({ scales: { spend: 250, orders: 1.5 } })

    expect(restsOn(facts, [crm], policy)).toMatchObject({ holdsTier: false, holdsWarning: false })
  })
})
