import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import { type Loop, openLoop, receivers } from './a-loop.ts'

describe.each(receivers)('a manager’s digest over %s', (mode) => {
  let loop: Loop
  beforeAll(async () => {
    loop = await openLoop(mode)
  })
  afterAll(() => loop.close())

  it('goes into a channel with picture and file, once its orderer has seen who reads there', async () => {
    const bao = loop.slack.user('UBAO')
    const format = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: loop.zone })
    const weekday = format.format(new Date()).toLowerCase()

    await bao.writesToBot(`digest weekly ${weekday} 9am <#CSALES|sales>`)
    const asked = await loop.seen('UBAO', 'Post it there')
    expect(asked.words).toMatch(/Mei Lin|mei/)
    await bao.presses(asked, 'Post it there')
    await loop.seen('UBAO', 'Digest ordered')
    const before = loop.slack.seenBy('UFANG', 'CSALES').length
    await loop.queues.enqueue('begin-weeks', {})

    const digest = await eventually('the digest', () => loop.slack.seenBy('UFANG', 'CSALES')[before])
    const files = await eventually('its files', () => {
      const all = loop.slack.seenBy('UFANG', 'CSALES').flatMap((one) => one.files)
      return all.length >= 2 ? all : undefined
    })
    const names = files.map((id) => loop.slack.state.files.get(id)?.name ?? '')
    expect(digest.text).not.toBe('')
    expect(names.map((name) => name.split('.').at(-1)).sort()).toEqual(['csv', 'png'])
    expect(loop.complaints()).toEqual([])
  })

  it('of a token that was taken back nothing is posted, and both processes go on', async () => {
    for (const token of loop.slack.state.tokens.values()) if (token.kind === 'bot') token.revoked = true
    const before = loop.slack.state.messages.length

    await loop.slack.sends('T1', { type: 'tokens_revoked', tokens: { bot: ['UBOTT1'], oauth: [] } })
    await loop.importOrders([{ ref: 'acme', yuan: 60_000 }])

    const row = await eventually('the message waits', async () => {
      const waiting = await loop.store.outbox.pending(10, new Date(Date.now() + 86_400_000))
      return waiting.find((id) => id.includes('c-acme'))
    })
    expect(row).toContain('c-acme')
    expect(loop.slack.state.messages).toHaveLength(before)
    expect(loop.isUp()).toBe(true)
  })
})
