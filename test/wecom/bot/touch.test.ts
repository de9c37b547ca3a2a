import { expect, test } from 'vitest'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { eventually } from '../../helpers/eventually.ts'
import { aBotDay } from './a-bot-day.ts'

type Day = Awaited<ReturnType<typeof aBotDay>>

/** The newest card with the button that writes it down. */
const filled = (day: Day, place = 'bot') =>
  eventually('the filled touch', () => day.fake.seenBy('mei', place).findLast(({ card }) => card))

test.each([
  ['spoken', { voice: true }, '记一下，阿里云计算有限公司要报价，下周给'],
  ['quoted', { quote: '阿里云计算有限公司：我们要报价' }, '记一下'],
  ['quoted in the other words', { quote: '阿里云计算有限公司：我们要报价' }, '/客户 写跟进'],
])('%s, it is a touch that one tap writes down', async (_, given, text) => {
  const day = await aBotDay()
  day.mei.tellsBot(text, given)
  const card = await filled(day)
  await day.settled()
  const before = await day.desk.store.events.known(['x'])

  day.mei.pressesInBot(card, '保存')
  await eventually(
    'it is written down',
    () => day.fake.transcript().includes('已写跟进：阿里云') || undefined,
  )
  await day.settled()

  expect(before.size).toBe(0)
  expect(card.words + day.fake.everSeenBy('mei')).toContain('要报价')
  expect(day.fake.everSeenBy('mei')).toMatch(/\d+月\d+日\(周.\)/)
  expect(day.fake.everSeenBy('mei')).not.toMatch(/\d{4}-\d{2}-\d{2}/)
  expect(day.failed).toEqual([])
})

test('whose customer it does not say is asked for it; any may be named, and all of it is shown before it is saved', async () => {
  const day = await aBotDay()

  day.mei.tellsBot('记一下', { quote: '客户说下周要两百箱' })
  const asked = await filled(day)
  await day.settled()
  day.mei.tellsBot('阿里')
  const check = await eventually('all of it', () =>
    day.fake.seenBy('mei', 'bot').findLast(({ words }) => words.includes('请确认')),
  )

  expect(asked.words).toContain('客户：请回复客户名称')
  expect(check.words).toContain('客户：阿里云计算有限公司')
  expect(check.words).toContain('两百箱')
})

test('two customers that are called so are offered, and neither is guessed', async () => {
  const customers = ['海鸥文具', '海鸥食品', '新星'].map((name, at) =>
    aCustomer({ ref: `k${at}`, name, aliases: at < 2 ? ['海鸥'] : [] }),
  )
  const day = await aBotDay({ customers })

  day.mei.tellsBot('记一下', { quote: '海鸥的王总说下周要两百箱' })
  const { words } = await filled(day)

  expect(words).toMatch(/海鸥文具[\s\S]*海鸥食品/)
  expect(words).not.toContain('新星')
  expect(words).not.toContain('保存')
})

test('can be changed before it is saved, and is written down once by both cards', async () => {
  const day = await aBotDay()
  day.mei.tellsBot('记一下', { quote: '阿里云计算有限公司：我们要报价' })
  const card = await filled(day)
  await day.settled()

  day.mei.pressesInBot(card, '修改…')
  const form = await eventually('its form', () =>
    day.fake.seenBy('mei', 'bot').findLast(({ words }) => words.includes('请确认')),
  )
  await day.settled()
  day.mei.pressesInBot(form, '保存')
  await eventually('it is saved', () => day.fake.transcript().includes('已写跟进：阿里云') || undefined)
  await day.settled()
  day.mei.pressesInBot(card, '保存')
  await eventually('it says so', () => day.fake.transcript().includes('没有重复记录') || undefined)
  await day.settled()

  const events = await day.desk.store.events.ofCustomers(['c-ali'])
  expect(events.filter((one) => one.kind === 'interaction' && one.source === 'chat')).toHaveLength(1)
})

test('spoken without that word it is a command like any other', async () => {
  const day = await aBotDay()

  day.mei.tellsBot('阿里等级', { voice: true })
  const [answer] = await day.seen('bot')

  expect(answer?.words).toContain('阿里云')
})

test('in a group the filled touch is its asker’s alone', async () => {
  const day = await aBotDay()

  day.mei.tellsBot('记一下', { group: 'sales', quote: '阿里云计算有限公司：我们要报价' })
  await filled(day, 'app')
  await day.settled()

  const inGroup = day.fake.seenBy('fang', 'sales').filter(({ from }) => from === 'bot')
  expect(inGroup.map(({ words }) => words).join()).not.toMatch(/报价|阿里/)
})

test('another’s kept touch is not theirs to save', async () => {
  const day = await aBotDay()
  day.mei.tellsBot('记一下，阿里云计算有限公司要报价', { voice: true })
  const card = await filled(day)
  await day.settled()
  const [button] = (card.card?.['button_list'] ?? []) as { key: string }[]

  const call = JSON.parse(button?.key ?? '{}') as { command: string; input: Record<string, string> }
  const kept = await day.desk.store.kept.get(`wecom-call|${day.fake.app.corpId}|bao|${call.input['id']}`)

  expect(call.command).toBe('kept-call')
  expect(kept).toBeUndefined()
})
