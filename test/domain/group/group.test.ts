import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupState } from '#src/domain/customer.ts'
import { groupBound, withGroup } from '#src/domain/group/group-bound.ts'
import { isCounted } from '#src/domain/group/is-counted.ts'
import { kappaOfSum } from '#src/domain/group/key-sum.ts'
import { circleOf } from '#src/domain/group/parent-chain.ts'
import { decideTier } from '#src/domain/tier/decide-tier.ts'
import { ladderOf } from '#src/domain/tier/ladder.ts'
import { aCustomer, aCut, aPolicy, aScore, aTier, day } from '../builders.ts'

const policy = aPolicy()
/** A at κ 2, B at 1, C at 0; the band is 0.1375 up and 0.152 down. */
const ladder = ladderOf(policy, aCut())
const aGroup = (kappa: number | undefined, over: Partial<GroupState> = {}): GroupState => ({
  root: 'top',
  members: 3,
  policyVersion: 1,
  ...(kappa === undefined ? {} : { kappa }),
  ...over,
})

describe('the sum of a group', () => {
  it('is that of the keys', () => {
    expect(kappaOfSum([3, 2, 2])).toBe(4)
    expect(kappaOfSum([5])).toBe(5)
    expect(kappaOfSum([])).toBeUndefined()
    expect(kappaOfSum([2_000, 2_000])).toBe(2_001)
    expect(kappaOfSum([-2_000, -2_000])).toBe(-1_999)
  })

  it('is the same to the last bit in any order, at least the largest key, and more with one more', () => {
    const kappas = fc.array(fc.double({ min: -40, max: 60, noNaN: true }), { minLength: 1, maxLength: 12 })
    const shuffled = kappas.chain((list) =>
      fc.shuffledSubarray(list, { minLength: list.length }).map((turned) => ({ list, turned })),
    )
    fc.assert(
      fc.property(shuffled, fc.double({ min: 0, max: 20, noNaN: true }), ({ list, turned }, more) => {
        const sum = kappaOfSum(list) ?? Number.NaN
        expect(kappaOfSum(turned)).toBe(sum)
        expect(sum).toBeGreaterThanOrEqual(Math.max(...list))
        expect(kappaOfSum([...list, more])).toBeGreaterThanOrEqual(sum)
        expect(2 ** sum).toBeCloseTo(
          list.reduce((s, k) => s + 2 ** k, 0),
          -Math.log10(2 ** sum) + 9,
        )
      }),
    )
  })
})

describe('a member of a group', () => {
  const boundOf = (kappa: number | undefined, code?: string, over: Partial<GroupState> = {}) =>
    groupBound(
      { group: aGroup(kappa, over), ...(code === undefined ? {} : { tier: aTier(code) }) },
      ladder,
      1,
    ).atLeast?.code

  it.each([
    ['a first tier uses the raw cut', 2, undefined, 'B'],
    ['is lifted when the group clears a cut by the band', 2.14, 'D', 'B'],
    ['is not lifted by a group inside the band', 2.1, 'D', 'C'],
    ['is held while the group has not fallen below it by the band', 1.9, 'B', 'B'],
    ['and not a bit longer', 1.84, 'B', 'C'],
    ['in a group of the second tier', 1.5, 'D', 'C'],
    ['in a group of the last tier but one', 0.5, 'D', 'D'],
    ['in a group of the last tier: there is none under it', -1, 'D', undefined],
    ['in a group without a key', undefined, 'D', undefined],
  ])('%s', (_, kappa, code, expected) => {
    expect(boundOf(kappa, code)).toBe(expected)
  })

  it('alone, or summed up under another policy version, is held by nothing', () => {
    expect(boundOf(9, 'D', { members: 1 })).toBeUndefined()
    expect(boundOf(9, 'D', { policyVersion: 2 })).toBeUndefined()
  })

  it('stands at the better of its own tier and one under its group’s', () => {
    const tiers = fc.constantFrom('A', 'B', 'C', 'D')
    const kappa = fc.double({ min: -3, max: 5, noNaN: true })
    const stepOf = (code: string) => ladder.codes.indexOf(code)
    fc.assert(
      fc.property(kappa, kappa, fc.option(tiers, { nil: undefined }), (own, extra, code) => {
        const tier = code === undefined ? undefined : aTier(code)
        const member = { group: aGroup(Math.max(own, extra)), ...(tier ? { tier } : {}) }
        const bounds = withGroup({}, member, ladder, 1)
        const input = { kind: 'customer', lifecycle: 'growing', policy, now: day(200) } as const
        const decided = (more: object) =>
          decideTier({ ...input, cut: aCut(), score: aScore(own), ...(tier ? { tier } : {}), ...more })

        const alone = decided({}).tier.code
        const together = decided({ bounds }).tier.code

        const floor = bounds.atLeast ? stepOf(bounds.atLeast.code) : ladder.lowest
        expect(stepOf(together)).toBe(Math.min(stepOf(alone), floor))
      }),
    )
  })

  it('is promoted through its group, by that name', () => {
    const bounds = withGroup({}, { group: aGroup(3), tier: aTier('D') }, ladder, 1)

    const { change } = decideTier({
      kind: 'customer',
      lifecycle: 'growing',
      policy,
      now: day(50),
      cut: aCut(),
      score: aScore(-1),
      tier: aTier('D'),
      bounds,
    })

    expect(change).toEqual({ from: 'D', to: 'B', reason: 'group' })
  })

  it('keeps a better floor of the policy', () => {
    const member = { group: aGroup(3), tier: aTier('D') }
    const floor = (code: string) => ({ atLeast: { code, reason: 'floor' as const } })

    expect(withGroup(floor('A'), member, ladder, 1)).toEqual(floor('A'))
    expect(withGroup(floor('B'), member, ladder, 1)).toEqual(floor('B'))
    expect(withGroup(floor('C'), member, ladder, 1).atLeast).toEqual({ code: 'B', reason: 'group' })
  })
})

describe('a key and its group', () => {
  const score = aScore(2)
  const group = aGroup(3, { counted: 2, parent: 'top' })

  it.each([
    ['one without parent and group', {}, true],
    ['one whose key stands in the sum', { parent: 'top', group }, true],
    ['one whose key has changed', { parent: 'top', group: { ...group, counted: 1 } }, false],
    ['one with a parent of which the group knows nothing', { parent: 'top' }, false],
    ['one with another parent than before', { parent: 'other', group }, false],
    ['one that has no parent any more', { group }, false],
    ['one summed up under another version', { parent: 'top', group: { ...group, policyVersion: 2 } }, false],
  ])('%s: counted is %s', (_, over, expected) => {
    expect(isCounted(aCustomer(over), { kind: 'customer', score })).toBe(expected)
  })

  it('a prospect adds nothing, and says so', () => {
    const { counted: _, ...without } = group
    expect(isCounted(aCustomer({ parent: 'top', group: without }), { kind: 'prospect', score })).toBe(true)
    expect(isCounted(aCustomer({ parent: 'top', group }), { kind: 'prospect', score })).toBe(false)
  })
})

describe('a chain of parents', () => {
  const chain = (parents: Readonly<Record<string, string>>) => (id: string) => parents[id]

  it.each([
    ['its own parent', 'a', 'a', {}, ['a', 'a']],
    ['the parent of its parent', 'a', 'b', { b: 'a' }, ['a', 'b', 'a']],
    ['over three', 'a', 'b', { b: 'c', c: 'a' }, ['a', 'b', 'c', 'a']],
    ['no circle', 'a', 'b', { b: 'c', c: 'd' }, undefined],
    ['a circle above it that is not its own', 'a', 'b', { b: 'c', c: 'b' }, undefined],
  ])('%s', (_, child, parent, parents, expected) => {
    expect(circleOf(child, parent, chain(parents))).toEqual(expected)
  })

  const topAfter = (steps: number, id: string, parents: ReadonlyMap<string, string>): string =>
    steps === 0 ? id : topAfter(steps - 1, parents.get(id) ?? '', parents)

  it('never ends in a circle, however parents are asked for', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const wish = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        const parents = new Map<string, string>()
        for (const [child, parent] of wishes) {
          if (!circleOf(child, parent, (id) => parents.get(id))) parents.set(child, parent)
        }
        expect(ids.map((id) => topAfter(ids.length, id, parents))).toEqual(ids.map(() => ''))
      }),
    )
  })
})
