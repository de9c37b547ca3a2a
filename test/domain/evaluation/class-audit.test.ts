import { describe, expect, it } from 'vitest'
import { classAudit } from '#src/domain/evaluation/class-audit.ts'
import { plainClass, wordPlace } from '#src/domain/evaluation/class-words.ts'
import { mapClasses } from '#src/domain/evaluation/map-classes.ts'
import { ownClasses } from '#src/domain/evaluation/own-classes.ts'
import { abc } from '#src/domain/evaluation/rankings.ts'
import { splitOrders } from '#src/domain/evaluation/split-orders.ts'
import { tierLikelihood } from '#src/domain/evaluation/tier-likelihood.ts'
import { tiersByShare, usualShares } from '#src/domain/evaluation/tiers-by-share.ts'
import { aPanel, floats } from './builders.ts'
import { classNames, plantWrongClasses } from './planted-classes.ts'

describe('class words', () => {
  it('one class in several spellings is one word', () => {
    const spellings = ['VIP', 'vip ', 'ＶＩＰ', 'VIP客户', 'Vip customers', '(VIP)']

    expect(new Set(spellings.map(plainClass))).toEqual(new Set(['vip']))
    expect(['A类', 'Tier A', 'a级'].map(plainClass)).toEqual(['a', 'a', 'a'])
  })

  it('a name made only of such words keeps itself', () => {
    expect(plainClass('客户')).toBe('客户')
    expect(plainClass('Classic')).toBe('classic')
  })

  it('known words have a tier on ladders of three to five', () => {
    const steps = (tiers: number) =>
      ['vip', '潜力', '普通', '一般'].map((word) => wordPlace(word, tiers)?.step)

    expect([steps(3), steps(4), steps(5)]).toEqual([
      [0, 1, 1, 2],
      [0, 1, 2, 3],
      [0, 1, 3, 4],
    ])
    expect(wordPlace('蓝鲸', 4)).toBeUndefined()
  })
})

describe('classes of a file', () => {
  it('the newest class by the split day counts, a later one is not looked at', () => {
    const rows = [
      { customerId: 'a', day: 1, name: '普通' },
      { customerId: 'a', day: 5, name: ' VIP ' },
      { customerId: 'a', day: 11, name: '一般' },
      { customerId: 'b', day: 2, name: '  ' },
    ]

    expect([...ownClasses(rows, 10).byCustomer]).toEqual([['a', 'VIP']])
  })

  it('two classes on one day are a contradiction, and the last one stands', () => {
    const rows = [
      { customerId: 'a', day: 5, name: 'VIP' },
      { customerId: 'a', day: 5, name: '普通' },
      { customerId: 'b', day: 5, name: 'VIP' },
      { customerId: 'b', day: 5, name: 'VIP' },
    ]

    expect(ownClasses(rows, 10).contradictory).toEqual([{ customerId: 'a', names: ['VIP', '普通'] }])
    expect(ownClasses(rows, 10).byCustomer.get('a')).toBe('普通')
  })
})

describe('mapping', () => {
  const shares = [0.25, 0.25, 0.5]
  const map = (names: (string | undefined)[], ...scores: number[]) =>
    mapClasses({ names, scores: floats(...scores), shares })

  it('as many classes as tiers stand one to one, by their words', () => {
    const { steps, classes } = map(['一般', 'VIP', '重点', '一般'], 1, 9, 5, 2)

    expect([...steps]).toEqual([2, 0, 1, 2])
    expect(classes.map(({ name, by }) => [name, by])).toEqual([
      ['VIP', 'word'],
      ['重点', 'word'],
      ['一般', 'word'],
    ])
  })

  it('unknown names stand by what their customers were typically worth', () => {
    const { steps, classes } = map(['鲸', '虾', '鱼', '虾'], 90, 1, 20, 2)

    expect([...steps]).toEqual([0, 2, 1, 2])
    expect(classes.every(({ by }) => by === 'value')).toBe(true)
  })

  it('fewer classes than tiers: the word where there is one, the typical value elsewhere', () => {
    expect([...map(['VIP', '虾', '虾', undefined], 9, 1, 2, 3).steps]).toEqual([0, 2, 2, -1])
  })

  it('spellings of one class are brought together and named', () => {
    const { classes } = map(['VIP', 'vip', 'VIP', '一般'], 9, 8, 7, 1)

    expect(classes[0]).toMatchObject({ name: 'VIP', spellings: ['VIP', 'vip'], customers: 3 })
  })

  it('a class that is typically worth less than one below it is out of order', () => {
    const { classes } = map(['VIP', '普通', '普通', '一般'], 1, 9, 8, 0.5)

    expect(classes.map(({ name, outOfOrder }) => [name, outOfOrder])).toEqual([
      ['VIP', true],
      ['普通', false],
      ['一般', false],
    ])
  })

  it('two classes of the same value are told as one thing with two names', () => {
    const names = Array.from({ length: 120 }, (_, i) => (i < 20 ? 'VIP' : i % 2 === 0 ? '普通' : '一般'))

    const { sameValue } = map(names, ...names.map((name, i) => (name === 'VIP' ? 1_000 : i >> 1)))

    expect(sameValue).toMatchObject([{ upper: '普通', lower: '一般', chance: expect.closeTo(0.5, 1) }])
  })
})

describe('whose tier a spend speaks for', () => {
  it('is learnt from those that both rules place alike', () => {
    const spend = floats(0, 0, 0, 50, 50, 50, 50, 50)
    const steps = Uint8Array.of(1, 1, 1, 0, 0, 0, 1, 1) // the last two stand in the wrong tier

    const known = tierLikelihood(spend, steps, 2, (i) => i < 6)
    const all = tierLikelihood(spend, steps, 2, () => true)

    expect(known(50, 0) / known(50, 1)).toBeGreaterThan(all(50, 0) / all(50, 1))
    expect([0, 1].map((step) => [0, 10, 50].map((value) => known(value, step)))).toEqual([
      [expect.closeTo(0.5 / 5.5), expect.closeTo(0.5 / 5.5), expect.closeTo(3.5 / 5.5)],
      [expect.closeTo(3.5 / 5.5), expect.closeTo(0.5 / 5.5), expect.closeTo(0.5 / 5.5)],
    ])
  })
})

describe('the audit', () => {
  // a hundred customers who buy the same again every half year
  const split = splitOrders(
    aPanel(
      ...Array.from({ length: 100 }, (_, i) => i + 100).flatMap((i) => [
        [`c${i}`, 1, i * i] as const,
        [`c${i}`, 200, i * i] as const,
      ]),
    ),
    100,
    150,
  )
  const scores = abc(split.history, 100)
  const right = tiersByShare(scores, usualShares)
  const audit = (names: readonly (string | undefined)[]) =>
    classAudit({ split, scores, names, shares: usualShares, seed: 1 })
  const rightNames = [...right].map((step) => classNames[step])

  it('right classes list nobody, and are a tie', () => {
    const found = audit(rightNames)

    expect(found.listed).toEqual([])
    expect(found).toMatchObject({ better: 'tie', unclassed: 0, theirsVsOurs: { difference: 0 } })
    expect(found.agreement.map((row, i) => row[i])).toEqual([10, 20, 30, 40])
  })

  it('who was moved is listed, with the direction, reasons and whom the truth bears out', () => {
    const { names, moved } = plantWrongClasses(right, 0.1, 3)

    const { listed, ours } = audit(names)

    expect(new Set(listed.map(({ customer }) => customer))).toEqual(moved)
    for (const one of listed) {
      expect(one.direction).toBe(one.ourStep < one.ownStep ? 'up' : 'down')
      expect(one.reasons.map(({ figure }) => figure)).toContain('spend')
    }
    expect(ours.share).toBe(1)
  })

  it('what was wrongly low spent more than its class, what was wrongly high less', () => {
    const names = [...rightNames]
    for (const i of [95, 96, 97]) names[i] = '一般'
    for (const i of [3, 4, 5]) names[i] = 'VIP'

    const { excess, better } = audit(names)

    expect(excess.up?.low).toBeGreaterThan(0)
    expect(excess.down?.high).toBeLessThan(0)
    expect(better).toBe('ours')
  })

  it('if theirs was better it says so', () => {
    const blind = Float64Array.from(scores, (_, i) => ((i * 37) % 100) + 1)

    const found = classAudit({ split, scores: blind, names: rightNames, shares: usualShares, seed: 1 })

    expect(found.better).toBe('theirs')
    expect(found.theirsVsOurs.low).toBeGreaterThan(0)
  })

  it('customers without a class are counted, not listed', () => {
    const found = audit(rightNames.map((name, i) => (i < 7 ? undefined : name)))

    expect(found).toMatchObject({ unclassed: 7, listed: [] })
  })
})
