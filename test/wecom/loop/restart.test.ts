import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Loop, openLoop } from './a-loop.ts'

describe('bot and worker as they are started, on WeCom', { timeout: 120_000 }, () => {
  let loop: Loop
  beforeAll(async () => {
    loop = await openLoop()
  }, 120_000)
  afterAll(() => loop.close())

  /** How often something was said: a card may be words and, after them, its buttons. */
  const told = (words: string): number => {
    const kinds = loop.wecom.state.messages
      .filter(({ body }) => JSON.stringify(body).includes(words))
      .map(({ body }) => String(body['msgtype']))
    return Math.max(0, ...kinds.map((kind) => kinds.filter((other) => other === kind).length))
  }

  it('what somebody writes is taken at the first try and answered in their language', async () => {
    const tries = [
      await loop.wecom.user('mei').writes('/customer tier acme'),
      await loop.wecom.user('fang').writes('海鸥等级'),
    ]

    await loop.seen('mei', 'Acme Robotics')
    await loop.seen('fang', '海鸥文具')
    expect(tries.map((each) => each.map(({ status, body }) => [status, body]))).toEqual([
      [[200, '']],
      [[200, '']],
    ])
  })

  it('a message that WeCom delivers again is answered once', async () => {
    const { wecom } = loop
    const fields = {
      ...{ FromUserName: 'mei', CreateTime: Math.floor(wecom.time.nowMs() / 1_000), MsgType: 'text' },
      ...{ Content: 'find nova', MsgId: 77n, AgentID: wecom.app.agentId },
    }

    const deliveries = [await wecom.posts(wecom.seal(fields)), await wecom.posts(wecom.seal(fields))]
    await loop.seen('mei', 'Nova Ltd')
    await sleep(1_000) // as long as a second answer would take

    expect(deliveries.map(({ status }) => status)).toEqual([200, 200])
    expect(told('Nova Ltd')).toBe(1)
  })

  it('killed in the middle, what was acknowledged is answered, and what came in is told once', async () => {
    await loop.kill('worker')
    const [delivery] = await loop.wecom.user('mei').writes('/customer why nova')
    await loop.kill('bot')
    await loop.importOrders([
      { ref: 'acme', yuan: 60_000 },
      { ref: 'haiou', yuan: 60_000 },
    ])
    await loop.start('bot', 'worker')

    await loop.seen('mei', /Why.*Nova Ltd|Nova Ltd.*why/is)
    await loop.seen('mei', 'Acme Robotics has moved up to A')
    await loop.seen('fang', '海鸥文具升级为A类')
    expect(delivery?.status).toBe(200)
  })

  it('after another kill nothing is said again', async () => {
    await loop.kill('bot')
    await loop.kill('worker')
    await loop.start('bot', 'worker')
    await loop.queues.enqueue('sweep', {})
    await loop.wecom.user('mei').writes('whoami')
    await loop.seen('mei', 'Mei Lin')
    await sleep(1_500) // as long as a message that were told again would take

    expect(told('Acme Robotics has moved up')).toBe(1)
    expect(told('海鸥文具升级')).toBe(1)
    expect(loop.wecom.state.dropped).toEqual([])
    expect(loop.complaints()).toEqual([])
  })
})
