import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Command } from '#src/commands/command.ts'
import { commands } from '#src/commands/index.ts'
import { aCustomer, daysAgo, someFacts } from '../../helpers/builders/a-customer.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { aWorkday } from './a-workday.ts'

const customer = aCustomer({
  _id: 'c-zebra',
  ref: 'zebra',
  name: 'Zebra Canary',
  aliases: ['Zebby'],
  tags: ['secrettag'],
  attrs: { region: 'secretregion' },
  facts: someFacts({
    netSpendMinor: 98_765_400,
    lastOrder: { at: daysAgo(3), amountMinor: 9_876_500, currency: 'CNY', product: 'secretproduct' },
  }),
})
const reminder = aReminder({ _id: 'c-zebra|touch|1', customerId: 'c-zebra', to: 'mei', note: 'secretnote' })

let day: Awaited<ReturnType<typeof aWorkday>>
beforeAll(async () => {
  day = await aWorkday({ customers: [customer], reminders: [reminder] })
})
afterAll(() => day.close())

/** Every way to ask for it: verb first, name first, in both languages. */
const linesOf = ({ shown, example }: Command): readonly string[] => [
  `/customer ${shown.en} zebra`,
  `/customer Zebra Canary ${shown.zh}`,
  example.en.replace(/acme/gi, 'zebra'),
  `/customer ${shown.en}`,
]

/** What a button may carry. */
const forged: Readonly<Record<string, string>> = {
  customer: 'zebra',
  reminder: 'c-zebra|touch|1',
  quoted: 'Zebra Canary called',
}
const pressesOf = ({ input }: Command): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys((input as z.ZodObject).shape ?? {}).flatMap((key) =>
      forged[key] ? [[key, forged[key]]] : [],
    ),
  )

/** A message of ours from before, in a channel, with a button that carries this call. */
async function postedButton(channel: string, call: unknown, kind: 'call' | 'form' | 'share') {
  const client = await day.served.api.clients.for('T1')
  const value = JSON.stringify(kind === 'share' ? { call } : call)
  const element = {
    type: 'button',
    action_id: `${kind}:x:0`,
    value,
    text: { type: 'plain_text', text: 'Go' },
  } as const
  await client.chat.postMessage({
    channel,
    text: 'a card',
    blocks: [{ type: 'actions', elements: [element] }],
  })
  const seen = day.slack.seenBy('UMEI', channel).at(-1)
  if (!seen) throw new Error('no message')
  return seen
}

/** What is under way has ended; the surface still answers afterwards. */
const settled = () => day.settled()
const money = /987|98\.8|98,765|points|secret/

describe('in a channel', () => {
  it.each(commands)('$name shows others nothing, whatever is typed or pressed', async (command) => {
    const mei = day.slack.user('UMEI')

    for (const line of linesOf(command)) await mei.types(line, { channel: 'CSALES' })
    const button = await postedButton('CSALES', { command: command.name, input: pressesOf(command) }, 'call')
    await mei.presses(button, 'Go')
    await settled()

    expect(day.slack.everSeenBy('UBAO')).not.toMatch(/Zebra|Zebby/)
    expect(day.slack.everSeenBy('UBAO')).not.toMatch(money)
  })
})

describe('between two colleagues', () => {
  it.each(commands)('$name shows the other nothing, whatever is typed', async (command) => {
    const mei = day.slack.user('UMEI')
    day.slack.add.channel('DMEIBAO', { kind: 'im', members: ['UMEI', 'UBAO'] })

    for (const line of linesOf(command)) await mei.types(line, { channel: 'DMEIBAO' })
    await settled()

    expect(day.slack.everSeenBy('UBAO')).not.toMatch(/Zebra|Zebby/)
  })
})

describe('who asks', () => {
  it('has seen it all the same: the others were kept from something', () => {
    expect(day.slack.everSeenBy('UMEI')).toMatch(/Zebra Canary/)
    expect(day.slack.everSeenBy('UMEI')).toMatch(money)
  })
})

describe('where outsiders read along', () => {
  it.each(commands)('$name shows nobody anything of a customer', async (command) => {
    const mei = day.slack.user('UMEI')
    const call = { command: command.name, input: pressesOf(command) }
    const before = day.slack.seenBy('UMEI', 'CEXT').length

    for (const line of linesOf(command)) await mei.types(line, { channel: 'CEXT' })
    for (const kind of ['call', 'share'] as const)
      await mei.presses(await postedButton('CEXT', call, kind), 'Go')
    await mei.mentions(`${command.shown.en} zebra`, { channel: 'CEXT' })
    await settled()

    const answers = day.slack
      .seenBy('UMEI', 'CEXT')
      .slice(before)
      .filter(({ from }) => from === 'UBOTT1')
    expect(answers.map(({ words }) => words).join('\n')).not.toMatch(/Zebra|Zebby/)
    const theirs = day.slack.seenBy('UOUT', 'CEXT').filter(({ from }) => from === 'UBOTT1')
    expect(theirs.map(({ words }) => words).join('\n')).not.toMatch(/Zebra|Zebby/)
    expect(theirs.map(({ words }) => words).join('\n')).not.toMatch(money)
  })

  it('no form is opened on a customer, no message is read, no link is unfurled', async () => {
    const mei = day.slack.user('UMEI')
    await mei.presses(
      await postedButton('CEXT', { command: 'log', input: { customer: 'zebra' } }, 'form'),
      'Go',
    )
    await settled()
    const form = JSON.stringify(day.slack.modalOf('UMEI')?.body)
    await mei.writes('Zebra Canary wants https://crm.example.com/customers/zebra', { channel: 'CEXT' })
    const written = day.slack.seenBy('UMEI', 'CEXT').findLast(({ from }) => from === 'UMEI')
    await mei.usesShortcut('log_message', written)
    await settled()

    expect(form).toContain('direct message')
    expect(form).not.toContain('Zebra')
    expect(JSON.stringify(day.slack.modalOf('UMEI')?.body)).not.toContain('Zebra')
    expect(
      day.slack.seenBy('UOUT', 'CEXT').filter(({ words }) => /\bowner\b|Key customer/i.test(words)),
    ).toEqual([])
  })

  it('somebody from outside is refused, whatever they press', async () => {
    const outsider = day.slack.user('UOUT')
    const before = day.slack.seenBy('UOUT', 'CEXT').length

    for (const { name, ...command } of commands) {
      const call = { command: name, input: pressesOf({ name, ...command }) }
      await outsider.presses(await postedButton('CEXT', call, 'call'), 'Go')
    }
    await settled()

    const seen = day.slack.seenBy('UOUT', 'CEXT').slice(before)
    expect(seen.map(({ words }) => words).join('\n')).not.toMatch(/Zebra|Zebby|secret/)
  })
})

describe('where a guest of the workspace reads along', () => {
  it.each(commands)('$name shows the guest nothing', async (command) => {
    const mei = day.slack.user('UMEI')
    const call = { command: command.name, input: pressesOf(command) }

    for (const line of linesOf(command)) await mei.types(line, { channel: 'CGUEST' })
    for (const kind of ['call', 'share'] as const)
      await mei.presses(await postedButton('CGUEST', call, kind), 'Go')
    await mei.mentions(`${command.shown.en} zebra`, { channel: 'CGUEST' })
    await day.slack.user('UGUEST').presses(await postedButton('CGUEST', call, 'call'), 'Go')
    await mei.writes('see https://crm.example.com/customers/zebra', { channel: 'CGUEST' })
    await settled()

    expect(day.slack.everSeenBy('UGUEST')).not.toMatch(/Zebra|Zebby/)
    expect(day.slack.everSeenBy('UGUEST')).not.toMatch(money)
  })
})

describe('what is shared', () => {
  it.each(commands)('of $name is tier and owner, or nothing', async (command) => {
    const mei = day.slack.user('UMEI')
    const before = day.slack.seenBy('UBAO', 'CSALES').length
    const button = await postedButton('CSALES', { command: command.name, input: pressesOf(command) }, 'share')

    await mei.presses(button, 'Go')
    await settled()

    const shown = day.slack.seenBy('UBAO', 'CSALES').slice(before + 1)
    expect(shown.map(({ words }) => words).join('\n')).not.toMatch(money)
    expect(shown.length).toBeLessThanOrEqual(['tier', 'why'].includes(command.name) ? 1 : 0)
  })
})

describe('a link to a customer', () => {
  it('shows tier and owner in a channel of our own people, if whoever posts it may see the customer', async () => {
    const [mei, fang] = [day.slack.user('UMEI'), day.slack.user('UFANG')]
    const url = 'https://crm.example.com/customers/zebra'

    await fang.writes(`look ${url}`, { channel: 'CSALES' })
    await settled()
    const ofFang = day.slack.seenBy('UBAO', 'CSALES').findLast(({ from }) => from === 'UFANG')?.words
    await mei.writes(`see ${url}`, { channel: 'CSALES' })
    await settled()
    const ofMei = day.slack.seenBy('UBAO', 'CSALES').findLast(({ from }) => from === 'UMEI')?.words

    expect(ofFang).not.toContain('Zebra Canary')
    expect(ofMei).toContain('Zebra Canary')
    expect(ofMei).not.toMatch(money)
  })
})
