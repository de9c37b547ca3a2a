import { expect, test } from 'vitest'
import { aBotDay } from './a-bot-day.ts'

const plainTexts = (seen: readonly { readonly msgtype: string; readonly text: string }[]) =>
  seen.filter(({ msgtype }) => msgtype === 'text').map(({ text }) => text)

test('words to be copied come by the app, as plain text, where the bot is asked alone', async () => {
  const { mei, seen, fake, settled, failed } = await aBotDay()

  mei.tellsBot('拟话术 acme 中文 短信')
  await seen('bot')
  await settled()

  expect(plainTexts(fake.seenBy('mei', 'app'))).toEqual([expect.stringMatching(/^您好，我是 Mei Lin。.*？$/)])
  expect([failed, fake.complaints]).toEqual([[], []])
})

test('in a group they go to whoever asked, and the group reads none of it', async () => {
  const { mei, seen, fake, settled } = await aBotDay()

  mei.tellsBot('/拟话术 acme 中文 短信', { group: 'sales' })
  await seen('app')
  await settled()

  expect(plainTexts(fake.seenBy('mei', 'app'))).toHaveLength(1)
  expect(fake.everSeenBy('bao')).not.toContain('您好')
})
