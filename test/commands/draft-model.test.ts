import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { openModel } from '#src/llm/open-model.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { openFakeLlm } from '../helpers/fake-llm/index.ts'
import { memoryBudgets } from '../helpers/memory-budgets.ts'
import { openDesk } from './desk.ts'

const good = 'Hello [CUSTOMER_A], this is [PERSON_A]. Which day suits you for a short call?'

async function openAssistedDesk() {
  const desk = await openDesk({ customers: [aCustomer({ aliases: ['acme'] })] })
  const fake = await openFakeLlm()
  const { baseUrl, model: name, apiKey } = fake
  const model = openModel({
    baseUrl,
    model: name,
    log: desk.log,
    ...(apiKey === undefined ? {} : { apiKey }),
  })
  const dispatcher = createDispatcher({ ...desk.deps, model, budgets: memoryBudgets(() => Date.now()) })

  return {
    fake,
    says: (text: string) => dispatcher.text(text, { surface: 'terminal', userId: 'mei' }),
    close: () => Promise.all([desk.close(), fake.close()]),
  }
}

describe('words that a model drafts', () => {
  let desk: Awaited<ReturnType<typeof openAssistedDesk>>
  beforeEach(async () => {
    desk = await openAssistedDesk()
  })
  afterEach(() => desk.close())
  const answers = (...messages: readonly string[]) =>
    desk.fake.answers(...messages.map((message) => ({ json: { subject: '', message } })))

  it('are told as such, with the names put back', async () => {
    answers(good)

    const { card, copy } = await desk.says('draft acme en')

    expect(copy).toBe('Hello Acme Robotics, this is Mei Lin. Which day suits you for a short call?')
    expect(card.body?.[0]).toBe('A model drafted it: read it before you use it.')
  })

  it('are asked for without the customer’s name, its rep’s, its tier, its points or an amount', async () => {
    answers(good)

    await desk.says('draft acme en')

    const [, user] = desk.fake.asked[0]?.messages ?? []
    expect(user?.content).toContain('[CUSTOMER_A]')
    expect(JSON.stringify(desk.fake.requests)).not.toMatch(/Acme|Mei Lin|412,500|3,200/)
    expect(user?.content).not.toMatch(/tier|key account|points|¥/i)
  })

  it('are mended once where they speak of the customer’s class', async () => {
    answers('As one of our key accounts you come first.', good)

    const { copy } = await desk.says('draft acme en')

    expect(copy).toContain('Which day suits you')
    expect(desk.fake.asked).toHaveLength(2)
  })

  it.each([
    ['a link', 'Hello [CUSTOMER_A], see www.x.example for more. Shall I call?'],
    ['an amount', 'Hello [CUSTOMER_A], you get 20 % off. Shall I call?'],
    ['a gap', 'Hello [name of the contact], shall I call?'],
    ['another language', '您好，您看哪天方便聊一聊？'],
  ])('give way to the template where they hold %s twice', async (_, message) => {
    answers(message, message)

    const { card, copy } = await desk.says('draft acme en')

    expect(copy).toMatch(/^Hello, this is Mei Lin\. /)
    expect(card.body?.[0]).toContain('template')
  })
})
