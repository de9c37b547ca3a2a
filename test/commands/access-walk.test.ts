import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import type { Command } from '#src/commands/command.ts'
import { commands } from '#src/commands/index.ts'
import { aCustomer, aTier, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aTeam, aUser } from '../helpers/builders/a-user.ts'
import { openDesk } from './desk.ts'

const name = 'Quokka Fjord'
const theirs = aCustomer({
  _id: 'c-secret',
  ref: 'qh-77',
  name,
  owner: 'lone',
  aliases: ['Canaryalias'],
  tags: ['canarytag'],
  attrs: { region: 'canaryregion', birthday: '1971-02-03' },
  tier: aTier({ code: 'B' }),
  lifecycle: 'dormant',
  override: { tier: 'B', reason: 'canaryreason', by: 'lone', until: daysAgo(-90) },
  facts: someFacts({
    netSpendMinor: 98_765_432,
    lastOrder: { at: daysAgo(3), amountMinor: 9_876_543, currency: 'CNY', product: 'canaryproduct' },
    lastStage: { at: daysAgo(3), stage: 'won', note: 'canarystage' },
  }),
})
const mine = aCustomer({ _id: 'c-mine', ref: 'mine', name: 'Mine Own' })
const reminder = aReminder({
  _id: 'c-secret|touch|2026-12-12',
  customerId: 'c-secret',
  to: 'lone',
  note: 'canarynote',
  goal: { en: 'canarygoal', zh: 'canarygoal' },
})
const users = [
  ...aTeam(),
  aUser({ _id: 'lone', name: 'Lone Rep', team: 'West' }),
  aUser({ _id: 'boss', name: 'Other Boss', role: 'manager', team: 'East' }),
  aUser({ _id: 'gone', name: 'Gone Rep', active: false }),
]
/** Those who may not see it, and how they are answered at the door. */
const outsiders = ['mei', 'bao', 'boss'] as const
const nobodies = [
  ['gone', 'account-inactive'],
  ['a-guest', 'unknown-identity'],
] as const

type Desk = Awaited<ReturnType<typeof openDesk>>
let desk: Desk
/** What `add` adds would be found by everything that is asked after it. */
let adding: Desk
beforeAll(async () => {
  desk = await furnished()
  adding = await furnished()
})
afterAll(() => Promise.all([desk.close(), adding.close()]))

async function furnished(): Promise<Desk> {
  const opened = await openDesk({ users, customers: [theirs, mine] })
  await opened.store.reminders.plan([reminder])
  await opened.store.tierChanges.put([
    {
      _id: 'c-secret-1',
      customerId: 'c-secret',
      rev: 1,
      at: daysAgo(2),
      from: 'A',
      to: 'B',
      evidence: { reason: 'demoted' },
    },
  ])
  return opened
}

/** All that stands of the customer. */
const standing = async ({ store, queues }: Desk) => ({
  customer: await store.customers.get('c-secret'),
  events: await store.events.ofCustomers(['c-secret']),
  reminders: await store.reminders.of('c-secret', 100),
  changes: await store.tierChanges.of('c-secret', 100),
  asked: queues.waiting.filter(({ input }) => JSON.stringify(input).includes('c-secret')),
})

const secrets = /canary|9,?876,?543|98\.8|1971|沉睡|dormant/i
const said = ({ card, brief, files }: Reply): string => JSON.stringify([card, brief, files?.map(String)])

const tails = [
  '',
  'region East',
  '+x',
  'A because of us until 1 March',
  'into mine',
  'to mei',
  'phone reached: hello',
  'tomorrow 10:00',
  'the printer jams',
  'product 1 complaint',
  'phone 13800138000',
]
/** What a manager has decided is read again in the manager's own words. */
const keepsWords: ReadonlySet<string> = new Set(['review'])

/** `add` says by whom an alias is taken: whoever adds one twice has to know whom to ask. */
const isTaken = (verb: string, text: string): boolean => verb === 'add' && text.includes('Canaryalias')

const called = [name, 'qh-77', 'Canaryalias', 'Quokka', 'c-secret']

/** What people type about it, verb first and name first, in both languages. */
const textsFor = ({ shown }: Command): readonly string[] => [
  ...called.map((each) => `${shown.en} ${each}`),
  ...called.slice(0, 2).map((each) => `${shown.zh} ${each}`),
  ...tails.map((tail, at) => (at % 2 ? `${name} ${shown.en} ${tail}` : `${shown.en} ${name} ${tail}`)),
  `${shown.en} mine into ${name}`,
  `${shown.en} all of lone to mei`,
  `${shown.en} mute ${name}`,
]

/** What a forged button may carry, by the key of the input. */
const forged: Readonly<Record<string, readonly string[]>> = {
  customer: ['c-secret', 'qh-77'],
  into: ['c-secret'],
  to: ['mei', 'A'],
  reminder: ['c-secret|touch|2026-12-12'],
  words: ['', 'region East', '+x', 'A because of us', name],
  answer: ['confirm', 'keep', 'solved', 'yes'],
  outcome: ['reached', 'no-answer'],
  next: ['2026-12-20'],
  change: ['c-secret-1'],
  channel: ['phone'],
  rating: ['1'],
}

/** Every combination of forged values for the keys that this command takes, one and all of them. */
function pressesOf({ input }: Command): readonly Readonly<Record<string, string>>[] {
  const keys = Object.keys((input as z.ZodObject).shape ?? {}).filter((key) => key in forged)
  const asked = keys.filter((key) => key === 'customer' || key === 'into' || key === 'reminder')
  const single = asked.flatMap((key) => (forged[key] ?? []).map((value) => ({ [key]: value })))
  const whole = (at: number) =>
    Object.fromEntries(keys.map((key) => [key, forged[key]?.[at % (forged[key]?.length ?? 1)] ?? '']))
  const mineFirst = keys.includes('into') ? [{ customer: 'c-mine', into: 'c-secret' }] : []

  return [...single, ...mineFirst, ...Array.from({ length: 5 }, (_, at) => whole(at))]
}

describe('somebody else’s customer', () => {
  const walk = commands.flatMap((command) => outsiders.map((who) => ({ command, verb: command.name, who })))

  it.each(walk)('$verb, asked by $who, tells nothing of it and changes nothing', async ({ command, who }) => {
    const at = command.name === 'add' ? adding : desk
    const before = await standing(at)

    for (const text of textsFor(command)) {
      const reply = said(await at.say(text, who))
      // What was typed may be repeated; nothing else of it may be told.
      const told = called
        .filter((each) => text.includes(each) || keepsWords.has(command.name))
        .reduce((all, each) => all.replaceAll(each, ''), reply)
      expect(told, text).not.toMatch(secrets)
      if (!text.includes(name) && !text.includes('qh-77') && !isTaken(command.name, text))
        expect(told, text).not.toMatch(/Lone Rep|Fjord/)
    }
    for (const input of pressesOf(command)) {
      const reply = said(await at.press(command.name, input, who))
      const told = Object.values(input).reduce(
        (all, value) => (value === '' ? all : all.replaceAll(value, '')),
        reply,
      )
      expect(told, JSON.stringify(input)).not.toMatch(secrets)
      expect(told, JSON.stringify(input)).not.toMatch(/Fjord/)
    }

    expect(await standing(at)).toEqual(before)
  })

  it('is told by its owner’s name alone, so that one knows whom to ask', async () => {
    const takesIt = commands.filter(({ takesName, namesFirst }) => takesName || namesFirst)

    for (const { shown, name: verb } of takesIt.filter(({ allowed }) => allowed.includes('rep'))) {
      if (verb === 'merge') continue
      const { card, refused } = await desk.say(`${shown.en} ${name}`, 'mei')
      expect([verb, refused, card.title]).toEqual([
        verb,
        'customer-foreign',
        `“${name}” is looked after by Lone Rep`,
      ])
    }
  })

  it.each(nobodies)('%s gets in nowhere: %s', async (who, code) => {
    const before = await standing(desk)

    for (const command of commands) {
      expect((await desk.say(`${command.shown.en} ${name}`, who)).refused).toBe(code)
      expect((await desk.press(command.name, { customer: 'c-secret' }, who)).refused).toBe(code)
      expect(await desk.complete(`${command.shown.en} Quo`, who)).toEqual([])
    }

    expect(await standing(desk)).toEqual(before)
  })

  it('is not offered while somebody types', async () => {
    for (const { shown } of commands)
      for (const who of outsiders) expect(await desk.complete(`${shown.en} Quo`, who)).toEqual([])
  })
})

describe('the service desk', () => {
  it('sees no amount of it, and changes nothing but its problems', async () => {
    const before = await standing(desk)

    for (const command of commands) {
      const reply = said(await desk.say(`${command.shown.en} ${name}`, 'sara'))
      expect(reply, command.name).not.toMatch(/9,?876,?543|98\.8|987,654/)
      const changes = ['edit', 'tag', 'override', 'merge', 'assign', 'export', 'log']
      if (changes.includes(command.name))
        expect([
          command.name,
          (await desk.press(command.name, { customer: 'c-secret' }, 'sara')).refused,
        ]).toEqual([command.name, 'not-allowed'])
    }

    expect((await standing(desk)).customer).toEqual(before.customer)
  })
})
