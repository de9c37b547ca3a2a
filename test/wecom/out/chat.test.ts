import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatFile } from '#src/ports/chat.ts'
import { markOf } from '#src/wecom/out/body.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import { aCardOf, aCardToPress, ended, meiAtWecom, openOut } from './an-out.ts'
import { lengthOf, twoKnownAsLong } from './known-as-long.ts'

type Out = Awaited<ReturnType<typeof openOut>>
let out: Out
beforeEach(async () => {
  out = await openOut()
})
afterEach(() => out.close())

const post = (title: string, key = title, chat = out.chat) =>
  ended(chat.post(meiAtWecom, aCardOf(title), key))
const said = () => out.seen().map(({ text, card }) => text || JSON.stringify(card))

describe('a message to a member', () => {
  it('comes as one of the app, for that member alone', async () => {
    await post('降级预警')

    expect(said()).toEqual([expect.stringContaining('**降级预警**')])
    expect(out.wecom.seenBy('li')).toEqual([])
    expect(out.wecom.complaints).toEqual([])
  })

  it('is one message under one key, whoever sends it', async () => {
    await post('m1')
    await post('m1', 'm1', out.another())

    expect(said()).toHaveLength(1)
    expect(out.sends()).toHaveLength(1)
  })

  it('that says what another said is no repetition of it', async () => {
    await post('回访阿里', 'remind|1')
    await post('回访阿里', 'remind|2')

    expect(said()).toHaveLength(2)
    expect(out.wecom.state.dropped).toEqual([])
  })

  it('that says the same is shown also where WeCom is to know both for as long', async () => {
    const [one, other] = twoKnownAsLong()

    await post('回访阿里', one)
    await post('回访阿里', other)

    expect(out.sends().map(({ args }) => args['duplicate_check_interval'])).toEqual([
      lengthOf(one),
      lengthOf(one),
    ])
    expect(said()).toHaveLength(2)
  })

  it('carries its own sign on pages that are full, too, and nobody sees it', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => ({ title: `客户 ${n}`, detail: '电'.repeat(n * 7) }))

    await ended(out.chat.post(meiAtWecom, aCardOf('今日待办', { rows }), 'today'))

    const pages = out.sends().map(({ args }) => (args['markdown'] as { content: string }).content)
    expect(pages.length).toBeGreaterThan(3)
    expect(pages.every((page) => page.endsWith(markOf('today')) && Buffer.byteLength(page) <= 2_048)).toBe(
      true,
    )
    expect(markOf('today')).toMatch(/^[\u200b-\u200d]{20}$/u)
  })

  it('says in small print when it was written', async () => {
    await post('m1')

    expect(said()[0]).toMatch(/\n<font color="comment">\d\d:\d\d<\/font>[\u200b-\u200d]{20}$/u)
  })

  it('reaches whoever is linked to a member of this company, and nobody else', async () => {
    const [elsewhere, nowhere] = [
      aUser({ identities: [{ surface: 'wecom', team: 'wwother', userId: 'mei' }] }),
      aUser({ identities: [{ surface: 'slack', team: 'T1', userId: 'mei' }] }),
    ]

    const reached = await Promise.all([meiAtWecom, elsewhere, nowhere].map((to) => out.chat.reaches?.(to)))
    const refused = await ended(out.chat.post(nowhere, aCardOf('m1'), 'm1'))

    expect(reached).toEqual([true, false, false])
    expect(refused).toBe('wecom-no-account')
  })

  it('to somebody who has left is refused for good, and stands nowhere', async () => {
    const mei = out.wecom.state.members.get('mei')
    if (mei) Object.assign(mei, { status: 5 })

    const first = await ended(out.chat.post(meiAtWecom, aCardOf('m1'), 'm1').catch(fields))
    if (mei) Object.assign(mei, { status: 1 })
    await post('m1')

    expect(first).toMatchObject({ code: 'wecom-user-gone', retryable: false })
    expect(said()).toHaveLength(1)
  })

  it('of several pages is counted, sent in order and each page once', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => ({
      title: `客户 ${n}`,
      detail: '下周一前回访，电话联系采购负责人',
    }))
    out.wecom.faults.next('message/send', { kind: 'breaks' }, { when: ({ markdown }) => isPage(markdown, 2) })

    const send = () => ended(out.chat.post(meiAtWecom, aCardOf('今日待办', { rows }), 'today'))
    const first = await send()
    const second = await send()

    expect([first, second]).toEqual(['wecom-unsure', { ref: expect.any(String) }])
    const pages = said()
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.map((page) => /\((\d+)\/\d+\)/.exec(page)?.[1])).toEqual(pages.map((_, n) => String(n + 1)))
  })
})

const fields = ({ code, retryable, remedy }: Record<string, unknown>) => ({ code, retryable, remedy })
const isPage = (markdown: unknown, page: number) => JSON.stringify(markdown ?? '').includes(`(${page}/`)

describe('a card that can be pressed', () => {
  it('has a name that no other card of the app has, and keeps what changes it later', async () => {
    await ended(out.chat.post(meiAtWecom, aCardToPress('m1'), 'm1'))
    await ended(out.chat.post(meiAtWecom, aCardToPress('m1'), 'm2'))

    expect(new Set(out.wecom.state.taskIds).size).toBe(2)
    const at = { surface: 'wecom', place: `${out.wecom.app.corpId}|mei` } as const
    expect(JSON.parse((await out.store.stands.ref({ ...at, key: 'm1' })) ?? '')).toHaveProperty('code')
  })
})

describe('a tap on a card', () => {
  const publicUrl = 'https://crm.example.com'
  const page = { type: 1, url: 'https://crm.example.com/wecom/customers/acme' }
  const ofAcme = (title: string) =>
    aCardOf(title, {
      actions: [{ kind: 'button', label: '依据', call: { command: 'why', input: { customer: 'acme' } } }],
    })

  it('leads to the page of the customer that it is about, where members can reach one', async () => {
    await out.another({ publicUrl }).post(meiAtWecom, ofAcme('升级'), 'm1')
    await out.chat.post(meiAtWecom, ofAcme('降级预警'), 'm2')

    expect(out.seen().map(({ card }) => card?.['card_action'])).toEqual([page, undefined])
  })

  it('leads there also where what it says was put right', async () => {
    const chat = out.another({ publicUrl })
    await chat.post(meiAtWecom, ofAcme('升级'), 'm1')

    await chat.post(meiAtWecom, ofAcme('升级已撤回'), 'm2', [], { today: false, same: 'm1' })

    expect(out.seen().map(({ card }) => [card?.['main_title'], card?.['card_action']])).toEqual([
      [{ title: '升级已撤回' }, page],
    ])
  })
})

const chart: ChatFile = {
  name: 'chart.png',
  mime: 'image/png',
  content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]),
}
const csv: ChatFile = { name: 'week.csv', mime: 'text/csv', content: '客户,等级\n阿里,A\n' }

describe('files', () => {
  const send = (key: string, chat = out.chat) => ended(chat.post(meiAtWecom, aCardOf(key), key, [chart, csv]))
  const uploads = () => out.wecom.state.calls.filter(({ method }) => method === 'media/upload')

  it('follow their message: the chart as a picture, the table as a file', async () => {
    await send('周报')

    expect(out.seen().map(({ msgtype, file }) => [msgtype, file?.name])).toEqual([
      ['markdown', undefined],
      ['image', 'chart.png'],
      ['file', 'week.csv'],
    ])
    expect(out.seen()[2]?.file?.data.toString()).toBe('客户,等级\n阿里,A\n')
  })

  it('are uploaded once in three days, and again after them', async () => {
    await send('w1')
    await send('w2', out.another())
    const before = uploads().length
    out.wecom.time.advance(3 * 86_400_000)
    const afterwards = [await send('w3'), await send('w3')]

    expect(before).toBe(2)
    expect(afterwards).toContainEqual({ ref: expect.any(String) })
    expect(out.seen().filter(({ file }) => file)).toHaveLength(6)
    expect(out.wecom.state.dropped).toEqual([])
  })

  it('come once where nobody knew whether they had', async () => {
    out.wecom.faults.next(
      'message/send',
      { kind: 'breaks-after' },
      { when: ({ msgtype }) => msgtype === 'file' },
    )

    const ends = [await send('w1'), await send('w1', out.another())]

    expect(ends).toEqual(['wecom-unsure', { ref: expect.any(String) }])
    expect(out.seen()).toHaveLength(3)
  })

  it('keep their message where it stands when they cannot be uploaded', async () => {
    out.wecom.faults.next('media/upload', { kind: 'status', status: 502 })

    const ends = [await send('w1'), await send('w1')]

    expect(ends).toEqual(['wecom-away', { ref: expect.any(String) }])
    expect(out.seen().map(({ msgtype }) => msgtype)).toEqual(['markdown', 'image', 'file'])
  })
})

describe('the pace of one member', () => {
  it('is kept by us: what WeCom would drop waits, and comes', async () => {
    const ends: unknown[] = []
    for (let n = 0; n < 40; n++)
      ends.push(await ended(out.chat.post(meiAtWecom, aCardOf(`m${n}`), `m${n}`).catch(waits)))
    const late = ends.filter((end) => typeof end === 'number')
    out.wecom.time.advance(Math.max(...late))
    for (let n = 0; n < 40; n++) {
      await ended(out.chat.post(meiAtWecom, aCardOf(`m${n}`), `m${n}`))
      if (n % 18 === 17) out.wecom.time.advance(66_000)
    }

    expect(late.length).toBe(22)
    expect(said()).toHaveLength(40)
    expect(out.wecom.state.dropped).toEqual([])
  })

  it('holds nobody else up', async () => {
    for (let n = 0; n < 20; n++) await post(`m${n}`)

    const li = {
      ...meiAtWecom,
      identities: [{ surface: 'wecom', team: out.wecom.app.corpId, userId: 'li' }],
    } as const
    await out.chat.post({ ...li, identities: [...li.identities] }, aCardOf('li'), 'li')

    expect(out.wecom.seenBy('li')).toHaveLength(1)
  })
})

const waits = (error: { readonly code: string; readonly retryAfterMs: number }) =>
  error.code === 'wecom-limited' ? error.retryAfterMs : error

describe('a fact that was told before', () => {
  const again = (card = aCardOf('数据源恢复')) =>
    ended(out.chat.post(meiAtWecom, card, 'back', [], { today: false, same: 'silent' }))

  it('is a new message that says which it puts right, where that cannot be changed', async () => {
    await post('数据源中断', 'silent')

    await again()

    expect(said()[1]).toMatch(/更正 .*的消息|puts right what I told you on/)
  })

  it('is put right in the card where it can, once', async () => {
    await ended(out.chat.post(meiAtWecom, aCardToPress('数据源中断'), 'silent'))

    const ends = [await again(aCardToPress('数据源恢复')), await again(aCardToPress('数据源恢复'))]

    expect(ends).toEqual([{ ref: expect.any(String) }, { ref: expect.any(String) }])
    expect(said()).toEqual([expect.stringContaining('数据源恢复')])
  })

  it('is not said twice where the change got no answer', async () => {
    await ended(out.chat.post(meiAtWecom, aCardToPress('数据源中断'), 'silent'))
    out.wecom.faults.next('message/update_template_card', { kind: 'breaks-after' })

    const ends = [await again(aCardToPress('数据源恢复')), await again(aCardToPress('数据源恢复'))]

    expect(ends).toEqual(['wecom-away', { ref: expect.any(String) }])
    expect(said()).toEqual([expect.stringContaining('数据源恢复')])
  })

  it('is said anew three days later', async () => {
    await ended(out.chat.post(meiAtWecom, aCardToPress('数据源中断'), 'silent'))
    out.wecom.time.advance(72 * 3_600_000)

    await again(aCardToPress('数据源恢复'))

    expect(said()).toHaveLength(2)
  })
})
