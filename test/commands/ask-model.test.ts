import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { openModel } from '#src/llm/open-model.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { openFakeLlm } from '../helpers/fake-llm/index.ts'
import { memoryBudgets } from '../helpers/memory-budgets.ts'
import { openDesk } from './desk.ts'

const customers = [
  aCustomer({ aliases: ['acme'] }),
  aCustomer({ name: 'Nova West' }),
  aCustomer({ name: 'Globex', owner: 'lei' }),
]

async function openAssistedDesk() {
  const desk = await openDesk({ customers })
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
    store: desk.store,
    says: (text: string) => dispatcher.text(text, { surface: 'terminal', userId: 'mei' }),
    stateOf: async () =>
      JSON.stringify([
        await desk.store.customers.page(undefined, 100),
        await desk.store.undos.newest('mei', new Date(0)),
      ]),
    close: () => Promise.all([desk.close(), fake.close()]),
  }
}

const sentence = 'have a look whether acme is still any good for us'

describe('a sentence that a model reads', () => {
  let desk: Awaited<ReturnType<typeof openAssistedDesk>>
  beforeEach(async () => {
    desk = await openAssistedDesk()
  })
  afterEach(() => desk.close())
  const answers = (...all: readonly (readonly [command: string, customer: string, words?: string])[]) =>
    desk.fake.answers(
      ...all.map(([command, customer, words = '']) => ({ json: { command, customer, words } })),
    )

  it('is answered by the command that it names, and told as such', async () => {
    answers(['tier', '[CUSTOMER_A]'])

    const { card } = await desk.says(sentence)

    expect(card.title).toContain('Acme Robotics')
    expect(card.footer).toContain('A model understood it as: tier acme')
  })

  it('leaves the house without a name, and nobody else is spoken of', async () => {
    answers(['tier', '[CUSTOMER_A]'])

    await desk.says(sentence)

    expect(desk.fake.asked[0]?.messages[1]?.content).toContain('[CUSTOMER_A] is still any good')
    expect(JSON.stringify(desk.fake.requests)).not.toMatch(/acme|nova|globex|mei lin|lei wang/i)
  })

  it('is not sent anywhere where the rules are sure', async () => {
    await desk.says('how is acme doing?')

    expect(desk.fake.asked).toEqual([])
  })

  it.each<[string, readonly [string, string, string?]]>([
    ['another customer', ['tier', 'Nova West']],
    ['somebody else’s customer', ['tier', 'Globex']],
    ['a customer that it has thought up', ['tier', '[CUSTOMER_B]']],
    ['a command that there is none of', ['erase', '[CUSTOMER_A]']],
    ['a command that the asker may not use', ['assign', '[CUSTOMER_A]', 'to me']],
    ['words that nobody said', ['override', '[CUSTOMER_A]', 'D forever']],
    ['a link', ['find', '', 'http://x.example']],
    ['all customers', ['list', '', '']],
  ])('is not understood where the model answers %s, twice', async (_, answer) => {
    answers(answer, answer)
    const before = await desk.stateOf()

    const { refused, card } = await desk.says(sentence)

    expect(refused).toBe('ask-unknown')
    expect(JSON.stringify(card)).not.toMatch(/Nova|Globex|x\.example/)
    expect(await desk.stateOf()).toBe(before)
  })

  it.each(['override', 'done', 'edit', 'tag', 'undo', 'merge', 'approve'])(
    'that only looks changes nothing where the model answers %s: it is asked first',
    async (command) => {
      answers([command, '[CUSTOMER_A]', 'good'])
      const before = await desk.stateOf()

      const { card, refused } = await desk.says(sentence)

      expect(refused).toBeUndefined()
      expect(card.title).toBe('Shall I do this?')
      expect(card.actions).toMatchObject([{ label: 'Do it', call: { command } }])
      expect(await desk.stateOf()).toBe(before)
    },
  )

  it('that only looks writes nothing where the model answers log: the touch is shown first', async () => {
    answers(['log', '[CUSTOMER_A]', 'good'])
    const before = await desk.stateOf()

    const { card, refused } = await desk.says(sentence)

    expect(refused).toBeUndefined()
    expect(card.title).toBe('Log this for Acme Robotics?')
    expect(await desk.stateOf()).toBe(before)
  })

  it('is answered without it where the model is away', async () => {
    desk.fake.answers({ status: 500 }, { status: 500 })

    const { refused, card } = await desk.says(sentence)

    expect(refused).toBe('ask-unknown')
    expect(card.rows?.[0]?.title).toBe('Acme Robotics')
  })
})
