import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import { type Loop, openLoop, receivers } from './a-loop.ts'

describe.each(receivers)('bot and worker are killed in the middle, over %s', { timeout: 60_000 }, (mode) => {
  let loop: Loop
  beforeAll(async () => {
    loop = await openLoop(mode)
  })
  afterAll(() => loop.close())

  const briefs = () =>
    loop.slack
      .seenBy('UBAO', 'CSALES')
      .filter(({ from, words }) => from === 'UBOTT1' && words.includes('Acme'))
  const told = (words: string) =>
    loop.slack.state.messages.filter(({ content }) => content.text.includes(words))

  it('what was asked and what came in meanwhile is answered and told once', async () => {
    const mei = loop.slack.user('UMEI')

    // Nobody works on what the bot has taken in and acknowledged; then the bot dies too.
    await loop.kill('worker')
    const { deliveries } = await mei.mentions('tier acme', { channel: 'CSALES' })
    await loop.kill('bot')
    await loop.importOrders([
      { ref: 'acme', yuan: 60_000 },
      { ref: 'haiou', yuan: 60_000 },
    ])
    const meanwhile = loop.slack.state.messages.length
    await loop.start()

    await eventually('the answer', () => briefs().length > 0)
    await loop.seen('UMEI', 'Acme Robotics has moved up to A')
    await loop.seen('UFANG', '海鸥文具升级为A类')
    expect(deliveries.at(-1)?.status).toBe(200)
    expect(meanwhile).toBeGreaterThan(0)
  })

  it('after another kill nothing is said again, and a press on an old card still works', async () => {
    const mei = loop.slack.user('UMEI')
    const promotion = await loop.seen('UMEI', 'Acme Robotics has moved up to A')

    await loop.kill('bot')
    await loop.kill('worker')
    await loop.start()
    await mei.presses(promotion, 'Show tier')
    await loop.seen('UMEI', 'A · Key account: Acme Robotics')
    await loop.queues.enqueue('sweep', {})
    await sleep(1_500) // as long as a message that were told again would take

    expect(briefs()).toHaveLength(1)
    expect(told('Acme Robotics has moved up')).toHaveLength(1)
    expect(told('海鸥文具升级')).toHaveLength(1)
    expect(told('Today: 1 follow-up')).toHaveLength(1)
    expect(loop.complaints()).toEqual([])
  })
})
