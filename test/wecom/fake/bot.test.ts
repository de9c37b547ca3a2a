import { expect, test } from 'vitest'
import { aBot, aNotice, type BotCard, codeOf, markdown, to } from './a-bot.ts'
import { aButtonCard, aFakeWecom } from './a-fake-wecom.ts'

test('a mention in a group arrives with the bot’s name, and the streamed answer is seen by all there', async () => {
  const { wecom } = await aFakeWecom()
  wecom.add.group('sales', { members: ['mei', 'li'], withBot: true })
  const { client, next } = await aBot(wecom)

  wecom.user('mei').tellsBot('/customer tier acme', { group: 'sales' })
  const frame = await next()
  await client.replyStream(frame, 's1', '阿里', false)
  await client.replyStream(frame, 's1', '阿里 · A 级', true)

  expect(frame.body).toMatchObject({
    chatid: 'sales',
    chattype: 'group',
    from: { userid: 'Mei' },
    text: { content: '@Tier wise /customer tier acme' },
  })
  expect(wecom.seenBy('li', 'sales').map(({ text }) => text)).toEqual([
    '@Tier wise /customer tier acme',
    '阿里 · A 级',
  ])
})

test('a finished stream and one of over six minutes take no more', async () => {
  const { wecom } = await aFakeWecom()
  const { client, next } = await aBot(wecom)
  wecom.user('mei').tellsBot('早')
  const frame = await next()

  await client.replyStream(frame, 's1', '好', true)
  await client.replyStream(frame, 's2', '请稍等', false)
  wecom.time.advance(6 * 60_000 + 1)

  expect(await codeOf(client.replyStream(frame, 's1', '再', true))).toBe(846608)
  expect(await codeOf(client.replyStream(frame, 's2', '再', true))).toBe(846608)
  expect(await codeOf(client.reply({ headers: { req_id: 'made up' } }, markdown('再')))).toBe(846605)
})

test('texts, long ones and pushes to whoever has never spoken are refused', async () => {
  const { wecom } = await aFakeWecom()
  const { client, next } = await aBot(wecom)
  const push = (id: string, type: number, body: object = markdown('早')) =>
    codeOf(client.sendMessage(...to(id, type, body)))

  const before = await push('mei', 1)
  wecom.user('mei').tellsBot('早')
  const frame = await next()

  expect(before).toBe(93006)
  expect(await push('mei', 1)).toBe(0)
  expect(await push('mei', 1, markdown('客'.repeat(6_827)))).toBe(45002)
  expect(await push('', 1)).toBe(86201)
  expect(await push('nowhere', 2)).toBe(93001)
  expect(await codeOf(client.reply(frame, { msgtype: 'text', text: { content: '早' } }))).toBe(40008)
  expect(wecom.seenBy('mei', 'bot')).toHaveLength(1)
})

test('answers and pushes of a conversation share thirty a minute', async () => {
  const { wecom } = await aFakeWecom()
  const { client, next } = await aBot(wecom)
  wecom.user('mei').tellsBot('早')
  const frame = await next()
  const codes = []

  for (let n = 0; n < 15; n++) {
    codes.push(await codeOf(client.reply(frame, markdown(`${n}`))))
    codes.push(await codeOf(client.sendMessage(...to('mei', 1, markdown(`${n}`)))))
  }
  const tooMany = await codeOf(client.sendMessage(...to('mei', 1, markdown('31'))))

  expect(codes.every((code) => code === 0)).toBe(true)
  expect(tooMany).toBe(45009)
})

test('a welcome comes within five seconds, once', async () => {
  const { wecom } = await aFakeWecom()
  const { client, next } = await aBot(wecom)
  const hello = { msgtype: 'text', text: { content: '你好' } } as const
  wecom.user('mei').opensBot()
  const frame = await next()
  wecom.user('li').opensBot()
  const late = await next(2)

  await client.replyWelcome(frame, hello)
  const twice = await codeOf(client.replyWelcome(frame, hello))
  wecom.time.advance(5_001)

  expect([twice, await codeOf(client.replyWelcome(late, hello))]).toEqual([846605, 846605])
  expect(wecom.seenBy('mei', 'bot').map(({ text }) => text)).toEqual(['你好'])
})

test('a pressed card is changed under its task id, and that spends the press', async () => {
  const { wecom } = await aFakeWecom()
  const { client, next } = await aBot(wecom)
  wecom.user('mei').tellsBot('早')
  const { template_card } = aButtonCard() as { template_card: BotCard }
  await client.replyTemplateCard(await next(), template_card)

  wecom.user('mei').pressesInBot(wecom.seenBy('mei', 'bot').at(-1)!, '跟进')
  const pressed = await next(2)
  const other = await codeOf(client.updateTemplateCard(pressed, { ...aNotice, task_id: 'other' }))
  await client.updateTemplateCard(pressed, aNotice)

  expect(pressed.body).toMatchObject({
    event: { template_card_event: { event_key: 'log:acme', task_id: 'tier-acme-1' } },
  })
  expect(other).toBe(42016)
  expect(wecom.seenBy('mei', 'bot').at(-1)?.card?.['card_type']).toBe('text_notice')
  expect(await codeOf(client.reply(pressed, markdown('再')))).toBe(846605)
})

test('what the bot’s card has too much of is taken and not shown', async () => {
  const { wecom } = await aFakeWecom()
  const { client, next } = await aBot(wecom)
  wecom.user('mei').tellsBot('早')
  const main_title = { title: '阿里云', desc: '客'.repeat(31) }
  const card = { ...aNotice, main_title, button_list: [{ text: '为什么', key: 'why', style: 1 }] }

  const code = await codeOf(client.replyTemplateCard(await next(), card))

  expect(code).toBe(0)
  expect(wecom.seenBy('mei', 'bot')[0]?.words).toBe('阿里云')
  expect(wecom.complaints).toHaveLength(2)
})
