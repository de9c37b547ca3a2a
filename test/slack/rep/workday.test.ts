import { afterEach, describe, expect, it } from 'vitest'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { eventually } from '../../helpers/eventually.ts'
import { aWorkday } from './a-workday.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function workday(given: Parameters<typeof aWorkday>[0] = {}) {
  const day = await aWorkday(given)
  closing.push(day.close)
  return day
}
type Day = Awaited<ReturnType<typeof aWorkday>>

/** What Slack takes and a good app does not do, and what the app itself could not do. */
const complaintsOf = ({ slack, served }: Day) => [
  ...slack.complaints,
  ...served.log.lines
    .filter(({ level }) => level === 'error')
    .map(({ message, error }) => `${message} ${error}`),
]
const asksToFill = (words: string) => words.includes('"input"')

describe('a rep in a channel', () => {
  it('sees a customer’s card alone, and shares tier and owner by a press', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')

    const card = await day.after('UMEI', 'CSALES', () =>
      mei.types('/customer tier acme', { channel: 'CSALES' }),
    )
    const before = day.slack.everSeenBy('UBAO')
    const shared = await day.after('UBAO', 'CSALES', () => mei.presses(card, 'Share here'))

    expect(card.ephemeral).toBe(true)
    expect(before).not.toContain('Acme')
    expect(shared.words).toContain('Acme Robotics')
    expect(shared.words).not.toMatch(/points|¥/)
    expect(complaintsOf(day)).toEqual([])
  })

  it('goes from the tier to its evidence and back in one message', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    const card = await day.after('UMEI', 'CSALES', () =>
      mei.types('/customer tier acme', { channel: 'CSALES' }),
    )

    await mei.presses(card, 'Why')
    const why = await eventually('the evidence', () => {
      const seen = day.slack.seenBy('UMEI', 'CSALES').at(-1)
      return seen?.text.includes('Why') || seen?.words.includes('Why Acme') ? seen : undefined
    })

    expect(day.slack.seenBy('UMEI', 'CSALES')).toHaveLength(1)
    expect(why.words).toContain('Why Acme Robotics')
    expect(complaintsOf(day)).toEqual([])
  })

  it('is told where to ask where outsiders read along, and nothing of a customer', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')

    const answer = await day.after('UMEI', 'CEXT', () =>
      mei.types('/customer tier acme', { channel: 'CEXT' }),
    )

    expect(answer.words).toContain('direct message')
    expect(answer.words).not.toContain('Acme')
    expect(day.slack.everSeenBy('UOUT')).not.toContain('Acme')
  })

  it('is answered in a private channel the bot is not in; sharing there says what to type', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')

    const card = await day.after('UMEI', 'GPRIV', () =>
      mei.types('/customer tier acme', { channel: 'GPRIV' }),
    )
    const told = await day.after('UMEI', 'GPRIV', () => mei.presses(card, 'Share here'))

    expect(card.words).toContain('Acme Robotics')
    expect(told.words).toContain('/invite @')
    expect(day.slack.everSeenBy('UBAO')).not.toContain('Acme')
  })
})

describe('somebody’s own chat with the bot', () => {
  /** Mei has written there once. */
  async function ownChat(day: Day) {
    await day.slack.user('UMEI').writesToBot('help')
    await day.settled()
    const channel = day.slack.seenBy('UMEI').at(-1)?.channel ?? ''
    expect(channel).toMatch(/^D/)
    return channel
  }

  it('keeps what is answered to a slash command and to a press', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    const channel = await ownChat(day)

    const card = await day.after('UMEI', channel, () => mei.types('/customer tier acme', { channel }))
    const why = await day.after('UMEI', channel, () => mei.presses(card, 'Why'))

    expect([card.words, card.ephemeral]).toEqual([expect.stringContaining('Acme Robotics'), false])
    expect([why.words, why.ephemeral]).toEqual([expect.stringContaining('Why Acme Robotics'), false])
    expect(complaintsOf(day)).toEqual([])
  })

  it('has a card that is done with changed in place', async () => {
    const reminder = aReminder({ _id: 'c-acme|touch|2026-12-12', customerId: 'c-acme', to: 'mei' })
    const day = await workday({ reminders: [reminder] })
    const mei = day.slack.user('UMEI')
    const channel = await ownChat(day)
    const list = await day.after('UMEI', channel, () => mei.types('/customer today', { channel }))
    const open = await day.after('UMEI', channel, () => mei.presses(list, 'Open'))
    const before = day.slack.seenBy('UMEI', channel).length

    await mei.presses(open, 'Reached')
    await day.settled()

    const after = day.slack.seenBy('UMEI', channel)
    expect(after).toHaveLength(before)
    expect(after.find(({ ts }) => ts === open.ts)?.words).toContain('Logged: Acme Robotics')
    expect(complaintsOf(day)).toEqual([])
  })

  it('is no chat with a colleague, who would read it', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    day.slack.add.channel('DMEIBAO', { kind: 'im', members: ['UMEI', 'UBAO'] })

    const card = await day.after('UMEI', 'DMEIBAO', () =>
      mei.types('/customer tier acme', { channel: 'DMEIBAO' }),
    )
    await mei.presses(card, 'Why')
    await day.settled()

    expect(card.ephemeral).toBe(true)
    expect(day.slack.everSeenBy('UBAO')).not.toContain('Acme')
  })
})

describe('a channel with a guest', () => {
  it('is shown nothing, by a press, a mention or a link', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    const channel = 'CGUEST'

    const card = await day.after('UMEI', channel, () => mei.types('/customer tier acme', { channel }))
    const told = await day.after('UMEI', channel, () => mei.presses(card, 'Share here'))
    await mei.mentions('tier acme', { channel })
    await mei.writes('https://crm.example.com/customers/acme', { channel })
    await day.settled()

    expect(told.words).toContain('outside the company')
    expect(day.slack.everSeenBy('UGUEST')).not.toContain('Acme Robotics')
    expect(complaintsOf(day)).toEqual([])
  })
})

describe('a form', () => {
  it('opens from a card and writes down a touch, which can be taken back', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    const card = await day.after('UMEI', 'CSALES', () =>
      mei.types('/customer tier acme', { channel: 'CSALES' }),
    )

    await mei.presses(card, 'Log a touch …')
    const form = await day.modalOf('UMEI', asksToFill)
    await mei.submits(form, { Note: 'wants a quote', Satisfaction: '4 of 5' })
    const done = await day.modalOf('UMEI', (words) => words.includes('Logged: Acme Robotics'))
    await mei.presses(done, 'Undo')
    await day.modalOf('UMEI', (words) => words.includes('Taken back'))

    expect(form.past.map((body) => JSON.stringify(body)).join('')).toContain('Loading')
    expect(complaintsOf(day)).toEqual([])
  })

  it('refuses what cannot be at its field, and keeps the rest', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    const card = await day.after('UMEI', 'CSALES', () =>
      mei.types('/customer tier acme', { channel: 'CSALES' }),
    )

    await mei.presses(card, 'Remind me …')
    const form = await day.modalOf('UMEI', asksToFill)
    await mei.submits(form, { Day: '2020-01-01', 'Your note': 'call' })

    const standing = day.slack.modalOf('UMEI')
    expect(standing?.errors).toEqual({ 'field:on': expect.stringContaining('over') })
    expect(standing?.id).toBe(form.id)
    expect(complaintsOf(day)).toEqual([])
  })

  it('that fails to fill says so: nobody is left with “loading”', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    const card = await day.after('UMEI', 'CSALES', () =>
      mei.types('/customer tier acme', { channel: 'CSALES' }),
    )
    day.slack.faults.next('views.update', { kind: 'error', error: 'hash_conflict' })

    await mei.presses(card, 'Set tier …')

    const view = await day.modalOf('UMEI', (words) => words.includes('could not answer'))
    expect(JSON.stringify(view.body)).not.toContain('Loading')
  })

  it('of the global shortcut searches on the server, within what the asker may see', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')

    await mei.usesShortcut('find_customer')
    const form = await day.modalOf('UMEI', asksToFill)
    const offered = await mei.searches(form, 'Customer', 'nov')
    const foreign = await mei.searches(form, 'Customer', 'quok')
    await mei.searches(form, 'Customer', 'nov')
    await mei.submits(form, { Customer: offered[0] ?? '' })

    expect([offered, foreign]).toEqual([['Nova Ltd · tier A'], []])
    await day.modalOf('UMEI', (words) => words.includes('Nova Ltd · A'))
    expect(complaintsOf(day)).toEqual([])
  })
})

describe('a message', () => {
  it.each([
    ['log_message', 'just spoke to Acme, wants a quote', 'wants a quote'],
    ['remind_message', 'call Acme about the contract', 'about the contract'],
  ])('is taken up by %s with its customer and its words', async (callback, text, kept) => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    await mei.writes(text, { channel: 'CSALES' })
    const message = day.slack.seenBy('UMEI', 'CSALES').at(-1)

    await mei.usesShortcut(callback, message)

    const form = await day.modalOf('UMEI', asksToFill)
    expect(JSON.stringify(form.body)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"Acme Robotics',
    )
    expect(JSON.stringify(form.values)).toContain(kept)
    expect(complaintsOf(day)).toEqual([])
  })

  it('tells the tiers of the customers named in it', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    await mei.writes('Nova and Acme, but not Quokka Fjord', { channel: 'CSALES' })

    await mei.usesShortcut('tiers_in_message', day.slack.seenBy('UMEI', 'CSALES').at(-1))

    const view = await day.modalOf('UMEI', (words) => words.includes('Nova Ltd'))
    expect(JSON.stringify(view.body)).toContain('Acme Robotics')
    expect(JSON.stringify(view.body)).not.toContain('Quokka')
  })
})

describe('words to the bot', () => {
  it('in a direct message are a command', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    const before = day.slack.seenBy('UMEI').length

    await mei.writesToBot('tier acme')

    const answer = await eventually('the card', () =>
      day.slack.seenBy('UMEI').find(({ text }, at) => at > before && text.includes('Acme')),
    )
    expect(answer.ephemeral).toBe(false)
    expect(answer.words).toContain('points')
    expect(complaintsOf(day)).toEqual([])
  })

  it('in a channel’s thread are answered there: tier and owner for all, the rest for the asker', async () => {
    const day = await workday()
    const mei = day.slack.user('UMEI')
    await mei.writes('what about them?', { channel: 'CSALES' })
    const thread = day.slack.seenBy('UMEI', 'CSALES').at(-1)?.ts

    await mei.mentions('tier acme', { channel: 'CSALES', thread })

    const brief = await eventually('the brief', () =>
      day.slack
        .seenBy('UBAO', 'CSALES')
        .find(({ from, words }) => from === 'UBOTT1' && words.includes('Acme')),
    )
    const own = day.slack.seenBy('UMEI', 'CSALES').find(({ ephemeral }) => ephemeral)
    expect(brief.threadTs).toBe(thread)
    expect(brief.words).not.toMatch(/points|¥/)
    expect(own?.words).toContain('points')
    expect(complaintsOf(day)).toEqual([])
  })

  it('where outsiders read are answered by where to ask', async () => {
    const day = await workday()

    await day.slack.user('UMEI').mentions('tier acme', { channel: 'CEXT' })

    const told = await eventually('words', () =>
      day.slack.seenBy('UMEI', 'CEXT').find(({ ephemeral }) => ephemeral),
    )
    expect(told.words).toContain('direct message')
    // They read the question, which a colleague has written; of the answer they see nothing.
    expect(day.slack.seenBy('UOUT', 'CEXT').filter(({ from }) => from === 'UBOTT1')).toEqual([])
  })
})

describe('the Home', () => {
  const reminder = aReminder({ _id: 'c-acme|touch|2026-12-12', customerId: 'c-acme', to: 'mei' })

  it('is today’s list; what is done there leaves it', async () => {
    const day = await workday({ reminders: [reminder] })
    const mei = day.slack.user('UMEI')

    await mei.opensHome()
    const home = await eventually('the Home', () => day.slack.homeOf('UMEI'))
    expect(JSON.stringify(home.body)).toContain('Acme Robotics')
    await mei.presses(home, 'Open')
    const open = await day.modalOf('UMEI', (words) => words.includes('call:done'))
    await mei.presses(open, 'Reached')
    await day.modalOf('UMEI', (words) => words.includes('Logged: Acme Robotics'))

    await eventually(
      'an empty list',
      () =>
        !JSON.stringify(day.slack.homeOf('UMEI')?.body).includes('call:remind') &&
        !JSON.stringify(day.slack.homeOf('UMEI')?.body).includes('open:remind'),
    )
    expect(complaintsOf(day)).toEqual([])
  })

  it.each([
    ['UBAO', 'Overdue in the team'],
    ['UADMIN', 'FIELD_ENCRYPTION_KEYS'],
    ['USARA', 'Hello'],
    ['UFANG', '我的客户等级'],
  ])('of %s says %s', async (who, words) => {
    const day = await workday()

    await day.slack.user(who).opensHome()

    const home = await eventually('the Home', () => day.slack.homeOf(who))
    expect(JSON.stringify(home.body)).toContain(words)
    expect(complaintsOf(day)).toEqual([])
  })
})
