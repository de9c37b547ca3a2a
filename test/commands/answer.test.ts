import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#src/domain/days.ts'
import { type Question, questionId } from '#src/domain/question/question.ts'
import { aCustomer, aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { openDesk, wordsOf } from './desk.ts'

const aQuestion = (given: Partial<Question> = {}): Question => ({
  _id: questionId('mei', '2026-12-12'),
  to: 'mei',
  customerId: 'c-acme-robotics',
  kind: 'unseen-orders',
  options: [
    {
      code: 'none',
      chance: 0.7,
      estimate: { from: daysAgo(90), to: aMoment, amountMinor: 0, orders: 0 },
    },
    {
      code: 'to-A',
      chance: 0.3,
      changes: 'tier',
      tier: 'A',
      fromMinor: 1_300_000,
      estimate: { from: daysAgo(90), to: aMoment, amountMinor: 2_000_000, orders: 2 },
    },
  ],
  value: 0.3,
  askedAt: aMoment,
  expiresAt: addDays(aMoment, 14),
  ...given,
})

describe('/customer answer', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeAll(async () => {
    desk = await openDesk({ customers: [aCustomer()] })
    await desk.store.questions.put(aQuestion())
  })
  afterAll(() => desk.close())

  it('shows the question of the day, an answer a button', async () => {
    const reply = await desk.say('answer')

    expect(wordsOf(reply.card)).toContain('¥13k or more')
    expect(wordsOf(reply.card)).toContain('to-A')
  })

  it('says that there is none where none was put', async () => {
    const reply = await desk.say('回答', 'lei')

    expect(reply.refused).toBeUndefined()
    expect(wordsOf(reply.card)).not.toContain('Acme')
  })

  it('takes a tap as a fact with an end, once however often it is pressed', async () => {
    const tap = { question: questionId('mei', '2026-12-12'), code: 'to-A' }

    const first = await desk.press('answer', tap)
    await desk.press('answer', tap)

    const events = await desk.store.events.ofCustomers(['c-acme-robotics'])
    const answers = events.filter((event) => event.kind === 'note' && event.answer)
    expect(first.refused).toBeUndefined()
    expect(answers).toHaveLength(1)
    expect(answers[0]).toMatchObject({
      source: 'chat',
      by: 'mei',
      answer: { asked: 'unseen-orders', said: 'to-A', expiresAt: addDays(aMoment, 90) },
    })
    expect(desk.audited.map(({ action }) => action)).toContain('answer:unseen-orders')
  })

  it('tells nobody of a customer they may not see', async () => {
    const reply = await desk.press(
      'answer',
      { question: questionId('mei', '2026-12-12'), code: 'none' },
      'lei',
    )

    expect(reply.refused).toBe('customer-gone')
    expect(wordsOf(reply.card)).not.toContain('Acme')
  })

  it('refuses a question that is over', async () => {
    const reply = await desk.press('answer', { question: 'question|mei|2026-01-01', code: 'none' })

    expect(reply.refused).toBe('question-over')
  })
})
