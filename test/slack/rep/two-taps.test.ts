import { afterEach, describe, expect, it } from 'vitest'
import { reminderCardOf } from '#src/decide/tell/reminder.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { eventually } from '../../helpers/eventually.ts'
import { aWorkday } from './a-workday.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const asker = {
  userId: 'mei',
  name: 'Mei Lin',
  role: 'rep',
  locale: 'en',
  zone: 'Asia/Shanghai',
  sees: ['mei'],
} as const
const reminder = aReminder({ _id: 'c-acme|touch|2026-12-12', customerId: 'c-acme', to: 'mei' })

/** A reminder as a worker has posted it into somebody's direct chat. */
async function reminded() {
  const day = await aWorkday({ reminders: [reminder] })
  closing.push(day.close)
  const card = await reminderCardOf(day.desk.deps, reminder, asker)
  if (!card) throw new Error('no card')
  const client = await day.served.api.clients.for('T1')
  const { channel } = await client.conversations.open({ users: 'UMEI' })
  const direct = channel?.id ?? ''
  await client.chat.postMessage({
    channel: direct,
    unfurl_links: false,
    unfurl_media: false,
    ...renderSlack(card),
  })
  const standing = () => day.slack.seenBy('UMEI', direct)
  const [message] = standing()
  if (!message) throw new Error('no message')

  /** The one message, once it says so. */
  const until = (words: string) =>
    eventually(words, () => standing().find((one) => one.words.includes(words)))
  return { day, mei: day.slack.user('UMEI'), message, standing, until }
}

describe('a reminder in a direct chat', () => {
  it('is ended by two taps in one message: how it was, and when next', async () => {
    const { day, mei, message, standing, until } = await reminded()

    await mei.presses(message, 'Reached')
    const logged = await until('Logged: Acme Robotics')
    const when = /[A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \(as planned\)/.exec(logged.words)?.[0]
    await mei.presses(logged, when ?? '')
    await until('Next for Acme Robotics')

    expect(standing()).toHaveLength(1)
    expect((await day.desk.store.reminders.get(reminder._id))?.state).toBe('done')
    expect(day.slack.complaints).toEqual([])
  })

  it('pressed twice is one touch, and the second press is told so', async () => {
    const { day, mei, message, until } = await reminded()

    await mei.presses(message, 'Reached')
    await until('Logged: Acme Robotics')
    await mei.presses(message, 'No answer')
    await until('Logged already')

    const touches = (await day.desk.store.events.ofCustomers(['c-acme'])).filter(
      ({ source }) => source === 'chat',
    )
    expect(touches).toHaveLength(1)
  })

  it('keeps its buttons where somebody asks why', async () => {
    const { mei, message, standing, until } = await reminded()

    await mei.presses(message, 'Why')
    const why = await until('Why Acme Robotics')

    expect(standing()).toHaveLength(2)
    expect(why.ephemeral).toBe(false)
    expect(standing()[0]?.words).toBe(message.words)
  })

  it('that is put off says until when in its place, and can be taken back there', async () => {
    const { mei, message, standing, until } = await reminded()
    const day = message.blocks
      .flatMap(
        ({ elements }) =>
          (elements ?? []) as {
            type?: string
            placeholder?: { text: string }
            options?: { value: string }[]
          }[],
      )
      .find(({ type }) => type === 'static_select')

    await mei.picks(message, day?.placeholder?.text ?? '', day?.options?.[0]?.value ?? '')
    const moved = await until('put off to')
    await mei.presses(moved, 'Undo')
    await until('Taken back')

    expect(standing()).toHaveLength(1)
  })
})
