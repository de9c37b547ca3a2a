import { type AddressInfo, createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../helpers/fake-slack/faults.ts'
import { aCardOf, aCardToPress, ended, meiAtWecom, openOut } from './an-out.ts'

type Out = Awaited<ReturnType<typeof openOut>>
let out: Out
beforeEach(async () => {
  out = await openOut()
})
afterEach(() => out.close())

/** An address that refuses a connection. */
const nobodyListens = (): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(`http://127.0.0.1:${port}`))
    })
  })

const post = (key = 'm1', chat = out.chat, card = aCardOf(key)) => ended(chat.post(meiAtWecom, card, key))
const fails = (fault: Fault, times = 1) => out.wecom.faults.next('message/send', fault, { times })
const shown = () => out.seen().length
const bodies = () => out.sends().map(({ args }) => JSON.stringify(args))

/** Nobody on this side can tell whether WeCom has it. */
const unsure: readonly (readonly [string, Fault])[] = [
  ['the connection breaks after it was taken', { kind: 'breaks-after' }],
  ['the connection breaks before it was taken', { kind: 'breaks' }],
  ['a proxy in between answers 502', { kind: 'status', status: 502 }],
]

describe('a message whose outcome nobody knows', () => {
  it.each(unsure)('%s: the very same is sent again, and seen once', async (_what, fault) => {
    fails(fault)

    const first = await post()
    const second = await post('m1', out.another())

    expect(first).toBe('wecom-unsure')
    expect(second).toMatchObject({ ref: expect.any(String) })
    expect(shown()).toBe(1)
    expect(new Set(bodies()).size).toBe(1)
  })

  it('is sent again as it was, also where its card would read otherwise by now', async () => {
    fails({ kind: 'breaks-after' })
    await post('m1', out.chat, aCardOf('3 天前'))
    out.wecom.time.advance(3_600_000)

    await post('m1', out.another(), aCardOf('4 天前'))

    expect(out.seen().map(({ text }) => text)).toEqual([expect.stringContaining('3 天前')])
  })

  it('a card to press stands once, and can be pressed', async () => {
    fails({ kind: 'breaks-after' })

    const ends = [
      await post('m1', out.chat, aCardToPress('m1')),
      await post('m1', out.another(), aCardToPress('m1')),
    ]

    expect(ends).toEqual(['wecom-unsure', { ref: expect.any(String) }])
    expect(shown()).toBe(1)
  })

  it('is not sent again while its call may still be on its way', async () => {
    const slow = await openOut({ settledAfterMs: 5_000 })
    slow.wecom.faults.next('message/send', { kind: 'breaks' })
    const say = () =>
      slow.chat.post(meiAtWecom, aCardOf('m1'), 'm1').catch((error: { retryAfterMs?: number }) => error)

    await say()
    const second = await say()

    expect(second).toMatchObject({ code: 'wecom-unsure', retryable: true })
    expect(second).toHaveProperty('retryAfterMs', expect.any(Number))
    expect(slow.seen()).toEqual([])
    await slow.close()
  })

  it('of two processes that find it so at once both may send it, and it is seen once', async () => {
    fails({ kind: 'breaks' })
    await post()

    await Promise.all([post(), post('m1', out.another())])

    expect(shown()).toBe(1)
  })

  it('is not sent again once WeCom would not know it any more, and its reader is told', async () => {
    fails({ kind: 'breaks-after' })
    await post()
    const late = out.another({ ageMs: 4 * 3_600_000 })

    expect(await post('m1', late)).toEqual({ unconfirmed: 'message' })
    expect(shown()).toBe(1)
  })
})

describe('a message that WeCom does not take', () => {
  it.each([
    ['it asks for a pause', '45009', 'wecom-limited'],
    ['it does not trust our address', '60020', 'wecom-ip-refused'],
    ['it is busy', '-1', 'wecom-away'],
  ])('because %s is sent later, once', async (_why, error, code) => {
    fails({ kind: 'error', error }, error === '-1' ? 3 : 1) // busy is tried twice more in one call

    const ends = [await post(), await post()]

    expect(ends).toEqual([code, { ref: expect.any(String) }])
    expect(shown()).toBe(1)
  })

  it('because it was asked too often leaves it alone for a minute, whoever the next is for', async () => {
    const patient = out.another({ pauseMs: 60_000 })
    fails({ kind: 'ratelimited', retryAfterS: 0 })

    const ends = [await post('m1', patient), await post('m2', patient)]

    expect(ends).toEqual(['wecom-limited', 'wecom-limited'])
    expect(out.sends()).toHaveLength(1)
  })

  it('because it cannot be reached at all was never there', async () => {
    const away = out.another({ baseUrl: await nobodyListens() })

    const first = await post('m1', away)
    const second = await post('m1')

    expect([first, second]).toEqual(['wecom-away', { ref: expect.any(String) }])
    expect(shown()).toBe(1)
  })

  it('as it is fails for good, and is made anew where it is put back', async () => {
    fails({ kind: 'error', error: '42035' })

    const first = await post('m1', out.chat, aCardOf('too much'))
    const second = await post('m1', out.chat, aCardOf('less'))

    expect([first, second]).toEqual(['wecom-message-refused', { ref: expect.any(String) }])
    expect(out.seen().map(({ text }) => text)).toEqual([expect.stringContaining('less')])
  })

  it('with a token that ended on the way is sent with the next, as it was', async () => {
    await post('m0')
    out.wecom.tokens.end('unknown')

    expect(await post()).toMatchObject({ ref: expect.any(String) })
    expect(shown()).toBe(2)
  })
})
