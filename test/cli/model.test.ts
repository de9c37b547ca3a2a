import { afterEach, describe, expect, it } from 'vitest'
import { readEnv } from '#src/config/env.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { aTerminal } from '../helpers/a-terminal.ts'
import { openFakeLlm } from '../helpers/fake-llm/index.ts'
import type { FakeLlmOptions, Script } from '../helpers/fake-llm/shapes.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A terminal of a company whose model answers by the script. */
async function aDoctor(
  script: Script,
  { fake: of = {}, env = {} }: { fake?: FakeLlmOptions; env?: Readonly<Record<string, string>> } = {},
) {
  const fake = await openFakeLlm(of)
  fake.always(script)
  const made = aTerminal({
    LLM_BASE_URL: fake.baseUrl,
    LLM_MODEL: fake.model,
    ...(fake.apiKey ? { LLM_API_KEY: fake.apiKey } : {}),
    ...env,
  })
  closing.push(fake.close, made.remove)
  return made
}

/** One question that was asked, as its row has it. */
const anAsk = {
  _id: 'a1',
  at: new Date(),
  who: 'mei',
  prompt: 'line@1',
  model: 'qwen',
  host: 'llm.example',
  customers: ['c-acme'],
  system: 'Write one line.',
  turns: [
    { by: 'us', text: 'Facts:\n- Customer: [CUSTOMER_A]' },
    { by: 'model', text: '{}' },
  ],
  outcome: 'wrong-shape',
} as const

describe('model asked', () => {
  it('shows what was sent and how it ended, of everybody or of one', async () => {
    const { run, dataDir, remove } = aTerminal()
    closing.push(remove)
    const none = await run('model', 'asked')
    await withDocuments(readEnv({ DATA_DIR: dataDir }), recordingLogger(), ({ store }) =>
      store.modelAsks.put(anAsk),
    )

    const shown = await run('model', 'asked', '--who', 'mei', '--system')
    const [json] = JSON.parse((await run('model', 'asked', '--json')).out)

    expect(none.out).toContain('No language model was asked')
    expect(shown.out.split('\n').slice(0, 5)).toEqual([
      `${anAsk.at.toISOString()} · mei · line@1 · qwen @ llm.example · c-acme · wrong-shape`,
      '  Write one line.',
      '  → Facts:',
      '  - Customer: [CUSTOMER_A]',
      '  ← {}',
    ])
    expect(json).toMatchObject({ _id: 'a1', outcome: 'wrong-shape' })
    expect((await run('model', 'asked', '--who', 'lei')).out).toContain('No language model was asked')
  })

  it.each([[['asked', '--limit', '0']], [['forget']]])('refuses %o with how it is used', async (args) => {
    const { run, remove } = aTerminal()
    closing.push(remove)

    const { code, err } = await run('model', ...args)

    expect(code).toBe(1)
    expect(err).toContain('model asked')
  })
})

const blue = { json: { colour: 'blue' } }

describe('doctor model', () => {
  it('says that it answers, how soon, and what its endpoint takes', async () => {
    const { run } = await aDoctor(blue)

    const { out, code } = await run('doctor', 'model')

    expect(out).toMatch(/ok {6}fake-model at 127\.0\.0\.1:\d+ answers, in \d\.\d s\./)
    expect(out).toContain('takes JSON Schema')
    expect(code).toBe(0)
  })

  it.each([
    ['json-object', 'takes no JSON Schema'],
    ['text', 'takes no format'],
  ] as const)('finds out where it takes %s alone', async (takes, says) => {
    const { run } = await aDoctor(blue, { fake: { takes, apiKey: null } })

    const { out, code } = await run('doctor', 'model')

    expect([out.includes(says), code]).toEqual([true, 0])
  })

  it.each<[string, Script, string]>([
    ['a wrong key', { status: 401 }, '密钥、地址或模型名有误'],
    ['a limit', { status: 429, retryAfter: 60 }, '限流'],
    ['an outage', { status: 503 }, '连不上'],
    ['a model that answers in its own shape', 'Blue!', '没有按要求的格式作答'],
    ['a model that refuses', { refusal: 'No.' }, '没有给出可用的回答'],
  ])(
    'tells %s, and what to do, in the company’s language, and never the key',
    async (_what, script, says) => {
      const { run } = await aDoctor(script, { env: { DEFAULT_LOCALE: 'zh' } })

      const { out, err, code } = await run('doctor', 'model')

      expect(out).toContain(says)
      expect(out).toMatch(/→ [^\n]*[\u4e00-\u9fff]/)
      expect(out + err).not.toContain('sk-fake')
      expect(code).toBe(1)
    },
  )

  it('says that it is off, also where it is switched off', async () => {
    const { run } = await aDoctor(blue, { env: { LLM_ENABLED: 'off' } })

    const { err, code } = await run('doctor', 'model')

    expect(err).toContain('Rules answer.')
    expect(code).toBe(1)
  })
})
