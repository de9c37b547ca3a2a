import { afterEach, expect, it } from 'vitest'
import { openModel } from '#src/llm/open-model.ts'
import { openFakeLlm } from '../../helpers/fake-llm/index.ts'
import type { Script } from '../../helpers/fake-llm/shapes.ts'
import { memoryBudgets } from '../../helpers/memory-budgets.ts'
import { aWorkday } from './a-workday.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A workday with a model, which is given half a second. */
async function withModel(script: Script) {
  const day = await aWorkday()
  const fake = await openFakeLlm()
  fake.always(script)
  closing.push(day.close, fake.close)
  const { log } = day.desk.deps
  const given = { baseUrl: fake.baseUrl, apiKey: fake.apiKey, model: fake.model, log, limitMs: 500 }
  const { modelAsks } = day.desk.store
  Object.assign(day.desk.deps, { model: openModel(given), budgets: memoryBudgets(), modelAsks })
  return day
}

const told = {
  ...{ channel: 'mail', outcome: 'reached', sentiment: 'positive', satisfaction: null, on: null },
  ...{ next: '2026-12-16', nextTime: null, step: 'Send the quote', products: [] },
}
const written = 'Acme liked the demo, they want a quote by Wednesday, so e-mail it to them'

it.each<[string, Script, string, string]>([
  [
    'the model reads it',
    { json: told },
    'by a model · They sound: pleased · Next step: Send the quote',
    'Mail',
  ],
  ['the model says nothing more', { hangsAfter: '{"channel":' }, 'by rules', 'Phone'],
  ['the model is not there', { status: 503 }, 'by rules', 'Phone'],
])('the form of a message is filled where %s', async (_, script, footer, channel) => {
  const day = await withModel(script)
  const mei = day.slack.user('UMEI')
  await mei.writes(written, { channel: 'CSALES' })

  await mei.usesShortcut('log_message', day.slack.seenBy('UMEI', 'CSALES').at(-1))

  const form = await day.modalOf('UMEI', (words) => words.includes('"input"'))
  const shown = JSON.stringify(form.body)
  expect(shown).toContain(footer)
  expect(shown).toContain('"initial_date":"2026-12-16"')
  expect(shown).toContain(`"initial_option":{"text":{"type":"plain_text","text":"${channel}`)
  expect(day.slack.complaints).toEqual([])
})
