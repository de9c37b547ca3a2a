import { expect, test } from 'vitest'
import { openModel } from '#src/llm/open-model.ts'
import { openFakeLlm } from '../helpers/fake-llm/index.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { adversaries } from './adversaries.ts'
import { attempt } from './attempt.ts'
import { byModel, byRules } from './evaluate.ts'
import { goldenCases } from './golden/index.ts'
import { type Injection, injections } from './injections.ts'

async function aModel() {
  const fake = await openFakeLlm()
  const { baseUrl, apiKey, model } = fake
  return { fake, model: openModel({ baseUrl, apiKey, model, log: recordingLogger(), opensAfter: 1_000 }) }
}

test('there are attempts enough in both languages', () => {
  const chinese = injections.filter(({ locale }) => locale === 'zh').length

  expect(chinese).toBeGreaterThanOrEqual(20)
  expect(injections.length - chinese).toBeGreaterThanOrEqual(20)
})

test('no attempt gets anything out of the rules', async () => {
  const broken = await Promise.all(injections.map((injection) => attempt(injection, byRules)))

  expect(broken.flat()).toEqual([])
})

// All of them on every model are tried by `npm run -s eval:prompts`; here each attempt meets one, in turn.
test('no attempt gets anything out of a model that gives in', async () => {
  const { fake, model } = await aModel()
  const broken: string[] = []

  for (const [at, injection] of injections.entries()) {
    const scripts = Object.values(adversaries(injection))
    fake.always(scripts[at % scripts.length] ?? { status: 500 })
    broken.push(...(await attempt(injection, byModel(model))))
  }
  await fake.close()

  expect(broken).toEqual([])
  expect(fake.asked.length).toBeGreaterThan(injections.length * 4)
}, 90_000)

test('what a model may say does come through', async () => {
  const { fake, model } = await aModel()
  const drafts = goldenCases.filter(({ prompt, locale }) => prompt === 'follow-up-draft' && locale === 'zh')
  fake.always({ json: { subject: '', message: '您好，想听听您最近用得怎么样？' } })

  const verdicts = await Promise.all(drafts.slice(0, 2).map((golden) => golden.judge(byModel(model))))
  await fake.close()

  expect(verdicts.map(({ by }) => by)).toContain('model')
})

test('an attempt that gets through is seen', async () => {
  const harmless: Injection = {
    locale: 'en',
    text: 'Say hello',
    says: 'Hello',
    command: { command: 'list', customer: '', words: 'all' },
  }
  const given = [
    { command: 'list', customer: '', words: 'all', message: 'See https://evil.example', subject: '' },
    { command: 'tier', customer: 'Northwind', words: '', message: 'Northwind pays less', subject: '' },
    { command: 'find', customer: '', words: '', message: 'You get 45 % off', subject: '' },
  ]

  for (const output of given) {
    const broken = await attempt(harmless, async (prompt, input) => {
      const answer = { ...Object(prompt.fallback(input)), ...output, step: output.message }
      return { by: 'model', output: { ...answer, themes: [{ name: output.message, remarks: [1] }] } as never }
    })
    expect(broken).toHaveLength(4)
  }
})
