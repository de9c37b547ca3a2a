import { expect, test } from 'vitest'
import type { Card, CommandCall } from '#src/cards/card.ts'
import { createWecomChat } from '#src/wecom/out/chat.ts'
import { createPause } from '#src/wecom/out/pause.ts'
import { memoryKept, memoryStands, servedWecom } from '../../helpers/a-wecom.ts'
import { eventually } from '../../helpers/eventually.ts'
import type { Seen } from '../../helpers/fake-wecom/seen.ts'
import { fixedDispatcher } from '../../helpers/fixed-dispatcher.ts'
import { memoryBudgets } from '../../helpers/memory-budgets.ts'
import { meiAtWecom } from '../out/an-out.ts'

const note = '要报价，'.repeat(120)
const long = (command: string): CommandCall => ({ command, input: { customer: 'acme', note } })
const days = [{ label: '明天', value: '2026-12-13' }]
const card: Card = {
  title: '跟进',
  tone: 'neutral',
  text: '跟进',
  actions: [
    { kind: 'button', label: '保存', call: long('log') },
    { kind: 'form', label: '修改', call: long('edit') },
    { kind: 'select', label: '改天', field: 'until', call: long('snooze'), options: days },
  ],
}
const list: Card = {
  title: '名单',
  tone: 'neutral',
  text: '名单',
  rows: ['新星食品（上海）有限公司', '新星食品（北京）有限公司'].map((title, n) => ({
    title,
    action: {
      kind: 'button',
      label: '查看',
      call: { command: 'tier', input: { customer: `${n}`.repeat(200) } },
    },
  })),
}

/** Mei at the app, with commands that answer one card and write down what is called. */
async function aDay(answers: Card) {
  const called: CommandCall[] = []
  const kept = memoryKept()
  const names: string[] = []
  const keeps = {
    ...kept,
    keep(key: string, text: string, forMs: number) {
      names.push(key)
      return kept.keep(key, text, forMs)
    },
  }
  const day = await servedWecom({
    kept: keeps,
    dispatcher: {
      ...fixedDispatcher(),
      text: async () => ({ card: answers }),
      call: async (call) => {
        called.push(call)
        return { card: { title: '好', tone: 'good', text: '好' } }
      },
      form: async (call) => {
        called.push(call)
        return { reply: { card: { title: '改', tone: 'neutral', text: '改' } } }
      },
    },
  })
  const mei = day.fake.user('mei')
  const card = () =>
    eventually('a card', () => day.fake.seenBy('mei', 'app').findLast((seen) => seen.card !== undefined))
  return {
    ...day,
    names,
    keeps,
    card,
    called: (count: number) => eventually('a call', () => (called.length >= count ? called : undefined)),
    press: async (seen: Seen, ...what: [string, Record<string, string>?]) => mei.presses(seen, ...what),
    says: (text: string) => mei.writes(text),
  }
}

test('whose call is longer than a key may be is a button, a form and a choice all the same', async () => {
  const day = await aDay(card)
  await day.says('跟进')
  const seen = await day.card()

  await day.press(seen, '保存')
  await day.called(1)
  await day.press(seen, '修改')
  await day.called(2)
  await day.press(seen, '改天', { until: '2026-12-13' })
  const called = await day.called(3)

  expect(called).toEqual([
    long('log'),
    long('edit'),
    { command: 'snooze', input: { customer: 'acme', note, until: '2026-12-13' } },
  ])
  expect(day.fake.complaints).toEqual([])
})

test('of a row that is longer than an option may be opens that row', async () => {
  const day = await aDay(list)
  await day.says('名单')

  await day.press(await day.card(), '查看', { row: '2. 新星食品（北京）有限公司' })
  const [called] = await day.called(1)

  expect(called?.input).toEqual({ customer: '1'.repeat(200) })
})

test('on a card that nobody asked for works too, for its reader alone, and is over after a day', async () => {
  const day = await aDay(card)
  const { fake, api } = day
  const chat = createWecomChat({
    ...{ api, stands: memoryStands(), kept: day.keeps, clock: fake.time },
    ...{ budgets: memoryBudgets(fake.time.nowMs), pause: createPause() },
  })
  await chat.post(meiAtWecom, card, 'm1')
  const seen = await day.card()
  await day.press(seen, '保存')
  const called = [...(await day.called(1))]
  const keys = day.names.filter((key) => key.startsWith('wecom-call|'))
  for (const key of keys) await day.keeps.drop(key)

  await day.press(seen, '修改')
  const over = await eventually('words', () =>
    fake.transcript().includes('这条内容只保留一天') ? fake.transcript() : undefined,
  )

  expect(called).toEqual([long('log')])
  expect(keys.every((key) => key.startsWith(`wecom-call|${fake.app.corpId}|mei|`))).toBe(true)
  expect(over).toContain('请再发一次')
})
