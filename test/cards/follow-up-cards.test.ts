import { describe, expect, it } from 'vitest'
import type { CardButton } from '#src/cards/card.ts'
import { escalationCard, escalationsCard } from '#src/cards/follow-up/escalation-card.ts'
import { reminderCard } from '#src/cards/follow-up/reminder-card.ts'
import { todayCard } from '#src/cards/follow-up/today-card.ts'
import { aCustomer, aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { locales } from '../helpers/locales.ts'

const zone = 'Asia/Shanghai'
const policy = aPolicy()
const now = aMoment
const aLine = (n = 1, given: Parameters<typeof aReminder>[0] = {}) => ({
  reminder: aReminder({ _id: `r${n}`, ...given }),
  customer: aCustomer({ name: `Customer ${n}`, ref: `c${n}` }),
  policy,
})

describe('a reminder', () => {
  const input = {
    reminder: aReminder({ _id: 'r1', since: daysAgo(2), dueAt: daysAgo(2) }),
    customer: aCustomer({ name: 'Acme', ref: 'acme' }),
    policy,
    lastWords: { text: 'They want a bigger box', at: daysAgo(5) },
    problem: 'The scale is wrong',
    birthday: new Date('2026-12-20T02:00:00Z'),
    snoozeDays: [{ day: '2026-12-14', at: new Date('2026-12-14T00:30:00Z') }],
    now,
  }

  it('says who, why now, what is known, one goal and one thing to ask', () => {
    const card = reminderCard('en', zone, input)

    expect(card.title).toBe('Follow up Acme (A · Key customer)')
    expect(card.facts).toEqual([
      { label: 'Why now', value: 'Last touch 5 days ago · open for 2 days' },
      { label: 'How', value: 'Phone · service' },
      { label: 'Goal', value: 'Win the next order' },
      { label: 'Ask for', value: 'Agree on a date' },
      { label: 'Open problem', value: 'The scale is wrong' },
      { label: 'Last words', value: 'They want a bigger box · Mon 7 Dec' },
      { label: 'Last order', value: '¥3.2k · Wed 9 Dec · 3 days ago' },
      { label: 'Last touch', value: 'Phone · Mon 7 Dec · 5 days ago · answered' },
      { label: 'Birthday', value: 'Sun 20 Dec' },
    ])
    expect(card.text).toContain('Goal: win the next order')
  })

  it('begins each value with a capital, and in a list each part after the first without', () => {
    const goal = { en: 'Secure the next quarter', zh: '锁定下一季度' }
    const own = { en: 'VIP visit', zh: 'VIP 拜访' }
    const call = {
      kind: 'call-back',
      goal: { en: 'find out how satisfied they are', zh: '了解客户满意度' },
    } as const
    const lines = [aLine(1, call), aLine(2, { goal }), aLine(3, { goal: own })]

    const values = lines.flatMap((line) => reminderCard('en', zone, { ...line, now }).facts ?? [])
    const details = todayCard('en', zone, { news: [], lines, batch: [], now }).rows?.map(
      ({ detail }) => detail,
    )

    expect(values.map(({ value }) => value).filter((value) => /^[a-z]/.test(value))).toEqual([])
    expect(details?.map((detail) => detail?.split(' · ').at(-1))).toEqual([
      'find out how satisfied they are',
      'secure the next quarter',
      'VIP visit',
    ])
  })

  it.each([
    ['en', 'To recommend', 'Of 32 customers with Sensors, 20 also bought Cables'],
    ['zh', '可推荐', '买过 Sensors 的 32 位客户中，20 位还买了 Cables'],
  ] as const)(
    'names what similar customers also bought, where that is to be recommended: %s',
    (locale, label, value) => {
      const pairs = [{ product: 'Cables', because: 'Sensors', both: 20, of: 32, lift: 1.9 }]
      const factsOf = (action: string) =>
        reminderCard(locale, zone, { ...input, pairs, reminder: aReminder({ action }) }).facts

      expect(factsOf('personal-recommendation')).toContainEqual({ label, value })
      expect(factsOf('contact')?.map((fact) => fact.label)).not.toContain(label)
    },
  )

  it.each([
    ['en', ['Reached', 'No answer', 'Date agreed', 'Not now']],
    ['zh', ['已联系', '没接通', '已约', '暂不需要']],
  ] as const)('is answered by one press (%s)', (locale, labels) => {
    const buttons = (reminderCard(locale, zone, input).actions ?? []).filter(
      (action): action is CardButton => action.kind === 'button' && action.call.command === 'done',
    )

    expect(buttons.map(({ label }) => label)).toEqual(labels)
    expect(buttons.map(({ call }) => call.input)).toEqual(
      ['reached', 'no-answer', 'agreed', 'not-needed'].map((outcome) => ({ reminder: 'r1', outcome })),
    )
  })

  it.each(['call-back', 'win-back', 'timed'] as const)(
    'names its customer by one name, so that there is one page it leads to: %s',
    (kind) => {
      const { actions = [] } = reminderCard('zh', zone, { ...input, reminder: aReminder({ kind }) })

      expect(new Set(actions.flatMap(({ call }) => call.input['customer'] ?? []))).toEqual(new Set(['acme']))
    },
  )

  it('can be put off to a working day', () => {
    const snooze = reminderCard('zh', zone, input).actions?.find(({ kind }) => kind === 'select')

    expect(snooze).toMatchObject({
      label: '推迟',
      call: { command: 'snooze', input: { reminder: 'r1' } },
      options: [{ label: '12月14日(周一)', value: '2026-12-14' }],
    })
  })

  it.each([
    ['en', 'You said that the contact has left'],
    ['zh', '你说对接人已离职'],
  ] as const)('to find a new contact says who has told that the last one is gone (%s)', (locale, why) => {
    const reminder = aReminder({ kind: 'timed', action: 'find-contact' })

    expect(reminderCard(locale, zone, { ...input, reminder }).facts?.[0]?.value).toBe(why)
  })

  it('that was timed says what the rep wrote, and does not call it late', () => {
    const reminder = aReminder({ kind: 'timed', note: 'ask about the tender', since: daysAgo(3) })
    const card = reminderCard('en', zone, { ...input, reminder })

    expect(card).toMatchObject({ title: 'Your reminder: Acme', tone: 'neutral' })
    expect(card.body).toEqual(['Your note: ask about the tender'])
    expect(card.facts?.[0]).toEqual({ label: 'Why now', value: 'The time you set' })
  })

  it.each([
    [{ kind: 'floor' }, '保底跟进：间隔不超过 90 天'],
    [{ kind: 'call-back' }, '该做满意度回访了'],
    [{ kind: 'win-back' }, '客户很久没有动态'],
    [{ kind: 'occasion', occasion: 'birthday' }, '生日将近'],
    [{ kind: 'occasion', occasion: 'contract-end' }, '合同即将到期'],
  ] as const)('%j says why: %s', (given, why) => {
    const card = reminderCard('zh', zone, { ...input, reminder: aReminder({ ...given }) })

    expect(card.facts?.[0]?.value).toBe(why)
  })
})

it.each(['call-back', 'win-back'] as const)('a %s is answered by its own command', (kind) => {
  const reminder = aReminder({ _id: 'r1', customerId: 'c-acme', kind })
  const card = reminderCard('zh', zone, { reminder, customer: aCustomer({ ref: 'acme' }), policy, now })

  expect(card.actions).toContainEqual(
    expect.objectContaining({ call: { command: kind, input: { customer: 'acme', reminder: 'r1' } } }),
  )
})

describe('a morning list', () => {
  it('has the news first, then each line with who, why now, how and one goal', () => {
    const news = [{ title: 'Nova', detail: 'A → B' }]
    const card = todayCard('en', zone, { news, lines: [aLine(1), aLine(2)], batch: [], now })

    expect(card.title).toBe('Today: 2 follow-ups')
    expect(card.rows?.[0]).toEqual(news[0])
    expect(card.rows?.[1]).toEqual({
      title: 'Customer 1 · tier A',
      detail: 'Last touch 5 days ago · Phone · win the next order',
      action: { kind: 'button', label: 'Open', call: { command: 'remind', input: { reminder: 'r1' } } },
    })
    expect(card.text).toContain('First: Customer 1: last touch 5 days ago')
  })

  it('that is long shows the first ten, says how many more, and opens them', () => {
    const lines = Array.from({ length: 14 }, (_, n) => aLine(n))
    const short = todayCard('zh', zone, { news: [], lines, batch: [], now })
    const long = todayCard('zh', zone, { news: [], lines, batch: [], showAll: true, now })

    expect(short.rows).toHaveLength(10)
    expect(short.body).toContain('另有 4 项未列出。')
    expect(short.actions).toMatchObject([
      { label: '显示全部 14 项', call: { command: 'today', input: { all: 'all' } } },
    ])
    expect(long.rows).toHaveLength(14)
    expect(long.actions).toBeUndefined()
  })

  it('holds the lower tiers’ touches as one row, and counts them as one', () => {
    const batch = [1, 2, 3, 4, 5, 6].map((n) => {
      const line = aLine(n)
      return { ...line, customer: { ...line.customer, tier: aTier({ code: n > 3 ? 'D' : 'C' }) } }
    })
    const card = todayCard('zh', zone, { news: [], lines: [aLine(9)], batch, now })

    expect(card.title).toBe('今日待办：2 项跟进')
    expect(card.rows?.[1]).toMatchObject({
      title: '批量跟进：6 位客户',
      detail: expect.stringMatching(/^C类、D类 · 统一话术，一次确认 · Customer 1、.*…$/),
      action: { call: { command: 'today', input: { batch: 'batch' } } },
    })
  })

  it('with more news than fit says the rest in words, so that none is lost', () => {
    const news = Array.from({ length: 11 }, (_, n) => ({ title: `News ${n}` }))
    const card = todayCard('en', zone, { news, lines: [aLine()], batch: [], now })

    expect(card.rows).toHaveLength(9)
    expect(card.body).toContain('More news: News 8, News 9, News 10')
  })

  it.each(locales)('without anything says so (%s)', (locale) => {
    const card = todayCard(locale, zone, { news: [], lines: [], batch: [], now })

    expect(card.rows).toEqual([])
    expect(card.text).not.toBe('')
  })

  it('shows a timed one with its hour and its note', () => {
    const timed = aLine(1, {
      kind: 'timed',
      dueAt: new Date('2026-12-12T06:30:00Z'),
      note: 'call about the tender',
    })
    const card = todayCard('en', zone, { news: [], lines: [timed], batch: [], now })

    expect(card.rows?.[0]).toMatchObject({
      title: '14:30 · Customer 1 · tier A',
      detail: 'The time you set · Phone · call about the tender',
    })
  })
})

describe('an escalation', () => {
  const line = (level: 1 | 2 | 3, days = 5, n = 1) => ({
    ...aLine(n),
    notice: {
      kind: 'escalation' as const,
      ...{ reminderId: `r${n}`, customerId: `c${n}`, level, reason: 'top' as const, days, at: now },
    },
  })

  it('tells the rep when the manager is told, and is ended on the spot', () => {
    const card = escalationCard('en', zone, { ...line(1, 3), now })

    expect(card.title).toBe('Customer 1 is overdue')
    expect(card.body).toEqual([
      'A · Key customer: its touch has been open for 3 working days.',
      'If it stays open, your manager is told after 5 working days.',
    ])
    expect(card.actions?.[0]).toMatchObject({ label: 'Reached', call: { command: 'done' } })
  })

  it('tells the manager whom to ask, and offers to hand it over', () => {
    const card = escalationCard('zh', zone, { ...line(2), owner: 'Mei Lin', now })

    expect(card.title).toBe('上报主管：Customer 1跟进超期')
    expect(JSON.stringify(card)).not.toContain('升级')
    expect(card.facts).toContainEqual({
      label: '现在要做',
      value: '请向 Mei Lin 了解原因，或转交给其他同事。',
    })
    expect(card.actions?.[0]).toMatchObject({
      label: '转交',
      call: { command: 'assign', input: { customer: 'c1' } },
    })
  })

  it('of many is one card, the longest open first', () => {
    const lines = Array.from({ length: 30 }, (_, n) => line(2, n, n))
    const card = escalationsCard('en', zone, { lines, policy, now })

    expect(card.title).toBe('Escalation: 30 overdue customers')
    expect(card.rows).toHaveLength(25)
    expect(card.rows?.[0]).toMatchObject({ title: 'Customer 29' })
    expect(card.body?.[1]).toBe('And 5 more: Customer 4, Customer 3, Customer 2, Customer 1, Customer 0')
  })
})
