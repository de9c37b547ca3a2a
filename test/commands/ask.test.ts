import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readsOnly } from '#src/commands/dispatch/reads-only.ts'
import { commands } from '#src/commands/index.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { aTeam } from '../helpers/builders/a-user.ts'
import { locales } from '../helpers/locales.ts'
import { openDesk } from './desk.ts'

const customers = [
  aCustomer({ aliases: ['acme'] }),
  aCustomer({ name: '蓝港贸易有限公司', ref: 'langang' }),
  aCustomer({ name: 'Nova West', lifecycle: 'slipping' }),
  aCustomer({ name: 'Globex', owner: 'lei' }),
  aCustomer({ name: 'Mercato', lifecycle: 'mature' }),
]
const openAskingDesk = () => openDesk({ customers })
type Desk = Awaited<ReturnType<typeof openAskingDesk>>

/** Everything that a change would touch. */
async function stateOf({ store }: Desk): Promise<string> {
  const now = new Date('2027-06-01T00:00:00Z')
  const [all, users, undo] = await Promise.all([
    store.customers.page(undefined, 100),
    store.users.list(),
    store.undos.newest('mei', new Date(0)),
  ])
  const open = await store.reminders.openOf(['mei'], now)
  return JSON.stringify([all, users, undo ?? null, open])
}

describe('a sentence', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = await openAskingDesk()
  })
  afterEach(() => desk.close())

  it.each([
    ['how is acme doing?', 'Acme Robotics · A · Key customer', 'tier acme'],
    ['acme最近怎么样', 'Acme Robotics · A · Key customer', 'tier acme'],
    ['帮我看下蓝港最近怎么样', '蓝港贸易有限公司 · A · Key customer', 'tier 蓝港'],
    ['why did acme drop?', 'Why Acme Robotics is A · Key customer', 'why acme'],
    ['who is slipping in my list?', '1 customer', 'list slipping'],
    ['今天该跟谁', 'Today: nothing to follow up', 'today'],
    ['show my settings', 'Your settings', undefined],
  ])('%s is answered at once: %s', async (text, title, typed) => {
    const { card, refused } = await desk.say(text)

    expect(refused).toBeUndefined()
    expect(card.title).toBe(title)
    if (typed !== undefined) expect(card.footer).toContain(`Understood as: ${typed}`)
  })

  it('says the same behind the verb', async () => {
    const asked = await desk.say('ask who is slipping in my list?')
    const said = await desk.say('who is slipping in my list?')

    expect(asked.card).toEqual(said.card)
  })

  it('changes nothing before its button is pressed, and then what it said', async () => {
    const before = await stateOf(desk)

    const { card } = await desk.say('remind me to call acme tomorrow 3pm')

    expect(await stateOf(desk)).toBe(before)
    const [button] = card.actions ?? []
    expect(button).toMatchObject({ label: 'Do it', call: { command: 'remind' } })
    const call = button?.kind === 'button' ? button.call : undefined
    const done = await desk.press(call?.command ?? '', call?.input ?? {})
    expect(JSON.stringify(done.card)).toContain('Sun 13 Dec, 15:00')
  })

  it.each([
    ['remind me to call acme tomorrow', 'acme call 2026-12-13', 'Sun 13 Dec'],
    ['提醒我明天下午3点给蓝港打电话', '蓝港 2026-12-13 15:00 打电话', 'Sun 13 Dec, 15:00'],
    ['push nova to next Tuesday', 'nova 2026-12-15', 'Tue 15 Dec'],
  ])('%s means that day whenever its button is pressed', async (text, words, when) => {
    const { card } = await desk.say(text)

    expect(card.facts).toEqual([{ label: 'When', value: when }])
    expect(card.actions).toMatchObject([{ call: { input: { words } } }])
  })

  it.each([
    ['刚跟蓝港通完电话，他们下周三要报价', '蓝港贸易有限公司'],
    ['called acme, no answer', 'Acme Robotics'],
    ['just visited Acme, they want a quote next Wednesday', 'Acme Robotics'],
  ])('%s is shown as the touch that it tells of: one press writes it', async (text, name) => {
    const before = await stateOf(desk)

    const { card } = await desk.say(text)

    expect(await stateOf(desk)).toBe(before)
    expect(card.title).toContain(name)
    expect(card.footer).toContain('Understood as: log ')
    const [save] = card.actions ?? []
    const call = save?.kind === 'button' ? save.call : undefined
    const done = await desk.press(call?.command ?? '', call?.input ?? {})
    expect(done.card.title).toBe(`Logged: ${name}`)
  })

  it.each([
    ['remind me to call nova tomorrow 3pm', 'remind nova call tomorrow 3pm'],
    ['提醒我明天下午3点给蓝港打电话', 'remind 蓝港 明天下午3点 打电话'],
    ['push nova to next Tuesday', 'snooze nova next Tuesday'],
  ])('%s is asked first, by the name as it was said', async (text, typed) => {
    const { card } = await desk.say(text)

    expect(card.title).toBe('Shall I do this?')
    expect(card.body?.[0]).toBe(`Understood as: ${typed}`)
  })

  it.each(['please undo', 'never undo anything', '撤销是什么意思', '怎么撤销', 'undo what I did?'])(
    '%s takes nothing back',
    async (text) => {
      await desk.say('tag acme +vip')
      const before = await stateOf(desk)

      await desk.say(text)

      expect(await stateOf(desk)).toBe(before)
    },
  )

  it('about somebody else’s customer is told its owner and nothing more', async () => {
    const { card, refused } = await desk.say('how is globex doing?')

    expect(refused).toBe('customer-foreign')
    expect(card.title).toContain('Lei Wang')
  })

  it.each([
    ['teir acme', 'verb-unknown'],
    ['frobnicate acme', 'verb-unknown'],
    ['acme 等及', 'verb-unknown'],
    ['Acmee', 'customer-not-found'],
  ])('is not what a slip of the fingers is: %s', async (text, code) => {
    expect((await desk.say(text)).refused).toBe(code)
  })

  it.each([
    ['刚给一家没录过的公司打了电话，他们要报价', '/customer log'],
    ['the pumps at some company arrived broken', '/customer problem'],
  ])('%s: the example is of what it speaks of', async (text, example) => {
    expect((await desk.say(text)).card.rows?.[0]?.title).toContain(example)
  })

  it.each(['who has the longest name here', 'how about that'])(
    '%s is no slip of why or whoami',
    async (text) => {
      expect((await desk.say(text)).refused).toBe('ask-unknown')
    },
  )

  it('that nobody understands is answered with examples near it', async () => {
    const { card, refused } = await desk.say('can acme have another reminder or two')

    expect(refused).toBe('ask-unknown')
    expect(card.rows?.[0]?.title).toBe('Acme Robotics')
    expect(card.rows?.map(({ title }) => title).join()).toContain('/customer help')
  })

  it('may be asked by service, who sees no more for it', async () => {
    const { card } = await desk.say('how is acme doing?', 'sara')

    expect(JSON.stringify(card)).not.toMatch(/¥|points/)
  })
})

describe.each(locales)('what is taken for reading: %s', (locale) => {
  let desk: Desk
  beforeEach(async () => {
    desk = await openDesk({ customers, users: aTeam(locale) })
  })
  afterEach(() => desk.close())

  const reading = commands.flatMap(({ name, takesName, allowed }) =>
    ['', 'now', 'show', 'themes', 'slipping', 'A'].flatMap((words) =>
      (takesName ? ['acme'] : ['', 'acme']).flatMap((customer) =>
        readsOnly({ command: name, customer, words })
          ? [{ name, customer, words, role: allowed.at(-1) }]
          : [],
      ),
    ),
  )

  it('changes nothing, whoever says it', async () => {
    const before = await stateOf(desk)

    for (const { name, customer, words } of reading)
      for (const who of ['mei', 'bao', 'sara', 'admin'])
        await desk.say(`${name} ${customer} ${words}`.trim(), who)

    expect(reading.length).toBeGreaterThan(30)
    expect(await stateOf(desk)).toBe(before)
  })
})
