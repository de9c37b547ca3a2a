import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { openDesk, wordsOf } from './desk.ts'

describe('problem', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeEach(async () => {
    desk = await openDesk({
      customers: [
        aCustomer({ owner: 'mei' }),
        aCustomer({ _id: 'c-foreign', ref: 'zenith', name: 'Zenith', searchKeys: ['zenith'], owner: 'lei' }),
      ],
    })
  })
  afterEach(() => desk.close())
  const open = () => desk.store.problems.allOpen(9)
  const idOf = async () => (await open())[0]?._id as string

  it('is reported by a rep and goes to service, with the promise on the card', async () => {
    const { card } = await desk.say('problem acme the printer jams')

    expect(card.body?.[0]).toBe('Sara Holt has it now.')
    expect(card.facts?.map(({ label }) => label)).toEqual([
      'Problem',
      'Tier',
      'Promised',
      'Assigned to',
      'Owner',
    ])
    expect(await open()).toMatchObject([{ text: 'the printer jams', assignee: 'sara', openedBy: 'mei' }])
    expect(desk.audited.map(({ action }) => action)).toContain('problem:report')
  })

  it('is reported in Chinese, name first too', async () => {
    await desk.say('acme 工单 打印机卡纸')

    expect(await open()).toMatchObject([{ text: '打印机卡纸' }])
  })

  it('shows service what it needs of a customer, and no money', async () => {
    await desk.say('problem acme the printer jams')

    const { card } = await desk.say('problem acme', 'sara')

    expect(card.title).toBe('Acme Robotics: 1 open problem')
    expect(card.facts?.map(({ label }) => label)).toEqual(['Tier', 'Promised', 'Owner'])
    expect(wordsOf(card)).not.toMatch(/¥|\$|CNY|spend|order/i)
  })

  it('is answered by service with one press, of which the owner is told', async () => {
    await desk.say('problem acme the printer jams')
    const id = await idOf()

    const { card } = await desk.press(
      'problem',
      { customer: 'c-acme-robotics', problem: id, answer: 'solved' },
      'sara',
    )
    const again = await desk.press(
      'problem',
      { customer: 'c-acme-robotics', problem: id, answer: 'replaced' },
      'sara',
    )

    expect(card.body?.[0]).toBe('Answered; Mei Lin is told.')
    expect(card.actions).toEqual([])
    expect(again.refused).toBe('problem-stale')
    expect(await desk.store.problems.get(id)).toMatchObject({
      state: 'answered',
      answer: { by: 'sara', ending: 'solved' },
    })
    expect(await desk.store.outbox.get(`problem-answered|${id}|mei`)).toMatchObject({ to: 'mei' })
  })

  it('is answered by typing a button as a terminal shows it', async () => {
    await desk.say('problem acme the printer jams')
    const id = await idOf()

    await desk.say(`problem acme ${id} replaced`, 'sara')

    expect((await desk.store.problems.get(id))?.answer?.ending).toBe('replaced')
    expect(await open()).toEqual([])
  })

  it('is answered in words', async () => {
    await desk.say('problem acme the printer jams')
    const id = await idOf()

    await desk.say('problem acme done put in a new drum', 'sara')

    expect((await desk.store.problems.get(id))?.answer).toMatchObject({ text: 'put in a new drum' })
  })

  it('is not answered by a rep who does not have it, who learns whom to ask', async () => {
    await desk.say('problem acme the printer jams')

    const { card, refused } = await desk.press('problem', {
      customer: 'c-acme-robotics',
      problem: await idOf(),
      answer: 'solved',
    })

    expect(refused).toBe('problem-not-yours')
    expect(card.text).toContain('Sara Holt')
    expect(await open()).toHaveLength(1)
  })

  it('that is for sales becomes the owner’s reminder', async () => {
    await desk.say('problem acme wants more seats')

    const { card } = await desk.press(
      'problem',
      { customer: 'c-acme-robotics', problem: await idOf(), answer: 'upgrade' },
      'sara',
    )

    expect(card.facts?.find(({ label }) => label === 'Answer')?.value).toBe('Handed to sales')
    expect(await desk.store.reminders.openOf(['mei'])).toMatchObject([{ note: 'wants more seats' }])
  })

  it('said to be an upgrade goes to sales at once', async () => {
    const { card } = await desk.say('problem acme upgrade: 20 more seats', 'sara')

    expect(card.body).toEqual(['Mei Lin has a reminder of it.'])
    expect(await open()).toEqual([])
  })

  it('without a name lists what waits: service’s own, a rep’s customers’, nobody else’s', async () => {
    await desk.say('problem acme the printer jams')
    await desk.say('problem zenith cannot log in', 'lei')

    const titles = async (who: string) => (await desk.say('problem', who)).card.title

    expect(await titles('sara')).toBe('2 open problems')
    expect(await titles('mei')).toBe('1 open problem')
    expect(wordsOf((await desk.say('problem')).card)).not.toContain('Zenith')
  })

  it('of somebody else’s customer is neither shown nor taken, by name or by a forged button', async () => {
    await desk.say('problem zenith cannot log in', 'lei')
    const id = await idOf()

    const byName = await desk.say('problem zenith broken')
    const forged = await desk.press('problem', { customer: 'c-foreign', problem: id })
    const crossed = await desk.press(
      'problem',
      { customer: 'c-acme-robotics', problem: id, answer: 'solved' },
      'bao',
    )

    expect(wordsOf(byName.card)).not.toContain('cannot log in')
    expect(forged.refused ?? forged.card.footer).toContain('customer-gone')
    expect(wordsOf(crossed.card)).not.toContain('cannot log in')
    expect(await open()).toHaveLength(1)
  })
})
