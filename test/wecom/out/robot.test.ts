import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatFile } from '#src/ports/chat.ts'
import { robotChannels } from '#src/wecom/out/robot.ts'
import type { Fault } from '../../helpers/fake-slack/faults.ts'
import { aCardOf, ended, openOut } from './an-out.ts'

type Out = Awaited<ReturnType<typeof openOut>>
let out: Out
beforeEach(async () => {
  out = await openOut()
})
afterEach(() => out.close())

const chart: ChatFile = {
  name: 'chart.png',
  mime: 'image/png',
  content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]),
}
const csv: ChatFile = { name: 'week.csv', mime: 'text/csv', content: '客户,等级\n阿里,A\n' }

const post = (key = 'w48', files: readonly ChatFile[] = [], chat = out.chat) =>
  ended(chat.postTo?.('#企业微信群', aCardOf(key), key, files) ?? Promise.resolve())
const fails = (method: string, fault: Fault, times = 1) => out.wecom.faults.next(method, fault, { times })
const seen = () => out.wecom.seenBy('li', 'sales')

describe('a digest into the robot’s group', () => {
  it('is one message, the chart a picture under it, the table a file', async () => {
    await post('w48', [chart, csv])

    expect(seen().map(({ msgtype }) => msgtype)).toEqual(['markdown', 'image', 'file'])
    expect(seen()[0]?.text).toContain('**w48**')
    expect(seen()[2]?.file?.name).toBe('week.csv')
  })

  it('is said once under its key', async () => {
    await post('w48', [chart, csv])
    await post('w48', [chart, csv], out.another())

    expect(seen()).toHaveLength(3)
  })

  it.each(['breaks-after', 'breaks'] as const)(
    'that %s is not sent twice, and that is said',
    async (kind) => {
      fails('webhook/send', { kind })

      const ends = [await post(), await post()]

      expect(ends[0]).toEqual({ unconfirmed: 'message' })
      expect(seen()).toHaveLength(kind === 'breaks' ? 0 : 1)
      expect(ends[1]).toEqual({ unconfirmed: 'message' })
    },
  )

  it('says that of its files alone where the message stands', async () => {
    out.wecom.faults.next(
      'webhook/send',
      { kind: 'breaks-after' },
      { when: ({ msgtype }) => msgtype === 'file' },
    )

    expect(await post('w48', [chart, csv])).toEqual({ ref: expect.any(String), unconfirmed: 'files' })
  })

  it('waits where WeCom asks for it, and goes on where it left off', async () => {
    out.wecom.faults.next(
      'webhook/send',
      { kind: 'error', error: '45009' },
      { when: ({ msgtype }) => msgtype === 'file' },
    )

    const ends = [await post('w48', [chart, csv]), await post('w48', [chart, csv])]

    expect(ends).toEqual(['wecom-limited', { ref: expect.any(String) }])
    expect(seen().map(({ msgtype }) => msgtype)).toEqual(['markdown', 'image', 'file'])
  })

  it('keeps to twenty a minute', async () => {
    const ends: unknown[] = []
    for (let n = 0; n < 22; n++) ends.push(await post(`w${n}`))

    expect(ends.filter((end) => end === 'wecom-limited')).toHaveLength(4)
    expect(out.wecom.state.calls.map(({ errcode }) => errcode)).not.toContain(45009)
  })

  it('whose robot was removed waits for an admin', async () => {
    fails('webhook/send', { kind: 'error', error: '93000' })

    const end = await out.chat.postTo?.('#wecom', aCardOf('w48'), 'w48').catch((error: unknown) => error)

    expect(end).toMatchObject({ code: 'wecom-robot-gone', mend: { by: 'admin' } })
  })
})

describe('the robot’s group', () => {
  it.each(['#wecom', '#WeCom', '#企业微信', '#企业微信群', '企微群'])('is called %s', async (name) => {
    expect(out.chat.takes?.(name)).toBe(true)
    expect(await robotChannels.readers(name)).toBe('unseen')
  })

  it('is no other channel', async () => {
    expect(await ended(out.chat.postTo?.('#sales', aCardOf('w48'), 'w48') ?? Promise.resolve())).toBe(
      'wecom-group-unknown',
    )
    expect(out.chat.takes?.('#sales|CSALES')).toBe(false)
    expect(await robotChannels.readers('#sales')).toBeUndefined()
  })

  it('is not there without a robot', async () => {
    expect(out.another({ hasRobot: false })).not.toHaveProperty('postTo')
  })
})
