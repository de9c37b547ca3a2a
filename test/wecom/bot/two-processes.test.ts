import { expect, onTestFinished, test } from 'vitest'
import type { Env } from '#src/config/env.ts'
import { openEmbeddedRedis } from '#src/embedded/redis/open-embedded-redis.ts'
import type { OpenStores } from '#src/start/open-stores.ts'
import { connectWecomBot } from '#src/start/wecom-bot.ts'
import { createWecomApi } from '#src/wecom/api/client.ts'
import type { WecomIncoming } from '#src/wecom/incoming.ts'
import { createPause } from '#src/wecom/out/pause.ts'
import { openDesk } from '../../commands/desk.ts'
import { eventually } from '../../helpers/eventually.ts'
import { memoryBudgets } from '../../helpers/memory-budgets.ts'
import { memoryOnce } from '../../helpers/memory-once.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { aDataDir } from '../../helpers/redis-servers.ts'
import { aFakeWecom } from '../fake/a-fake-wecom.ts'

/** Bot processes of one company, over one Redis. */
async function processes() {
  const { wecom } = await aFakeWecom()
  const log = recordingLogger()
  const redis = await openEmbeddedRedis({ dataDir: aDataDir(), prefer: 'in-process', log })
  const desk = await openDesk()
  const { corpId, agentId, secret, token, aesKey, botId, botSecret } = wecom.app
  const api = createWecomApi({ corpId, agentId, secret, baseUrl: wecom.apiUrl, clock: wecom.time, log })
  const closings: (() => Promise<void>)[] = [desk.close, redis.close]
  onTestFinished(async () => {
    for (const close of closings.toReversed()) await close()
  })

  const aProcess = async (given: Partial<Env> = {}) => {
    const heard: WecomIncoming[] = []
    const { bot, closings: own } = await connectWecomBot({
      env: {
        WECOM_BOT_ID: botId,
        WECOM_BOT_SECRET: botSecret,
        WECOM_WS_URL: wecom.botUrl,
        ...given,
      } as Env,
      stores: { redisUrl: redis.url, store: desk.store } as unknown as OpenStores,
      line: { api, token, aesKey, once: memoryOnce(), budgets: memoryBudgets(), pause: createPause() },
      log,
    })
    if (!bot) throw new Error('the bot is off')
    for (const { close } of own) closings.push(close)
    const queues = {
      enqueue: async (_: string, input: unknown) =>
        void heard.push((input as { event: WecomIncoming }).event),
      enqueueMany: async () => {},
    }
    return { bot, heard, listen: () => bot.listen(queues) }
  }
  return { wecom, aProcess, desk }
}

test('one process of all is connected, answers for the others, and has a successor within seconds', async () => {
  const { wecom, aProcess } = await processes()
  const [one, other, worker] = [await aProcess(), await aProcess(), await aProcess()]
  const first = await one.listen()
  await eventually('it is connected', () => wecom.bot.subscribed())
  const second = await other.listen()
  onTestFinished(() => second.close())

  wecom.user('mei').tellsBot('早')
  const incoming = await eventually('it was heard', () => one.heard[0])
  const say = (n: number) =>
    worker.bot.parts.line.send({
      as: 'reply',
      reqId: incoming.kind === 'bot-said' ? incoming.reqId : '',
      body: { msgtype: 'stream', stream: { id: `s${n}`, finish: true, content: `${n}` } },
    })
  const before = await say(1)
  const closing = first.close()
  const meanwhile = await say(2)
  await closing
  await eventually('the successor is connected', () => wecom.bot.subscribed())
  wecom.user('mei').tellsBot('还在吗')
  await eventually('the successor heard it', () => other.heard[0])

  expect([before, meanwhile]).toEqual([{ kind: 'sent' }, { kind: 'sent' }])
  expect(wecom.seenBy('mei', 'bot').map(({ text }) => text)).toEqual(['1', '2'])
  expect([one.heard.length, other.heard.length]).toEqual([1, 1])
  expect(wecom.state.calls.filter(({ method }) => method === 'aibot_subscribe')).toHaveLength(2)
})

test('a refused secret is told to the admins, once a day', async () => {
  const { wecom, aProcess, desk } = await processes()
  const one = await aProcess({ WECOM_BOT_SECRET: 'wrong' })

  const listening = await one.listen()
  onTestFinished(() => listening.close())
  const rows = await eventually('they are told', async () => {
    const found = await desk.store.outbox.keyed('blocked|wecom-bot-refused|', 10)
    return found.length > 0 ? found : undefined
  })

  expect(rows.map(({ to, notice }) => [to, notice.kind])).toEqual([['admin', 'blocked']])
  expect(wecom.bot.subscribed()).toBe(false)
})
