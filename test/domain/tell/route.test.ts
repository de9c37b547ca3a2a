import { describe, expect, it } from 'vitest'
import { type People, routeChange } from '#src/domain/tell/route.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aUser } from '../../helpers/builders/a-user.ts'

const policy = aPolicy()
const mei = aUser()
const bao = aUser({ _id: 'bao', role: 'manager' })
const admins = ['ann', 'abe'].map((_id) => aUser({ _id, role: 'admin' }))
const left = { active: false } as const

const people = (given: Partial<People> = {}): People => ({ owner: mei, manager: bao, admins: [], ...given })
const told = (from: string | undefined, to: string, given: Partial<People> = {}, byPolicy?: true) =>
  routeChange({ from, to, byPolicy }, people(given), policy).map((each) => `${each.to} ${each.when}`)

describe('a tier change', () => {
  it.each([
    ['B', 'A', ['mei now']],
    ['C', 'B', ['mei now']],
    ['D', 'A', ['mei now']],
    ['A', 'B', ['mei now', 'bao now']],
    ['A', 'D', ['mei now', 'bao now']],
    ['B', 'C', ['mei morning']],
    ['C', 'D', ['mei morning']],
    ['GOLD', 'B', ['mei morning']],
    [undefined, 'A', []],
  ])('from %s to %s is told to %j', (from, to, expected) => {
    expect(told(from, to)).toEqual(expected)
  })

  it.each([
    ['a rise', 'B', 'A', ['mei policy']],
    ['a fall from the top', 'A', 'B', ['mei policy', 'bao policy']],
    ['any other fall', 'B', 'C', ['mei policy']],
  ])('that a new policy has made waits for the others of it: %s', (_, from, to, expected) => {
    expect(told(from, to, {}, true)).toEqual(expected)
  })

  it.each([
    [
      'nobody owns goes to the admins',
      { owner: undefined, manager: undefined, admins },
      ['ann morning', 'abe morning'],
    ],
    ['somebody owned who has left goes to their manager', { owner: { ...mei, ...left } }, ['bao morning']],
    [
      'somebody owned who has left, as has their manager, goes to the admins',
      { owner: { ...mei, ...left }, manager: { ...bao, ...left }, admins },
      ['ann morning', 'abe morning'],
    ],
  ])('of a customer that %s in the morning', (_, given, expected) => {
    expect(told('B', 'A', given)).toEqual(expected)
  })

  it('is told once to a manager who owns the customer, and to nobody who has left', () => {
    expect(told('A', 'B', { owner: bao })).toEqual(['bao now'])
    expect(told('A', 'B', { manager: { ...bao, ...left } })).toEqual(['mei now'])
    expect(told('A', 'B', { owner: { ...mei, ...left } })).toEqual(['bao now'])
  })
})
