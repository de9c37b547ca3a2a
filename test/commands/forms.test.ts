import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Form } from '#src/cards/form.ts'
import { commands } from '#src/commands/index.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { aTeam, aUser } from '../helpers/builders/a-user.ts'
import { locales } from '../helpers/locales.ts'
import { openDesk } from './desk.ts'

const customers = [
  aCustomer({ ref: 'acme', name: 'Acme Robotics', aliases: ['Acme'] }),
  aCustomer({ ref: 'ali', name: '阿里云商贸有限公司', aliases: ['阿里云'] }),
  aCustomer({ ref: 'nova', name: 'Nova Ltd' }),
  aCustomer({ ref: 'haiou-1', name: '海鸥文具有限公司', aliases: ['海鸥'] }),
  aCustomer({ ref: 'haiou-2', name: '海鸥食品有限公司', aliases: ['海鸥'] }),
  aCustomer({ ref: 'secret', name: 'Quokka Fjord', owner: 'lone' }),
]
const users = [
  ...aTeam(),
  aUser({ _id: 'fang', name: '方丽', locale: 'zh' }),
  aUser({ _id: 'lone', name: 'Lone Rep', team: 'West' }),
]
const withForm = commands.filter(({ form }) => form !== undefined)
const inWordsOf = { en: /^[A-Z][a-z ]+$/, zh: /^\p{Script=Han}+$/u } as const
const people = { en: 'mei', zh: 'fang' } as const

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk({ users, customers })
})
afterAll(() => desk.close())

const ask = (command: string, input: Record<string, string> = {}, as = 'mei') =>
  desk.dispatcher.form({ command, input }, { surface: 'terminal', userId: as })

async function formOf(command: string, input: Record<string, string> = {}, as = 'mei'): Promise<Form> {
  const asked = await ask(command, input, as)
  if ('reply' in asked) throw new Error(`refused: ${asked.reply.refused}`)
  return asked.form
}

const send = (form: Form, values: Record<string, string>, as = 'mei') =>
  desk.press(form.call.command, { ...form.call.input, ...values }, as)

const fieldOf = (form: Form, name: string) => form.fields.find((field) => field.name === name)

describe('a form', () => {
  it.each(withForm.flatMap(({ name }) => locales.map((locale) => ({ name, locale }))))(
    'of $name stands in words of $locale, its fields named once, its first values among its options',
    async ({ name, locale }) => {
      const form = await formOf(name, {}, people[locale])

      expect(new Set(form.fields.map((field) => field.name)).size).toBe(form.fields.length)
      for (const { label, kind, value, options = [] } of form.fields) {
        expect(label).not.toMatch(/^[a-z-]+\.[a-z-]+$/)
        if (kind === 'choice' && value !== undefined)
          expect(options.map((each) => each.value)).toContain(value)
        if (locale === 'zh' && kind !== 'customer') expect(label).toMatch(/\p{Script=Han}/u)
      }
      expect(form.call.command).toBe(name === 'find' ? 'tier' : name)
    },
  )

  it.each(withForm.flatMap(({ name }) => locales.map((locale) => ({ name, locale }))))(
    'of $name says in words of $locale what an empty field is picked from',
    async ({ name, locale }) => {
      const { fields } = await formOf(name, {}, people[locale])

      const picked = fields.filter(({ kind }) => kind !== 'text' && kind !== 'paragraph')
      for (const { placeholder } of picked) expect(placeholder).toMatch(inWordsOf[locale])
    },
  )

  it.each(withForm.map(({ name }) => name))(
    'of %s is taken by its command as it stands, but for what is missing',
    async (name) => {
      const form = await formOf(name)
      const first = Object.fromEntries(
        form.fields.flatMap(({ name: key, value }) => (value ? [[key, value]] : [])),
      )

      const reply = await send(form, {
        ...first,
        ...(fieldOf(form, 'customer') ? { customer: 'c-ali' } : {}),
      })

      expect(reply.refused).not.toBe('input-invalid')
    },
  )

  it('is not shown to whoever may not use the command, nor about a customer they cannot see', async () => {
    const [service, foreign, none, unknown] = await Promise.all([
      ask('log', { customer: 'c-acme' }, 'sara'),
      ask('log', { customer: 'c-secret' }),
      ask('whoami'),
      ask('log', {}, 'a-stranger'),
    ])

    expect([service, foreign, none, unknown].map((one) => 'reply' in one && one.reply.refused)).toEqual([
      'not-allowed',
      'customer-gone',
      'form-unknown',
      'unknown-identity',
    ])
  })

  it('of a touch writes it down once however often it is sent', async () => {
    const form = await formOf('log', { customer: 'c-acme' })
    const filled = {
      channel: 'visit',
      outcome: 'agreed',
      note: 'wants a quote',
      satisfaction: '4',
      next: '2026-12-20',
    }

    const first = await send(form, filled)
    const again = await send(form, filled)

    const written = (await desk.store.events.ofCustomers(['c-acme'])).filter(
      ({ source }) => source === 'chat',
    )
    expect(first.card.title).toBe('Logged: Acme Robotics')
    expect(JSON.stringify(first.card)).toContain('wants a quote')
    expect(again.card.title).toBe('Logged already: Acme Robotics')
    expect(written.map(({ kind }) => kind).toSorted()).toEqual(['feedback', 'interaction'])
    expect(written.find(({ kind }) => kind === 'interaction')).toMatchObject({
      channel: 'visit',
      note: 'wants a quote',
    })
  })

  it.each<[string, string, Record<string, string>, string]>([
    ['a touch of tomorrow', 'log', { outcome: 'reached', on: '2026-12-13' }, 'on'],
    ['a touch of long ago', 'log', { outcome: 'reached', on: '2026-10-01' }, 'on'],
    ['a next day that is over', 'log', { outcome: 'reached', next: '2026-12-01' }, 'next'],
    ['a day that is over', 'remind', { on: '2026-12-01', note: 'x' }, 'on'],
    ['an hour that is over', 'remind', { on: '2026-12-12', at: '00:01' }, 'at'],
    ['an end that is over', 'override', { tier: 'A', reason: 'x', until: '2026-12-01' }, 'until'],
    ['no reason', 'override', { tier: 'A', reason: ' ' }, 'reason'],
    ['no zone', 'settings', { zone: 'Mars/Base' }, 'zone'],
    ['half of the quiet hours', 'settings', { zone: 'Asia/Shanghai', quietFrom: '22:00' }, 'quietTo'],
    ['no such time', 'remind', { on: '2026-12-20', at: '25:00' }, 'at'],
    ['no name', 'add', { name: ' ' }, 'name'],
  ])('with %s is refused at that field', async (_what, command, values, field) => {
    const asked = command === 'settings' || command === 'add' ? {} : { customer: 'c-nova' }

    const reply = await send(await formOf(command, asked), values)

    expect([reply.refused === undefined, reply.field]).toEqual([false, field])
  })

  it('of a reminder sets the hour in the asker’s own zone, with the note', async () => {
    const form = await formOf('remind', { customer: 'c-acme' })

    const { card } = await send(form, { on: '2026-12-15', at: '15:30', note: 'the contract until 1 March' })

    const [open] = await desk.store.reminders.of('c-acme', 10)
    expect(card.title).toBe('I remind you: Acme Robotics')
    expect(open).toMatchObject({
      dueAt: new Date('2026-12-15T07:30:00Z'),
      note: 'the contract until 1 March',
    })
  })

  it('of a tier by hand pins it to the end of its last day', async () => {
    const form = await formOf('override', { customer: 'c-nova' })

    await send(form, { tier: 'B', reason: 'until the merger', until: '2027-01-31' })

    const pinned = await desk.store.customers.get('c-nova')
    expect(fieldOf(form, 'tier')?.value).toBe('A')
    expect(pinned?.override).toMatchObject({
      tier: 'B',
      reason: 'until the merger',
      until: new Date('2027-01-31T16:00:00Z'),
    })
  })

  it('of settings changes what was changed and keeps what it does not ask for', async () => {
    await desk.say('settings mute acme')
    const form = await formOf('settings')

    await send(form, {
      language: 'en',
      zone: 'Europe/Berlin',
      morning: 'off',
      daily: 'on',
      quietFrom: '21:00',
      quietTo: '07:00',
      mutes: 'question,occasion',
    })
    const changed = await desk.store.users.byId('mei')
    await send(await formOf('settings'), {
      language: 'en',
      zone: 'Asia/Shanghai',
      morning: 'on',
      daily: 'off',
    })

    expect(changed).toMatchObject({ zone: 'Europe/Berlin', quietHours: { from: '21:00', to: '07:00' } })
    expect(changed?.settings?.mutes).toEqual([
      { customer: 'c-acme' },
      { kind: 'question' },
      { kind: 'occasion' },
    ])
    expect((await desk.store.users.byId('mei'))?.quietHours).toBeUndefined()
  })

  it('of a new customer adds it with its first fields; one of that name is shown first', async () => {
    const form = await formOf('add')

    const added = await send(form, { name: 'Blue Harbour', kind: 'prospect', industry: 'retail' })
    const same = await send(form, { name: 'Blue Harbour', kind: 'prospect' })

    expect(added.card.title).toBe('Blue Harbour is added as a prospect')
    expect(same.refused).toBe('customer-exists')
    expect(same.card.actions?.[0]?.call.input).toMatchObject({ name: 'Blue Harbour', kind: 'prospect' })
  })

  it('of one field and of feedback do what their words do', async () => {
    await send(await formOf('edit', { customer: 'c-nova' }), { field: 'region', value: 'East' })
    const told = await send(await formOf('feedback', { customer: 'c-nova' }), {
      topic: 'service',
      rating: '2',
      complaint: 'yes',
      note: 'late',
    })

    expect((await desk.store.customers.get('c-nova'))?.attrs['region']).toBe('East')
    expect(told.card.title).toBe('Complaint from Nova Ltd')
  })
})

describe('a message that somebody wrote', () => {
  it.each([
    ['Acme Robotics wants a call', 'c-acme'],
    ['just spoke to acme, all is well', 'c-acme'],
    ['请跟进一下阿里云商贸的合同', 'c-ali'],
    ['阿里云今天来电', 'c-ali'],
  ])('%s is about the customer it names', async (quoted, customer) => {
    const form = await formOf('log', { quoted })

    expect(fieldOf(form, 'customer')?.value).toBe(customer)
    expect(fieldOf(form, 'note')?.value).toBe(quoted)
  })

  it.each(['log', 'remind'])(
    'whose name two customers bear is about neither until one is chosen (%s)',
    async (command) => {
      const form = await formOf(command, { quoted: '海鸥的王总要两百箱' })
      const full = await formOf(command, { quoted: '海鸥食品的王总要两百箱' })

      expect(fieldOf(form, 'customer')?.value).toBeUndefined()
      expect(
        fieldOf(form, 'customer')
          ?.options?.map(({ value }) => value)
          .sort(),
      ).toEqual(['c-haiou-1', 'c-haiou-2'])
      expect(fieldOf(full, 'customer')?.value).toBe('c-haiou-2')
    },
  )

  it('is not told twice: a next step that is all of it stands in the note alone', async () => {
    const whole = await formOf('log', { quoted: '阿里云说下周要两百箱' }, 'fang')
    const part = await formOf('log', { quoted: '阿里云来电，预算二十万。下周二发报价' }, 'fang')

    expect(whole.footer).toBe('根据原话填写，请核对')
    expect(part.footer).toContain('下一步：下周二发报价')
  })

  it('names several: each with its tier, in the order of the message', async () => {
    const { card } = await desk.press('find', { quoted: 'Nova before Acme, and Quokka Fjord' })

    expect(card.rows?.map(({ title }) => title)).toEqual(['Nova Ltd', 'Acme Robotics'])
    expect(JSON.stringify(card)).not.toContain('Fjord')
  })

  it('that names nobody says so, and its form asks whom', async () => {
    const reply = await desk.press('find', { quoted: 'lunch at noon?' })
    const form = await formOf('remind', { quoted: 'lunch at noon?' })

    expect(reply.refused).toBe('customer-not-found')
    expect(fieldOf(form, 'customer')).toMatchObject({ kind: 'customer' })
    expect(fieldOf(form, 'customer')?.value).toBeUndefined()
  })
})

describe('customers to choose from', () => {
  const options = (text: string, as = 'mei', limit = 20) =>
    desk.dispatcher.options(text, { surface: 'terminal', userId: as }, limit)

  it('are those whose name begins so, of what the asker may see', async () => {
    expect(await options('nov')).toEqual([{ label: 'Nova Ltd · tier B', value: 'c-nova' }])
    expect(await options('quok')).toEqual([])
    expect((await options('quok', 'admin')).map(({ value }) => value)).toEqual(['c-secret'])
    expect(await options('nov', 'a-stranger')).toEqual([])
  })

  it('are the asker’s own before anything is typed', async () => {
    expect((await options('', 'lone')).map(({ value }) => value)).toEqual(['c-secret'])
    expect(await options('', 'mei', 2)).toHaveLength(2)
  })
})

describe('an answer', () => {
  it('takes the card’s place where its command says so, and not where it is refused', async () => {
    const [why, undone, help, refused] = await Promise.all([
      desk.press('why', { customer: 'c-acme' }),
      desk.press('undo', { change: 'none' }),
      desk.press('help', {}),
      desk.press('why', { customer: 'c-secret' }),
    ])

    expect([why, undone, help, refused].map(({ inPlace }) => inPlace)).toEqual([
      'answer',
      true,
      undefined,
      undefined,
    ])
  })
})
