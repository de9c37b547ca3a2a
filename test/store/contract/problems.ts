import { beforeAll, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { aProblem } from '../../helpers/builders/a-problem.ts'
import { aDay } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** Customers' problems. */
export const problems = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })
  const ids = (found: readonly { readonly _id: string }[]) => found.map(({ _id }) => _id)

  it('a problem reported twice is one, and is read back as written', async () => {
    const problem = aProblem()

    const fresh = [await store.problems.open(problem), await other.problems.open({ ...problem, text: 'x' })]

    expect(fresh).toEqual([true, false])
    expect(await store.problems.get(problem._id)).toEqual(problem)
    expect(await store.problems.get('none')).toBeUndefined()
  })

  it('an answer is written by whoever read last', async () => {
    const problem = aProblem()
    await store.problems.open(problem)
    const answer = { at: aDay('02-02'), by: 'sara', ending: 'solved', text: 'New drum' } as const

    const first = await store.problems.change(problem._id, 1, { state: 'answered', answer })
    const late = await other.problems.change(problem._id, 1, { assignee: 'otto' })

    const answered = await store.problems.answeredSince(aDay('02-02'), 9_999)

    expect([first, late]).toEqual([true, false])
    expect(ids(answered)).toContain(problem._id)
    expect(ids(await store.problems.answeredSince(aDay('02-03'), 9_999))).not.toContain(problem._id)
    expect(await store.problems.get(problem._id)).toEqual({ ...problem, state: 'answered', answer, rev: 2 })
  })

  it('what is open is found by customer, first due first, and among all', async () => {
    const [late, early, answered] = [
      aProblem({ dueAt: aDay('03-02') }),
      aProblem({ dueAt: aDay('03-01') }),
      aProblem({ state: 'answered' }),
    ]
    for (const each of [late, early, answered]) await store.problems.open(each)

    const found = await store.problems.openFor([late, early, answered].map(({ customerId }) => customerId))

    expect(ids(found)).toEqual([early._id, late._id])
    expect(ids(await store.problems.allOpen(9_999))).toEqual(expect.arrayContaining([early._id, late._id]))
    expect(ids(await store.problems.allOpen(9_999))).not.toContain(answered._id)
    expect(ids(await store.problems.of(answered.customerId, 5))).toEqual([answered._id])
  })

  it('what is late is found until it has been told', async () => {
    const [told, untold] = [
      aProblem({ dueAt: aDay('01-05'), overdueToldAt: aDay('01-06') }),
      aProblem({ dueAt: aDay('01-05') }),
    ]
    for (const each of [told, untold]) await store.problems.open(each)

    const late = ids(await store.problems.untoldSince(aDay('01-10'), 9_999))

    expect(late).toContain(untold._id)
    expect(late).not.toContain(told._id)
    expect(ids(await store.problems.untoldSince(aDay('01-04'), 9_999))).not.toContain(untold._id)
  })

  it('those of a period are found whatever became of them', async () => {
    const [within, before] = [
      aProblem({ openedAt: aDay('05-10'), state: 'answered' }),
      aProblem({ openedAt: aDay('04-30') }),
    ]
    for (const each of [within, before]) await store.problems.open(each)

    const found = ids(await store.problems.between(aDay('05-01'), aDay('06-01')))

    expect(found).toContain(within._id)
    expect(found).not.toContain(before._id)
  })
}
