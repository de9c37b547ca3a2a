import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { prompts } from '#prompts/index.ts'
import type { AppError } from '#src/domain/errors.ts'
import { firstDialect, parametersOf } from '#src/llm/dialect.ts'
import { type ModelOptions, openModel } from '#src/llm/open-model.ts'
import { keepsStrict } from '#src/llm/strict-schema.ts'
import type { ModelQuestion } from '#src/ports/model.ts'
import { type FakeLlm, openFakeLlm } from '../helpers/fake-llm/index.ts'
import type { FakeLlmOptions, Script } from '../helpers/fake-llm/shapes.ts'
import { strictFaults } from '../helpers/fake-llm/strict-schema.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

const opened: FakeLlm[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((fake) => fake.close()))
})

const schema = {
  type: 'object',
  properties: { mood: { type: 'string' } },
  required: ['mood'],
  additionalProperties: false,
}

const aQuestion = (given: Partial<ModelQuestion> = {}): ModelQuestion => ({
  prompt: 'mood@1',
  system: 'Tell the mood.',
  turns: [{ by: 'us', text: '客户甲说下周再谈。' }],
  schema,
  mostTokens: 100,
  ...given,
})

/** A fake endpoint that answers by the scripts, and a model that asks it. */
async function aModel(
  scripts: readonly Script[],
  { fake: of = {}, ...options }: Partial<ModelOptions> & { fake?: FakeLlmOptions } = {},
) {
  const fake = await openFakeLlm(of)
  opened.push(fake)
  fake.answers(...scripts)
  const log = recordingLogger()
  const { baseUrl, model: name, apiKey } = fake
  return { fake, log, model: openModel({ baseUrl, apiKey, model: name, log, ...options }) }
}

const refusalOf = (asking: Promise<string>): Promise<AppError> =>
  asking.then(
    (text) => Promise.reject(new Error(`answered ${text}`)),
    (error: AppError) => error,
  )

const good = { json: { mood: 'calm' } }

describe('an answer', () => {
  it('comes streamed, held to the schema where the endpoint takes one', async () => {
    const { fake, model } = await aModel([good])

    const text = await model.answer(aQuestion())

    expect(JSON.parse(text)).toEqual({ mood: 'calm' })
    expect(fake.asked).toHaveLength(1)
    expect(fake.asked[0]).toMatchObject({
      stream: true,
      max_tokens: 100,
      temperature: 0,
      reasoning_effort: 'none',
      response_format: { type: 'json_schema', json_schema: { name: 'mood_1', strict: true, schema } },
    })
    expect(fake.asked[0]?.messages[0]?.content).toMatch(/^Tell the mood\.[\s\S]+JSON[\s\S]+"mood"/)
  })

  it('is asked for without strictness where the schema is none that strict mode takes', async () => {
    const { fake, model } = await aModel([good])

    await model.answer(aQuestion({ schema: { ...schema, required: [] } }))

    expect(fake.asked[0]?.response_format?.json_schema?.strict).toBe(false)
  })

  it('of an endpoint that takes no schema is asked for as a JSON object, from then on at once', async () => {
    const { fake, model } = await aModel([good, good], { fake: { takes: 'json-object' } })

    const texts = [await model.answer(aQuestion()), await model.answer(aQuestion())]

    expect(texts.map((text) => JSON.parse(text))).toEqual([{ mood: 'calm' }, { mood: 'calm' }])
    expect(fake.requests.map(({ status }) => status)).toEqual([400, 200, 200])
    expect(fake.asked.every(({ response_format: format }) => format?.type === 'json_object')).toBe(true)
  })

  it('of an endpoint that takes no format at all is taken out of its fence and its thoughts', async () => {
    const said = '<think>calm, I think {</think>\n```json\n{"mood":"calm"}\n```'
    const { fake, model } = await aModel([said], { fake: { takes: 'text', streams: 'only' } })

    const text = await model.answer(aQuestion())

    expect(JSON.parse(text)).toEqual({ mood: 'calm' })
    expect(fake.asked[0]?.response_format).toBeUndefined()
  })

  it('of a model that reasons is asked for in its own words, and its thoughts are left out', async () => {
    const script = { reasoning: 'Is it calm? It is.', text: '{"mood":"calm"}' }
    const newer = { limit: 'max_completion_tokens', temperature: false } as const
    const { fake, model } = await aModel([script], { fake: newer })

    const text = await model.answer(aQuestion())

    expect(text).toBe('{"mood":"calm"}')
    expect(fake.asked[0]).toMatchObject({
      max_completion_tokens: 100,
      response_format: { type: 'json_schema' },
    })
  })

  it.each<[string, readonly string[], string | undefined, number]>([
    ['thinks little, where it cannot be silent', ['minimal', 'low', 'high'], 'low', 2],
    ['is not told how hard to think, where it knows no such word', [], undefined, 3],
  ])('of a model %s', async (_how, efforts, said, requests) => {
    const { fake, model } = await aModel([good], { fake: { efforts } })

    await model.answer(aQuestion())

    expect(fake.asked[0]?.reasoning_effort).toBe(said)
    expect(fake.asked[0]?.response_format?.type).toBe('json_schema')
    expect(fake.requests).toHaveLength(requests)
  })

  it.each([
    ['api.deepseek.com', { thinking: { type: 'disabled' } }],
    ['dashscope-intl.aliyuncs.com', { enable_thinking: false }],
    ['api.openai.com', { reasoning_effort: 'none' }],
    ['notdeepseek.com', { reasoning_effort: 'none' }],
  ])('is asked of %s in its own word for not thinking', (hostname, quiet) => {
    expect(parametersOf(firstDialect(hostname), aQuestion())).toMatchObject(quiet)
  })

  it.each(prompts.map((prompt) => [prompt.name, prompt] as const))(
    'to %s can be held to its schema strictly',
    (_name, { output }) => {
      expect(keepsStrict(z.toJSONSchema(output, { io: 'input' }))).toBe(true)
      expect(strictFaults(z.toJSONSchema(output, { io: 'input' }))).toEqual([])
    },
  )

  it('is asked of an endpoint without keys without one', async () => {
    const { fake, model } = await aModel([good], { fake: { apiKey: null } })

    await model.answer(aQuestion())

    expect(fake.requests[0]?.authorization).toBeUndefined()
  })

  it('that was of no use is shown to the model again with what was wrong', async () => {
    const { fake, model } = await aModel([good])
    const turns = [
      { by: 'us', text: 'a' },
      { by: 'model', text: 'b' },
      { by: 'us', text: 'c' },
    ] as const

    await model.answer(aQuestion({ turns }))

    expect(fake.asked[0]?.messages.slice(1)).toEqual([
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
      { role: 'user', content: 'c' },
    ])
  })
})

describe('a second try', () => {
  it.each([429, 500, 503])('is made once after %i', async (status) => {
    const { fake, model } = await aModel([{ status }, good])

    const text = await model.answer(aQuestion())

    expect(JSON.parse(text)).toEqual({ mood: 'calm' })
    expect(fake.requests).toHaveLength(2)
  })

  it('waits as long as the endpoint asks', async () => {
    const { model } = await aModel([{ status: 429, retryAfter: 1 }, good])
    const begun = performance.now()

    await model.answer(aQuestion())

    expect(performance.now() - begun).toBeGreaterThan(950)
  })

  it('is not made where the endpoint asks for longer than anybody waits', async () => {
    const { fake, model } = await aModel([{ status: 429, retryAfter: 30 }, good])

    const error = await refusalOf(model.answer(aQuestion()))

    expect(error).toMatchObject({ code: 'model-busy', retryable: true, retryAfterMs: 30_000 })
    expect(fake.requests).toHaveLength(1)
  })

  it('is the last one', async () => {
    const { fake, model } = await aModel([{ status: 502 }, { status: 502 }, good])

    const error = await refusalOf(model.answer(aQuestion()))

    expect(error.code).toBe('model-away')
    expect(fake.requests).toHaveLength(2)
  })
})

describe('what fails', () => {
  it.each<[string, Script, FakeLlmOptions]>([
    ['model-setup', { status: 401 }, {}],
    ['model-setup', { status: 402, message: 'Insufficient Balance' }, {}],
    ['model-setup', { status: 404 }, {}],
    ['model-setup', { status: 400, message: 'whatever the shape' }, {}],
    ['model-refused', { refusal: 'I will not talk about that.' }, {}],
    ['model-refused', { text: '{"mood":', finish: 'length' }, {}],
    ['model-refused', { text: '', finish: 'content_filter' }, {}],
    ['model-refused', { text: '' }, {}],
    ['model-refused', { status: 400, message: 'data_inspection_failed' }, {}],
    ['model-away', { breaksAfter: '{"mood":"ca' }, {}],
    ['model-away', { raw: 'data: {"choices": [{"delta": {"content"\n\n' }, {}],
    ['model-away', { raw: '<html>a captive portal</html>', contentType: 'text/html' }, {}],
    ['model-away', { raw: 'data: {"error":{"message":"overloaded"}}\n\ndata: [DONE]\n\n' }, {}],
  ])('is %s for %j', async (code, script, of) => {
    const { fake, model } = await aModel([], { fake: of })
    fake.always(script)

    const error = await refusalOf(model.answer(aQuestion()))

    expect(error.code).toBe(code)
    expect(error.remedy).not.toBe('')
  })

  it('is away where nothing listens', async () => {
    const { fake, model } = await aModel([])
    await fake.close()

    const error = await refusalOf(model.answer(aQuestion()))

    expect(error.code).toBe('model-away')
  })

  it.each<[string, Script]>([
    ['is slow to begin', { text: '{}', afterMs: 3_000 }],
    ['hangs in mid-answer', { hangsAfter: '{"mood":' }],
  ])('is slow where the endpoint %s, and lets go of it', async (_how, script) => {
    const { fake, model } = await aModel([script], { limitMs: 300 })
    const begun = performance.now()

    const error = await refusalOf(model.answer(aQuestion()))

    expect(error.code).toBe('model-slow')
    expect(performance.now() - begun).toBeLessThan(1_500)
    await expect.poll(() => fake.requests[0]?.aborted).toBe(true)
  })

  it('is stopped where the answer grows past what its tokens allow', async () => {
    const { model } = await aModel(['x'.repeat(900)])

    const error = await refusalOf(model.answer(aQuestion()))

    expect(error).toMatchObject({ code: 'model-refused', message: 'fake-model went on past 800 characters.' })
  })

  it('is not followed to another address', async () => {
    const { fake, model } = await aModel([])
    const elsewhere = await aModel([good])
    fake.always({ status: 307, location: `${elsewhere.fake.baseUrl}/chat/completions` })

    await refusalOf(model.answer(aQuestion()))

    expect(elsewhere.fake.requests).toEqual([])
  })

  it('says neither the key nor a word of the talk', async () => {
    const { fake, model, log } = await aModel([], { opensAfter: 1 })
    fake.always((asked) => ({
      status: 400,
      message: `sk-fake-key-of-a-test ${JSON.stringify(asked.messages)}`,
    }))

    const error = await refusalOf(model.answer(aQuestion()))
    const everything = JSON.stringify([error, error.message, error.stack, error.cause, log.lines])

    expect(everything).not.toContain('sk-fake')
    expect(everything).not.toContain('客户甲')
    expect(error.message).toContain('(400, scripted)')
  })
})

describe('the circuit', () => {
  it('opens after failures in a row, asks nobody while it is open, and closes with the first answer', async () => {
    const { fake, model, log } = await aModel([], { opensAfter: 2, halfOpenAfterMs: 200 })
    fake.always({ status: 401 })

    const codes = []
    for (let at = 0; at < 4; at++) codes.push((await refusalOf(model.answer(aQuestion()))).code)
    const whileOpen = fake.requests.length
    fake.always(good)
    await new Promise((resolve) => setTimeout(resolve, 250))
    await model.answer(aQuestion())

    expect(codes).toEqual(['model-setup', 'model-setup', 'model-away', 'model-away'])
    expect(whileOpen).toBe(2)
    expect(log.lines.map(({ message }) => message)).toEqual(['model-circuit-open', 'model-circuit-closed'])
  })

  it('lets one question through to try it, and makes nobody else wait for that one', async () => {
    const { fake, model } = await aModel([{ status: 401 }], { opensAfter: 1, halfOpenAfterMs: 50 })
    await refusalOf(model.answer(aQuestion()))
    await new Promise((resolve) => setTimeout(resolve, 80))
    fake.answers({ ...good, afterMs: 300 })

    const trying = model.answer(aQuestion())
    const begun = performance.now()
    const other = await refusalOf(model.answer(aQuestion()))
    const waitedMs = performance.now() - begun

    expect(other.code).toBe('model-away')
    expect(waitedMs).toBeLessThan(200)
    expect(JSON.parse(await trying)).toEqual({ mood: 'calm' })
  })

  it('stays closed where a model refuses, however often', async () => {
    const { fake, model } = await aModel([], { opensAfter: 2 })
    fake.always({ refusal: 'No.' })

    for (let at = 0; at < 3; at++) await refusalOf(model.answer(aQuestion()))

    expect(fake.requests).toHaveLength(3)
  })
})
