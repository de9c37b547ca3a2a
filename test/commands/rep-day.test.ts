import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card, CommandCall, Reply } from '#src/cards/card.ts'
import { cardText } from '#src/cards/parts/text.ts'
import type { InteractionEvent } from '#src/domain/event.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { aCustomer, aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aTeam } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  const [mei, ...others] = aTeam()
  const jun = {
    ...others[0],
    _id: 'jun',
    name: '俊',
    locale: 'zh',
    manager: 'bao',
  } as (typeof others)[number]
  desk = await openDesk({ users: [...(mei ? [mei] : []), ...others, jun] })
})
afterAll(() => desk.close())

let n = 0
async function aKnown(given: Parameters<typeof aCustomer>[0] = {}) {
  n += 1
  const customer = aCustomer({ ref: `firm${n}x`, name: `Firm${n}x`, ...given })
  await desk.store.customers.insertNew([customer])
  return customer
}
async function reminded(given: Partial<Reminder> = {}, of: Parameters<typeof aCustomer>[0] = {}) {
  const customer = await aKnown(of)
  const reminder = aReminder({ customerId: customer._id, ...given })
  await desk.store.reminders.plan([reminder])
  return { customer, reminder }
}
const eventsOf = (id: string) => desk.store.events.ofCustomers([id]) as Promise<readonly InteractionEvent[]>
const buttons = ({ actions = [] }: Card): readonly CommandCall[] =>
  actions.flatMap((action) => (action.kind === 'button' ? [action.call] : []))
const tap = (call: CommandCall | undefined, as = 'mei'): Promise<Reply> => {
  if (!call) throw new Error('no such button')
  return desk.press(call.command, call.input, as)
}
const undoOn = ({ card }: Reply) => buttons(card).find(({ command }) => command === 'undo')

describe('from a reminder to a logged touch with its next date', () => {
  it.each(['mei', 'jun'])('is two taps and no typing (%s)', async (as) => {
    const { customer, reminder } = await reminded({ to: as }, { owner: as })
    const opened = await desk.press('remind', { reminder: reminder._id }, as)
    let taps = 0
    const counted = (call: CommandCall | undefined) => {
      taps += 1
      return tap(call, as)
    }

    const first = await counted(buttons(opened.card).find(({ input }) => input['outcome'] === 'reached'))
    const cadence = buttons(first.card)[0]
    const second = await counted(cadence)

    expect(taps).toBe(2)
    expect(second.refused).toBeUndefined()
    const [touch] = await eventsOf(customer._id)
    expect(touch).toMatchObject({ outcome: 'reached', channel: 'phone', reminderId: reminder._id })
    expect(touch?.nextAt?.toISOString().slice(0, 10)).toBe(cadence?.input['next'])
    expect((await desk.store.reminders.get(reminder._id))?.state).toBe('done')
    expect([...wordsOf(first.card), ...wordsOf(second.card)].join('')).not.toMatch(/undefined|{{|NaN/)
  })

  it('offers the cadence, a week, a month and other days, none of them off work or over', async () => {
    const { reminder } = await reminded()

    const { card } = await desk.press('done', { reminder: reminder._id, outcome: 'agreed' })

    const days = buttons(card).flatMap(({ input }) => input['next'] ?? [])
    const select = card.actions?.find((action) => action.kind === 'select')
    expect(days.length).toBeGreaterThanOrEqual(2)
    expect(select?.kind === 'select' ? select.options.length : 0).toBeGreaterThan(5)
    for (const day of days) {
      expect(new Date(day) > aMoment).toBe(true)
      expect([0, 6]).not.toContain(new Date(day).getUTCDay())
    }
  })

  it('says on both cards that a day is in a year without calendar data', async () => {
    const { reminder } = await reminded()

    const first = await desk.press('done', { reminder: reminder._id, outcome: 'reached' })
    const next = buttons(first.card).find(({ input }) => input['next']?.startsWith('2027'))
    const second = await tap(next)

    expect(first.card.footer).toContain('No public holidays are known for 2027')
    expect(second.card.footer).toBe(first.card.footer)
  })

  it('keeps a note whose holiday is no day yet, and says so', async () => {
    const { name, _id } = await aKnown()

    const { card } = await desk.say(`写跟进 ${name} 电话 已联系 春节后再谈`)

    expect(await eventsOf(_id)).toMatchObject([{ note: '春节后再谈' }])
    expect(card.footer).toContain('“春节后” could not be taken as a date')
  })

  it('pressed twice is one touch, and says who was quicker', async () => {
    const { customer, reminder } = await reminded()

    await desk.press('done', { reminder: reminder._id, outcome: 'reached' })
    const { card } = await desk.press('done', { reminder: reminder._id, outcome: 'no-answer' }, 'bao')

    expect(await eventsOf(customer._id)).toHaveLength(1)
    expect(card.body?.[0]).toContain('Mei Lin')
  })

  it('pressed twice by the same rep says that it was them', async () => {
    const { reminder } = await reminded()

    await desk.press('done', { reminder: reminder._id, outcome: 'reached' })
    const { card } = await desk.press('done', { reminder: reminder._id, outcome: 'reached' })

    expect(card.body?.[0]).toBe('You have logged it before, so nothing was logged twice.')
  })

  it("is refused for somebody else's customer", async () => {
    const { customer, reminder } = await reminded()

    const { refused, card } = await desk.press('done', { reminder: reminder._id, outcome: 'reached' }, 'lei')

    expect(refused).toBe('reminder-gone')
    expect(wordsOf(card)).not.toContain(customer.name)
    expect(await eventsOf(customer._id)).toEqual([])
  })
})

describe('done by text', () => {
  it('is not done to a customer whose name begins with the verb', async () => {
    const { name, _id } = await aKnown({ ref: 'ddl', name: 'Done Deal Ltd' })

    const { card } = await desk.say(name)

    expect(card.title).toContain(name)
    expect(await eventsOf(_id)).toEqual([])
  })

  it.each([
    ['done {name}', 'reached'],
    ['完成 {name}', 'reached'],
    ['{name} done', 'reached'],
    ['完成{name} 没接通', 'no-answer'],
    ['完成 {name} 电话一直打不通', 'no-answer'],
    ["done {name} tried twice, didn't pick up", 'no-answer'],
  ])('%s ends what is open', async (text, outcome) => {
    const { customer, reminder } = await reminded()

    await desk.say(text.replace('{name}', customer.name))

    expect((await desk.store.reminders.get(reminder._id))?.result?.outcome).toBe(outcome)
  })

  it('asks what was done where nothing is open', async () => {
    const { name, _id } = await aKnown()

    const { card, refused } = await desk.say(`done ${name}`)

    expect(refused).toBeUndefined()
    expect(buttons(card).map(({ command }) => command)).toEqual(['log', 'log', 'log', 'log'])
    expect(await eventsOf(_id)).toEqual([])
  })
})

describe('log', () => {
  it.each([
    ['log {name} phone reached: wants a quote by Friday', 'phone', 'reached', '2026-12-18'],
    ['log {name} visit agreed next Tue 10:00', 'visit', 'agreed', '2026-12-15'],
    ['{name} log no answer by wechat', 'wechat', 'no-answer', undefined],
    ['写跟进 {name} 电话 已联系 要报价 下周五回访', 'phone', 'reached', '2026-12-18'],
    ['跟进 {name} 微信 没回', 'wechat', 'no-answer', undefined],
    ['{name} 写跟进 拜访 已约 3天后', 'visit', 'agreed', '2026-12-15'],
    ['写跟进 {name} 邮件 暂不需要', 'mail', 'not-needed', undefined],
  ])('%s', async (text, channel, outcome, nextDay) => {
    const { name, _id } = await aKnown()

    const { refused } = await desk.say(text.replace('{name}', name))

    const [touch] = await eventsOf(_id)
    expect(refused).toBeUndefined()
    expect(touch).toMatchObject({ channel, outcome, by: 'mei' })
    expect(touch?.nextAt?.toISOString().slice(0, 10)).toBe(nextDay)
  })

  it('keeps what was said in the note, and out of the log', async () => {
    const { name, _id } = await aKnown()

    await desk.say(`log ${name} phone reached: CANARY-note by Friday, satisfaction 4`)

    const [touch, rating] = await eventsOf(_id)
    expect(touch?.note).toBe('CANARY-note by Friday')
    expect(rating).toMatchObject({ kind: 'feedback', rating: 4 })
    expect(JSON.stringify(desk.log.lines)).not.toContain('CANARY-note')
  })

  it.each([
    ['log {name} phone reached: ', ' Call again next Tue 10:00', 'a'],
    ['写跟进 {name} 电话 已联系 ', '，下周二10点再联系', '要'],
  ])('%s takes a note of nearly 4,000 characters, with the date at its end', async (head, tail, letter) => {
    const { name, _id } = await aKnown()
    const note = `${letter.repeat(9)} `.repeat(390)

    const { card, refused } = await desk.say(`${head.replace('{name}', name)}${note}${tail}`)

    expect(refused).toBeUndefined()
    const [touch] = await eventsOf(_id)
    expect(touch?.note?.length).toBeGreaterThan(3_850)
    expect(touch?.nextAt?.toISOString().slice(0, 10)).toBe('2026-12-15')
    expect(card.facts?.find(({ label }) => label === 'Note')?.value).toHaveLength(300)
  })

  it.each([1_005, 3_000])('of more than a message may hold is refused with what to do', async (times) => {
    const { name, _id } = await aKnown()

    const { refused, card } = await desk.say(`log ${name} phone ${'long '.repeat(times)}`)

    expect([refused, card.body?.[1]]).toEqual(['text-too-long', 'Send it in two parts.'])
    expect(await eventsOf(_id)).toEqual([])
  })

  it('a day at its head that is over is the day of the touch', async () => {
    const { name, _id } = await aKnown()

    await desk.say(`写跟进 ${name} 昨天电话已联系`)

    const [touch] = await eventsOf(_id)
    expect(touch).toMatchObject({ channel: 'phone', outcome: 'reached' })
    expect(touch).not.toHaveProperty('note')
    expect(touch?.at).toEqual(new Date('2026-12-11T01:00:00Z'))
  })

  it('without words is two presses at most, and a double press is one touch', async () => {
    const { name, _id } = await aKnown()
    const { card } = await desk.say(`log ${name}`)
    const select = card.actions?.find((action) => action.kind === 'select')
    const call = select?.kind === 'select' ? select.call : undefined

    const second = await desk.press('log', { ...call?.input, channel: 'visit' })
    const press = buttons(second.card).find(({ input }) => input['outcome'] === 'reached')
    await tap(press)
    await tap(press)

    expect(await eventsOf(_id)).toMatchObject([{ channel: 'visit', outcome: 'reached' }])
  })

  it('ends the touch that was due, but not what a person timed', async () => {
    const due = await reminded()
    const timed = await reminded({ kind: 'timed' })

    await desk.say(`log ${due.customer.name} phone reached`)
    await desk.say(`log ${timed.customer.name} phone reached`)

    expect((await desk.store.reminders.get(due.reminder._id))?.state).toBe('done')
    expect((await desk.store.reminders.get(timed.reminder._id))?.state).toBe('open')
  })

  it('of a Chinese name finds the customer without a space', async () => {
    const { _id } = await aKnown({ ref: 'lanhai', name: '蓝海贸易' })

    await desk.say('写跟进蓝海电话已联系要报价')

    expect(await eventsOf(_id)).toMatchObject([{ channel: 'phone', outcome: 'reached', note: '要报价' }])
  })
})

describe('remind', () => {
  it.each([
    ['remind {name} tomorrow 3pm call about the contract', '2026-12-13T07:00', 'call about the contract'],
    ['提醒 {name} 明天下午3点 谈合同', '2026-12-13T07:00', '谈合同'],
    ['{name} remind in 3d', '2026-12-15T01:00', undefined],
    ['remind {name} next Tue 10:00', '2026-12-15T02:00', undefined],
  ])('%s', async (text, at, note) => {
    const { name, _id } = await aKnown()

    const { card } = await desk.say(text.replace('{name}', name))

    const [reminder] = await desk.store.reminders.openFor([_id])
    expect(reminder).toMatchObject({ kind: 'timed', to: 'mei', state: 'open' })
    expect(reminder?.dueAt.toISOString().slice(0, 16)).toBe(at)
    expect(reminder?.note).toBe(note)
    expect(card.title).toContain(name)
  })

  it('of a Chinese name finds the customer without a space', async () => {
    const { _id } = await aKnown({ ref: 'qingshan', name: '青山制造' })

    await desk.say('提醒青山明天下午3点打样')

    expect(await desk.store.reminders.openFor([_id])).toMatchObject([{ note: '打样' }])
  })

  it('refuses a day that is over and says what to name instead', async () => {
    const { name, _id } = await aKnown()

    const { refused, card } = await desk.say(`remind ${name} yesterday`)

    expect(refused).toBe('date-past')
    expect(card.body?.join()).toContain('in 3d')
    expect(await desk.store.reminders.openFor([_id])).toEqual([])
  })

  it.each([
    'remind {name} after Spring Festival',
    '提醒 {name} 春节后 拜访',
    'snooze {name} after Spring Festival',
  ])('%s says what to do where nobody has entered that year', async (text) => {
    const { customer } = await reminded()

    const { card, refused } = await desk.say(text.replace('{name}', customer.name))

    expect(refused).toBe('holiday-unknown')
    expect(card.body?.[0]).toContain('the public holidays of 2027 are not known yet')
    expect(card.body?.[0]).toContain('have an admin enter them')
  })

  it('asks for the day where none was named', async () => {
    const { name, _id } = await aKnown()

    const { card } = await desk.say(`remind ${name} about the contract`)
    await tap(buttons(card)[0])

    expect(await desk.store.reminders.openFor([_id])).toMatchObject([{ note: 'about the contract' }])
  })
})

describe('snooze', () => {
  it('moves the day and leaves what overdue counts from', async () => {
    const { customer, reminder } = await reminded({ since: daysAgo(2), dueAt: daysAgo(2) })

    await desk.say(`snooze ${customer.name} next Tue`)

    const moved = await desk.store.reminders.get(reminder._id)
    expect(moved?.dueAt.toISOString().slice(0, 10)).toBe('2026-12-15')
    expect(moved?.since).toEqual(reminder.since)
  })

  it('takes a day from its menu, and refuses one that is over', async () => {
    const { reminder } = await reminded()

    const fine = await desk.press('snooze', { reminder: reminder._id, until: '2026-12-21' })
    const over = await desk.press('snooze', { reminder: reminder._id, until: '2026-12-01' })

    expect([fine.refused, over.refused]).toEqual([undefined, 'date-past'])
  })
})

describe('feedback', () => {
  it('of a complaint is flagged, and says what it changes', async () => {
    const { name, _id } = await aKnown()

    const { card } = await desk.say(`feedback ${name} service 2 complaint late delivery`)

    expect((await eventsOf(_id)).filter(({ kind }) => (kind as string) === 'feedback')).toMatchObject([
      { kind: 'feedback', topic: 'service', rating: 2, complaint: true, note: 'late delivery' },
    ])
    expect(wordsOf(card)).toContain('flagged')
  })

  it.each([
    ['feedback {name} service 2 complaint late delivery', 'late delivery'],
    ['客户反馈 {name} 服务 2分 送货太慢', '送货太慢'],
    ['feedback {name} product 1', 'Rated product 1 of 5'],
  ])('that is bad is a problem of service, once: %s', async (text, said) => {
    const { name, _id } = await aKnown()

    const { card } = await desk.say(text.replace('{name}', name))

    expect(await desk.store.problems.openFor([_id])).toMatchObject([{ text: said, assignee: 'sara' }])
    expect(card.body?.[0]).toMatch(/^Sara Holt has it as an open problem; an answer is promised by /)
    expect(card.actions?.[0]).toMatchObject({ label: 'Open', call: { command: 'problem' } })
  })

  it('pressed twice is one problem, and one that is taken back waits for nobody', async () => {
    const { _id } = await aKnown()
    const press = { customer: _id, click: 'click-7', said: 'service 1 complaint' }

    const first = await desk.press('feedback', press)
    await desk.press('feedback', press)
    const open = await desk.store.problems.openFor([_id])
    await tap(undoOn(first))

    expect(open).toHaveLength(1)
    expect(await desk.store.problems.openFor([_id])).toEqual([])
    expect((await desk.store.problems.get(open[0]?._id ?? ''))?.state).toBe('withdrawn')
    const { facts } = (await desk.store.customers.get(_id)) ?? {}
    expect(facts?.lastComplaintAt).toBeUndefined()
  })

  it('that is good opens none', async () => {
    const { name, _id } = await aKnown()

    await desk.say(`feedback ${name} service 3`)

    expect(await desk.store.problems.openFor([_id])).toEqual([])
  })

  it('is asked for by one menu where nothing was said', async () => {
    const { name, _id } = await aKnown()
    const { card } = await desk.say(`客户反馈 ${name}`)
    const [select] = card.actions ?? []
    const call = select?.kind === 'select' ? select.call : undefined

    await desk.press('feedback', { ...call?.input, said: 'product 5' })

    expect(await eventsOf(_id)).toMatchObject([{ topic: 'product', rating: 5 }])
  })
})

describe('undo', () => {
  it('takes a logged touch back and opens its reminder again', async () => {
    const { customer, reminder } = await reminded()
    const logged = await desk.press('done', { reminder: reminder._id, outcome: 'reached' })

    const { card } = await tap(undoOn(logged))

    expect(card.title).toContain(customer.name)
    expect(await eventsOf(customer._id)).toMatchObject([{ kind: 'note', retracted: true }])
    expect((await desk.store.reminders.get(reminder._id))?.state).toBe('open')
    await desk.press('done', { reminder: reminder._id, outcome: 'no-answer' })
    expect((await eventsOf(customer._id)).filter(({ kind }) => kind === 'interaction')).toHaveLength(1)
  })

  it('takes the newest change back first: the date, then the touch', async () => {
    const { customer, reminder } = await reminded()
    const logged = await desk.press('done', { reminder: reminder._id, outcome: 'reached' })
    const dated = await tap(buttons(logged.card)[0])

    await tap(undoOn(dated))
    const [touch] = await eventsOf(customer._id)
    await tap(undoOn(logged))

    expect(touch).toMatchObject({ kind: 'interaction', outcome: 'reached' })
    expect(touch?.nextAt).toBeUndefined()
    expect((await eventsOf(customer._id))[0]?.kind).toBe('note')
  })

  it('by text takes back a snooze, a reminder and feedback', async () => {
    const { customer, reminder } = await reminded()
    await desk.say(`snooze ${customer.name} in 3d`)
    await desk.say('undo')
    expect((await desk.store.reminders.get(reminder._id))?.dueAt).toEqual(reminder.dueAt)

    const { name, _id } = await aKnown()
    await desk.say(`remind ${name} in 3d`)
    await desk.say('撤销')
    expect(await desk.store.reminders.openFor([_id])).toEqual([])

    await desk.say(`feedback ${name} service 1`)
    await desk.say('undo')
    expect((await eventsOf(_id)).map(({ kind }) => kind)).toEqual(['note', 'note'])
  })

  it('is nobody else’s, and not for what is too old', async () => {
    const { customer, reminder } = await reminded()
    const logged = await desk.press('done', { reminder: reminder._id, outcome: 'reached' })
    await desk.store.undos.put({
      _id: 'old',
      by: 'mei',
      at: new Date(aMoment.getTime() - 601_000),
      command: 'log',
      steps: [],
    })

    await tap(undoOn(logged), 'lei')
    const old = await desk.press('undo', { change: 'old' })

    expect(await eventsOf(customer._id)).toMatchObject([{ kind: 'interaction' }])
    expect(old.card.body?.join()).toContain('10 minutes')
  })
})

describe('a batch of lower tiers', () => {
  it('is a list, a text and a file; one approval logs a touch each, and one undo takes all back', async () => {
    const lowly = { channel: 'mail', tier: 'D', to: 'bao' } as const
    const both = [await reminded(lowly), await reminded(lowly)]

    const shown = await desk.press('today', { batch: 'batch' }, 'bao')
    const typed = await desk.say('today batch', 'bao') // what a terminal shows for the button
    expect(typed.card).toEqual(shown.card)
    const approved = await tap(buttons(shown.card)[0], 'bao')

    const csv = String(shown.files?.[0]?.content)
    for (const { customer } of both) {
      expect(csv).toContain(customer.name)
      expect(await eventsOf(customer._id)).toMatchObject([{ channel: 'mail', outcome: 'no-answer' }])
    }
    expect(wordsOf(shown.card)).not.toMatch(/Tier D|基础客户/)
    await tap(undoOn(approved), 'bao')
    for (const { reminder } of both)
      expect((await desk.store.reminders.get(reminder._id))?.state).toBe('open')
  })

  it('does not log what joined it after the card was made', async () => {
    const lowly = { channel: 'mail', tier: 'D', to: 'admin' } as const
    await reminded(lowly)
    await reminded(lowly)
    const shown = await desk.press('today', { batch: 'batch' }, 'admin')
    const late = await reminded({ ...lowly, plannedAt: daysAgo(-1) })

    await tap(buttons(shown.card)[0], 'admin')

    expect(await eventsOf(late.customer._id)).toEqual([])
  })
})

describe('today', () => {
  it('is the asker’s own list, each line with its button', async () => {
    const mine = await reminded({ to: 'lei' }, { owner: 'lei' })
    const later = await reminded({ to: 'lei', dueAt: daysAgo(-5) }, { owner: 'lei' })

    const { card } = await desk.say('today', 'lei')

    expect(card.rows?.map(({ action }) => action?.call.input['reminder'])).toEqual([mine.reminder._id])
    expect(wordsOf(card)).not.toContain(later.customer.name)
  })

  it.each(['today 20 min', '今日待办 20分钟'])('%s picks what fits', async (text) => {
    const rich = await reminded({ to: 'lei', valueAtRiskMinor: 90_000_000 }, { owner: 'lei' })
    await reminded({ to: 'lei', channel: 'visit', valueAtRiskMinor: 99_000_000 }, { owner: 'lei' })

    const { card } = await desk.say(text, 'lei')

    expect(card.rows).toHaveLength(1)
    expect(wordsOf(card)).toContain('20')
    expect(wordsOf(card)).toContain(rich.customer.name)
    await desk.press('done', { reminder: rich.reminder._id, outcome: 'reached' }, 'lei')
  })
})

describe('what a terminal shows of a button', () => {
  const typed = (card: Card, command: string): readonly string[] =>
    cardText(card, { width: 100 })
      .replace(/\s+/g, ' ')
      .split('type: ')
      .slice(1)
      .map((each) => each.split(/ {2}|(?= [A-Z][a-z]+ )/)[0] ?? '')
      .filter((each) => each.startsWith(`${command} `))

  it('opens a reminder, logs its touch and sets the next date', async () => {
    const { customer, reminder } = await reminded()

    const opened = await desk.say(`remind ${reminder._id}`)
    const logged = await desk.say(`done ${reminder._id} no-answer`)
    const [next = ''] = typed(logged.card, 'done')
    const dated = await desk.say(next)

    expect(opened.card.title).toContain(customer.name)
    const [touch] = await eventsOf(customer._id)
    expect(touch).toMatchObject({ outcome: 'no-answer', reminderId: reminder._id })
    expect(next).toContain(touch?.nextAt?.toISOString().slice(0, 10))
    expect(dated.card.tone).toBe('good')
  })

  it.each([
    ['done 2026-12-21', '2026-12-21'],
    ['完成 12-21', '2026-12-21'],
    ['done next Tue', '2026-12-15'],
  ])('takes a day alone as the next date of the touch just logged: %s', async (words, day) => {
    const { _id, name } = await aKnown()
    await desk.say(`log ${name} phone reached: asked for samples`)

    const dated = await desk.say(words)

    expect(dated.refused).toBeUndefined()
    const [touch] = await eventsOf(_id)
    expect(touch?.nextAt?.toISOString().slice(0, 10)).toBe(day)
  })

  it('says so where a day alone is of no touch, or is over', async () => {
    const { name } = await aKnown({ owner: 'jun' })

    const none = await desk.say('done 2026-12-21', 'admin')
    await desk.say(`写跟进 ${name} 电话 已联系`, 'jun')
    const past = await desk.say('完成 2026-11-01', 'jun')

    expect([none.refused, past.refused]).toEqual(['touch-gone', 'date-past'])
  })

  it('puts a reminder off, and takes that very change back', async () => {
    const { customer, reminder } = await reminded()

    const { card } = await desk.say(`snooze ${reminder._id} 2026-12-20`)
    const moved = await desk.store.reminders.get(reminder._id)
    await desk.say(`remind ${customer.name} in 3d`)
    await desk.say(typed(card, 'undo')[0] ?? '')

    expect(moved?.dueAt).not.toEqual(reminder.dueAt)
    expect((await desk.store.reminders.get(reminder._id))?.dueAt).toEqual(reminder.dueAt)
    expect(await desk.store.reminders.openFor([customer._id])).toHaveLength(2)
  })

  it('of one card typed twice is one touch', async () => {
    const { _id } = await aKnown()
    const click = '3b9be27a-daaa-493e-a825-145b89842ec3'

    await desk.say(`log ${_id} ${click} phone not-needed`)
    await desk.say(`log ${_id} ${click} phone not-needed`)

    const touches = await eventsOf(_id)
    expect(touches).toMatchObject([{ channel: 'phone', outcome: 'not-needed' }])
    expect(touches[0]).not.toHaveProperty('note')
  })
})
