import { describe, expect, it } from 'vitest'
import { menuOf } from '#src/wecom/app/menu.ts'
import { createWecomChat } from '#src/wecom/out/chat.ts'
import { createPause } from '#src/wecom/out/pause.ts'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { memoryBudgets } from '../../helpers/memory-budgets.ts'
import { aWecomDay } from './a-wecom-day.ts'

const reminderOf = (ref: string) =>
  aReminder({ _id: `c-${ref}|touch|2026-12-12`, customerId: `c-${ref}`, to: 'mei' })
const wordsOf = (seen: readonly { readonly words: string }[]) => seen.map(({ words }) => words).join('\n')

/** What WeCom takes and a good app does not do, and what the app could not do. */
const complaintsOf = ({ fake, log }: Awaited<ReturnType<typeof aWecomDay>>) => [
  ...fake.complaints,
  ...log.lines.filter(({ level }) => level === 'error').map(({ message }) => message),
]

describe('a rep at WeCom', () => {
  it.each(['/customer tier acme', '／customer tier acme', '客户 等级 acme', 'acme等级', 'acme'])(
    'asks “%s” and reads the tier, with the buttons beneath',
    async (text) => {
      const day = await aWecomDay()

      const answers = await day.says(text)

      expect(answers.map(({ msgtype }) => msgtype)).toEqual(['markdown', 'template_card'])
      expect(answers[0]?.text).toContain('**Acme Robotics · A类·重点客户**')
      expect(answers[1]?.words).toMatch(/依据\n写跟进…\n拟话术\n提醒我…\n调级…$/)
      expect(complaintsOf(day)).toEqual([])
    },
  )

  it('is led to the customer’s page by a tap on the card, where members reach this server', async () => {
    const day = await aWecomDay({ surface: { publicUrl: 'https://crm.example.com' } })

    await day.says('acme')

    expect(day.card().card).toMatchObject({
      card_action: { type: 1, url: 'https://crm.example.com/wecom/customers/acme' },
    })
  })

  it('is greeted once, and not again on the next day', async () => {
    const day = await aWecomDay()
    const mei = day.fake.user('mei')

    const first = await day.after(() => mei.entersApp())
    day.fake.time.advance(2 * 86_400_000)
    const second = await day.after(() => mei.entersApp())

    expect(wordsOf(first)).toContain('你好，我是 Tierwise')
    expect(second).toEqual([])
  })

  it('whom nobody knows is told what to do, once a day at most', async () => {
    const day = await aWecomDay()
    const stranger = day.fake.user('stranger')

    const first = await day.after(() => stranger.entersApp(), 'stranger')
    const second = await day.after(() => stranger.entersApp(), 'stranger')

    expect(first).toHaveLength(1)
    expect(wordsOf(first)).not.toContain('Acme')
    expect(second).toEqual([])
  })

  it('gets short help for what is no command and no name, for a picture, and for an older menu', async () => {
    const day = await aWecomDay()
    const { corpId, agentId } = day.fake.app
    const event = { FromUserName: 'mei', CreateTime: 1_700_000_000, AgentID: agentId, ToUserName: corpId }

    const unknown = await day.says('asdfgh qwert')
    const picture = await day.after(() =>
      day.fake.sends({ ...event, MsgType: 'image', PicUrl: 'https://x', MediaId: 'm', MsgId: 7 }),
    )
    const menu = await day.after(() =>
      day.fake.sends({ ...event, MsgType: 'event', Event: 'click', EventKey: 'gone' }),
    )

    expect(wordsOf(unknown)).toContain('没有找到“asdfgh qwert”')
    expect(wordsOf(unknown)).toMatch(/查客户…\n帮助$/)
    expect(wordsOf(picture)).toContain('这里我只看得懂文字')
    expect(wordsOf(menu)).toContain('这个菜单来自旧版本')
  })

  it('is told in the language of whoever asks, in both where nobody knows them', async () => {
    const day = await aWecomDay({ locale: 'en' })
    const picture = (FromUserName: string, MsgId: number) =>
      day.fake.sends({
        ...{ FromUserName, CreateTime: 1_700_000_000, AgentID: day.fake.app.agentId, MsgId },
        ...{ MsgType: 'image', PicUrl: 'https://x', MediaId: 'm' },
      })

    const known = await day.after(() => picture('mei', 8))
    const stranger = await day.after(() => picture('stranger', 9), 'stranger')

    expect(wordsOf(known)).toContain('I can only read text here')
    expect(wordsOf(known)).not.toContain('这里我只看得懂文字')
    expect(wordsOf(stranger)).toMatch(/这里我只看得懂文字[\s\S]*I can only read text here/)
  })

  it('finds everything of the menu, which WeCom takes', async () => {
    const day = await aWecomDay({ reminders: [reminderOf('acme')] })
    const { api, fake } = day
    await api.post('menu/create', menuOf('zh'), { agentid: api.agentId })
    const titles: string[] = []

    for (const name of ['今日待办', '查客户', '写跟进', '我的客户', '等级变动', '周报', '设置', '帮助'])
      titles.push(wordsOf(await day.after(() => fake.user('mei').clicksMenu(name))).split('\n')[0] ?? '')

    expect(titles).toEqual([
      expect.stringContaining('今日待办：1 项跟进'),
      '查客户',
      '写跟进',
      expect.stringContaining('客户'),
      expect.stringContaining('等级变动'),
      expect.stringContaining('周报'),
      '你的设置：请确认',
      '**你可以这样问我**',
    ])
    expect(complaintsOf(day)).toEqual([])
  })

  it('opens a reminder out of the list, which stays, and is done in one press', async () => {
    const day = await aWecomDay({ reminders: ['acme', 'ali', 'nova'].map(reminderOf) })
    await day.says('今日待办')
    const list = day.card()

    const opened = await day.press('查看', { row: '1. Acme Robotics' })
    const done = await day.press('已联系')

    expect(wordsOf(opened)).toContain('Acme Robotics')
    expect(day.seen().find(({ id }) => id === list.id)?.words).toBe(list.words)
    expect(done).toEqual([]) // It took the card's place.
    expect(day.card().words).toMatch(/下次什么时候跟进/)
    expect((await day.desk.store.reminders.get('c-acme|touch|2026-12-12'))?.state).toBe('done')
    expect(complaintsOf(day)).toEqual([])
  })

  it('takes a touch back, out of the card that stands where it was written', async () => {
    const day = await aWecomDay({ reminders: [reminderOf('acme')] })
    await day.says('今日待办')
    await day.press('查看', { row: '1. Acme Robotics' })
    await day.press('已联系')

    await day.press('撤销')

    expect((await day.desk.store.reminders.get('c-acme|touch|2026-12-12'))?.state).toBe('open')
  })
})

describe('a card that nobody has asked for', () => {
  /** Told by the worker, as it tells all. */
  async function told() {
    const day = await aWecomDay({ reminders: [reminderOf('acme')] })
    const { store, press } = day.desk
    const { card } = await press('remind', { reminder: 'c-acme|touch|2026-12-12' })
    const { api, fake } = day
    const parts = { api, stands: store.stands, kept: store.kept, clock: fake.time }
    const chat = createWecomChat({
      ...{ ...parts, budgets: memoryBudgets(fake.time.nowMs), pause: createPause() },
      settledAfterMs: 0,
    })
    const mei = (await store.users.list()).find(({ _id }) => _id === 'mei')
    if (!mei) throw new Error('there is no Mei')
    await chat.post(mei, card, 'reminder-1')
    return day
  }

  it('is pressed like any other, and says what was done', async () => {
    const day = await told()

    const more = await day.press('已联系')

    expect(more).toEqual([])
    expect(day.card().words).toMatch(/下次什么时候跟进/)
    expect((await day.desk.store.reminders.get('c-acme|touch|2026-12-12'))?.state).toBe('done')
  })

  it('is put off to the day that was chosen', async () => {
    const day = await told()
    const choice = day.card().card?.['button_selection'] as {
      readonly title: string
      readonly option_list: readonly { readonly id: string; readonly text: string }[]
    }
    const [until] = choice.option_list

    await day.press(choice.title, { until: until?.id ?? '' })

    const reminder = await day.desk.store.reminders.get('c-acme|touch|2026-12-12')
    expect(reminder?.dueAt.toISOString().slice(0, 10)).toBe(until?.id)
  })

  it('answers a second tap in words: it was done already', async () => {
    const day = await told()
    const before = day.card()
    await day.press('已联系')

    const facts = () => day.desk.store.events.ofCustomers(['c-acme'])
    const written = await facts()
    day.fake.time.advance(2_000)

    await day.after(() => day.fake.user('mei').presses(before, '已联系'))

    expect(day.card().words).toMatch(/已经|已写跟进|下次/)
    expect(await facts()).toEqual(written)
    expect(complaintsOf(day)).toEqual([])
  })

  it('of an older version says so, and does nothing', async () => {
    const day = await aWecomDay()
    const fields = {
      MsgType: 'event',
      Event: 'template_card_event',
      TaskId: 't',
      CardType: 'button_interaction',
    }

    const answers = await day.after(() =>
      day.fake.sends({
        ...{ FromUserName: 'mei', CreateTime: 1, AgentID: day.fake.app.agentId, ...fields },
        ...{ EventKey: 'done:7', ResponseCode: 'x' },
      }),
    )

    expect(wordsOf(answers)).toContain('这张卡片来自旧版本，本次没有任何操作')
  })

  it('is pressed three days and an hour later all the same', async () => {
    const day = await told()
    const card = day.card()
    day.fake.time.advance(73 * 3_600_000)

    await day.after(() => day.fake.user('mei').presses(card, '已联系'))

    expect(wordsOf(day.seen())).toMatch(/下次什么时候跟进/)
    expect((await day.desk.store.reminders.get('c-acme|touch|2026-12-12'))?.state).toBe('done')
    expect(complaintsOf(day)).toEqual([])
  })

  it('whose code is spent is answered beneath', async () => {
    const day = await told()
    const card = day.card()
    day.fake.faults.next('message/update_template_card', { kind: 'error', error: '60140' })

    const answers = await day.after(() => day.fake.user('mei').presses(card, '已联系'))

    expect(wordsOf(answers)).toMatch(/下次什么时候跟进/)
  })
})

describe('an answer', () => {
  it('is said once though its job comes again', async () => {
    const day = await aWecomDay()
    await day.says('acme')
    const before = day.seen().length

    await day.wecom.receive(JSON.parse(JSON.stringify(day.queued[0])))

    expect(day.seen()).toHaveLength(before)
  })

  it('whose work was cut off says so in place of doing it again', async () => {
    const day = await aWecomDay()
    await day.after(() => day.fake.user('mei').entersApp('unsubscribe'))
    const said = {
      way: 'app',
      kind: 'text',
      id: 'cut-off',
      at: new Date(),
      from: 'mei',
      text: 'acme 写跟进 电话',
    }
    day.fake.faults.next('message/send', { kind: 'error', error: '-1' })
    const failing = { ...said, id: 'cut-off' }

    await day.wecom.receive(failing).catch(() => undefined)
    await day.wecom.receive(failing)

    expect(day.seen().filter(({ words }) => words.includes('已写跟进'))).toHaveLength(1)
    expect(complaintsOf(day)).toEqual([])
  })
})

describe('a list', () => {
  it('names the customer of a reminder that was set for an hour, not the hour alone', async () => {
    const at = new Date('2026-12-12T01:00:00Z')
    const timed = { kind: 'timed', _id: 'c-acme|timed|1', dueAt: at, since: at, note: '寄样品' } as const
    const day = await aWecomDay({ reminders: [aReminder({ ...reminderOf('acme'), ...timed })] })

    await day.says('今日待办')

    expect(wordsOf(day.seen())).toContain('1. **09:00 · Acme Robotics')
    expect(day.card().words).toContain('1. Acme Robotics')
  })

  it('of many goes on page by page, each with what can be opened', async () => {
    const customers = Array.from({ length: 23 }, (_, n) =>
      aCustomer({ ref: `c${n}`, name: `海鸥文具第${n}分店` }),
    )
    const day = await aWecomDay({ customers })

    await day.says('我的客户')
    await day.press('下一页')
    await day.press('下一页')
    const last = day.card()
    const [first] = (last.card?.['button_list'] ?? []) as { text: string }[]
    const [tier] = await day.press(first?.text ?? '')

    expect(last.words).toContain('上一页')
    expect(last.words).not.toContain('下一页')
    expect(wordsOf(day.seen())).toContain('第 21–23 位，共 23 位')
    expect(tier?.words).toContain(`${first?.text} · A类`)
  })
})

describe('whoever leads a team', () => {
  it('reads in today’s list what of the team needs them', async () => {
    const late = aReminder({ ...reminderOf('acme'), dueAt: new Date('2026-12-01T01:00:00Z') })
    const day = await aWecomDay({ reminders: [late] })

    const answers = await day.says('今日待办', 'bao')

    expect(wordsOf(answers)).toContain('团队：超期待办 1 项，待确认的等级变动 0 项。')
    expect(wordsOf(answers)).toContain('超期 1 项')
  })
})
