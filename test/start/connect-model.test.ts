import { afterEach, describe, expect, it } from 'vitest'
import { readEnv } from '#src/config/env.ts'
import { connectModel } from '#src/start/connect-model.ts'
import { type FakeLlm, openFakeLlm } from '../helpers/fake-llm/index.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

let fake: FakeLlm | undefined
afterEach(async () => {
  await fake?.close()
  fake = undefined
})

const connect = (given: Readonly<Record<string, string>>) =>
  connectModel(readEnv(given), { redisUrl: undefined, log: recordingLogger() })

describe('a language model', () => {
  it('is not there where none is configured, or where it is switched off', async () => {
    const whole = { LLM_BASE_URL: 'http://localhost:11434/v1', LLM_MODEL: 'qwen3:8b' }

    const parts = [(await connect({})).parts, (await connect({ ...whole, LLM_ENABLED: 'off' })).parts]

    expect(parts).toEqual([{}, {}])
  })

  it('is asked at the address, by the name and with the key that are configured, and not before somebody asks', async () => {
    fake = await openFakeLlm({ model: 'qwen-plus' })
    fake.always({ json: { said: 'yes' } })
    const { parts } = await connect({
      LLM_BASE_URL: fake.baseUrl,
      LLM_MODEL: 'qwen-plus',
      LLM_API_KEY: fake.apiKey ?? '',
    })
    const before = fake.requests.length

    const text = await parts.model?.answer({
      prompt: 'any@1',
      system: 'Say yes.',
      turns: [{ by: 'us', text: 'Well?' }],
      schema: { type: 'object', properties: { said: { type: 'string' } }, required: ['said'] },
      mostTokens: 10,
    })

    expect([before, text]).toEqual([0, '{"said":"yes"}'])
    expect(parts.model).toMatchObject({ name: 'qwen-plus', host: new URL(fake.baseUrl).host })
    expect(await parts.budgets?.take('any', 1, [{ ms: 1_000, most: 1 }])).toBe(0)
  })
})
