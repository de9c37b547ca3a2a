import { beforeAll, expect, it } from 'vitest'
import type { ModelAsk } from '#src/ports/model-asks.ts'
import type { Store } from '#src/store/open-store.ts'
import { aDay, anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** What was sent to a model. */
export const modelAsks = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })
  const anAsk = (given: Partial<ModelAsk> = {}): ModelAsk => ({
    _id: anId('ask'),
    at: new Date(),
    who: 'mei',
    prompt: 'ask@1',
    model: 'qwen-plus',
    host: 'llm.example',
    customers: ['c-1'],
    system: 'Answer.',
    turns: [{ by: 'us', text: '[CUSTOMER_A]' }],
    ...given,
  })

  it('what was sent is read as it was put, the newest first, of everybody or of one', async () => {
    const who = anId('mei')
    const [older, newer] = [anAsk({ who, at: aDay('11-20') }), anAsk({ who, at: aDay('11-21') })]
    await store.modelAsks.put(newer)
    await store.modelAsks.put(older)
    await store.modelAsks.put(anAsk({ at: aDay('11-22') }))

    expect(await other.modelAsks.newest(5, who)).toEqual([newer, older])
    expect(await other.modelAsks.newest(1, who)).toEqual([newer])
    expect((await other.modelAsks.newest(1)).map(({ _id }) => _id)).not.toContain(newer._id)
  })

  it('put again under its id, one row says how it ended', async () => {
    const who = anId('mei')
    const ask = anAsk({ who })
    await store.modelAsks.put(ask)
    const turns = [...ask.turns, { by: 'model', text: '{}' } as const, { by: 'us', text: 'Again.' } as const]

    await store.modelAsks.put({ ...ask, turns, outcome: 'model' })

    expect(await other.modelAsks.newest(5, who)).toEqual([{ ...ask, turns, outcome: 'model' }])
  })
}
