import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { eventually } from '../../helpers/eventually.ts'
import { aWorkday } from './a-workday.ts'

const acme = aCustomer({ ref: 'acme', name: 'A&B <!channel> *Acme*', aliases: ['acme'] })
const reminder = aReminder({ customerId: acme._id, channel: 'sms' })

let day: Awaited<ReturnType<typeof aWorkday>>
beforeAll(async () => {
  day = await aWorkday({ customers: [acme], reminders: [reminder] })
})
afterAll(() => day.close())

/** What somebody sees there after doing something: a card, and words behind it. */
async function seenAfter(channel: string, act: () => Promise<unknown>) {
  const before = day.slack.seenBy('UMEI', channel).length
  await act()
  return eventually('a card and words', () => {
    const [card, words] = day.slack.seenBy('UMEI', channel).slice(before)
    return card && words ? { card, words } : undefined
  })
}

const mei = () => day.slack.user('UMEI')
const greeting = 'Hello A&amp;B &lt;!channel&gt; *Acme*, Mei Lin here.'

describe('words to be copied', () => {
  it('come behind their card, as text alone and as they are written, for the asker alone in a channel', async () => {
    const { card, words } = await seenAfter('CSALES', () =>
      mei().types('/customer draft acme en sms', { channel: 'CSALES' }),
    )

    expect(card.words).toContain('Words for')
    expect(words.text.startsWith(greeting)).toBe(true)
    expect([card.ephemeral, words.ephemeral]).toEqual([true, true])
    expect(words.blocks).toEqual([])
    expect(day.slack.everSeenBy('UBAO')).not.toContain('Hello')
  })

  it('come by a button of the tier card, and leave the card where it stands', async () => {
    const tier = await day.after('UMEI', 'CSALES', () =>
      mei().types('/customer tier acme', { channel: 'CSALES' }),
    )

    const { words } = await seenAfter('CSALES', () => mei().presses(tier, 'Draft'))

    expect(words.text).toMatch(/^Hello/)
    expect(day.slack.seenBy('UMEI', 'CSALES').some(({ words: all }) => all.includes(tier.words))).toBe(true)
  })

  it('stay in the chat with the bot, behind their card', async () => {
    const hello = () => day.slack.seenBy('UMEI').filter(({ text }) => text.startsWith('Hello'))
    const before = hello().length

    await mei().writesToBot('draft acme en')

    const words = await eventually('words in the own chat', () => hello()[before])
    expect([words.ephemeral, words.blocks]).toEqual([false, []])
  })

  it('go to the asker’s own chat where they are asked for by a mention', async () => {
    const direct = () => day.slack.seenBy('UMEI').filter(({ text }) => text.startsWith('Hello')).length
    const before = direct()

    await mei().mentions('draft acme en', { channel: 'CSALES' })

    await eventually('words in the own chat', () => (direct() > before ? true : undefined))
    expect(day.slack.everSeenBy('UBAO')).not.toContain('Hello')
  })

  it('make Slack complain of nothing', () => {
    expect(day.slack.complaints).toEqual([])
  })
})
