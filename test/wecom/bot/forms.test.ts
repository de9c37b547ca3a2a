import { expect, test } from 'vitest'
import { aBotDay } from './a-bot-day.ts'

test('alone with the bot a form is asked for in turn, by presses and by words', async () => {
  const day = await aBotDay()
  day.mei.tellsBot('等级 acme')
  const [, card] = await day.seen('bot', 2)
  if (!card) throw new Error('there is no card')

  day.mei.pressesInBot(card, '写跟进…')
  await day.seen('bot', 3)
  day.mei.tellsBot('要报价')
  await day.seen('bot', 4)
  day.mei.tellsBot('保存')
  const seen = await day.seen('bot', 5)

  expect(seen[2]?.words).toContain('记录：请直接回复文字。')
  expect(seen[3]?.words).toContain('记录：要报价')
  expect(seen.at(-1)?.words).toContain('已写跟进：Acme Robotics')
  expect(day.fake.complaints).toEqual([])
})

test('in a group what somebody says is no answer to the form that they have open', async () => {
  const day = await aBotDay()
  day.mei.tellsBot('写跟进')
  await day.seen('bot', 1)

  day.mei.tellsBot('/customer tier acme', { group: 'sales' })
  const told = await day.seen('sales', 2, 'bao')

  expect(told.at(-1)?.words).toContain('A类')
})
