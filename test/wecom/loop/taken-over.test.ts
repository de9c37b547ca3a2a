import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import { group, type Loop, openLoop } from './a-loop.ts'

describe('the bot process is killed while it has the AI bot’s connection', { timeout: 90_000 }, () => {
  let loop: Loop
  beforeAll(async () => {
    loop = await openLoop({ aiBot: true })
    await loop.isListening()
    await loop.start('spare')
  }, 120_000)
  afterAll(() => loop.close())
  const answers = (words: string) =>
    loop.wecom.seenBy('bao', group).filter((one) => one.from === 'bot' && one.words.includes(words))
  const subscriptions = () =>
    loop.wecom.state.calls.filter(({ method }) => method === 'aibot_subscribe').length

  it('and what it had taken in is answered by its successor, once', async () => {
    const before = subscriptions()
    await loop.kill('worker')
    loop.wecom.user('fang').tellsBot('/customer 等级 海鸥', { group })
    await eventually('it is on the queue', async () => {
      const { receive } = await loop.queues.counts()
      return receive !== undefined && receive.waiting + receive.delayed > 0
    })

    await loop.kill('bot')
    await loop.start('worker')
    const brief = await loop.seen('bao', '海鸥文具', group)
    await sleep(1_500) // as long as a second answer would take

    expect(brief.words).toContain('C类')
    expect(answers('海鸥文具')).toHaveLength(1)
    expect(subscriptions() - before).toBe(1)
  })

  it('and the successor hears and answers what comes after', async () => {
    const fang = loop.wecom.user('fang')

    const touched = await loop.after('fang', () => fang.tellsBot('云栖等级'), '云栖食品', 'bot')
    const written = await loop.after('fang', () => fang.writes('云栖等级'), '云栖食品')

    expect([touched.words, written.words]).toEqual([
      expect.stringContaining('D类'),
      expect.stringContaining('D类'),
    ])
    expect(loop.complaints()).toEqual([])
  })
})
