import { beforeAll, expect, it } from 'vitest'
import type { Question } from '#src/domain/question/question.ts'
import type { Store } from '#src/store/open-store.ts'
import { aDay, anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const aQuestion = (given: Partial<Question> = {}): Question => ({
  _id: anId('question|mei|2026-11-23'),
  to: 'mei',
  customerId: anId('c'),
  kind: 'unseen-orders',
  options: [
    {
      code: 'none',
      chance: 0.8,
      estimate: { from: aDay('08-01'), to: aDay('10-30'), amountMinor: 0, orders: 0 },
    },
    { code: 'to-B', chance: 0.2, changes: 'tier', tier: 'B', fromMinor: 100_00 },
  ],
  value: 0.2,
  askedAt: aDay('11-22'),
  expiresAt: new Date('2099-01-01T00:00:00Z'),
  ...given,
})

/** Questions to owners. */
export const questions = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  it('a question is put once and read back as it was', async () => {
    const question = aQuestion()

    const first = await store.questions.put(question)
    const again = await store.questions.put({ ...question, value: 1 })

    expect([first, again]).toEqual([true, false])
    expect(await store.questions.get(question._id)).toEqual(question)
    expect(await store.questions.get(anId('none'))).toBeUndefined()
  })

  it('the newest answer stands', async () => {
    const question = aQuestion()
    await store.questions.put(question)
    const [first, then] = [
      { code: 'none', by: 'mei', at: aDay('11-23') },
      { code: 'to-B', by: 'liu', at: aDay('11-24') },
    ]

    await store.questions.markAnswered(question._id, first)
    await store.questions.markAnswered(question._id, then)

    expect((await store.questions.get(question._id))?.answered).toEqual(then)
  })
}
