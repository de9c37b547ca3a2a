import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aTeam } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

describe('calendar', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeAll(async () => {
    desk = await openDesk({ users: aTeam() })
  })
  afterAll(() => desk.close())

  it('says which year is without data, and how to enter it', async () => {
    const { card } = await desk.say('calendar', 'admin')

    expect(card.tone).toBe('warning')
    expect(card.text).toContain('No public holidays are known for 2027')
    expect(card.facts).toEqual([
      { label: '2026', value: 'Published holidays and make-up days' },
      { label: '2027', value: 'Not known' },
    ])
  })

  it('takes typed days in, which hold from then on, with where they came from', async () => {
    const { card } = await desk.say(
      'calendar 2027-02-05~2027-02-11 off Spring Festival, 2027-02-20 working',
      'admin',
    )
    const stored = await desk.store.calendars.of('CN')

    expect(card.body?.[0]).toBe('8 days were entered.')
    expect(card.facts?.[1]?.value).toContain('entered: 7 off, 1 to make up')
    expect(card.facts?.[1]?.value).toContain('at least 11 days off')
    expect(wordsOf(card)).toContain('from chat')
    expect(stored.map(({ day, by }) => `${day} ${by}`)).toContain('2027-02-20 admin')
    expect(desk.audited.map(({ action }) => action)).toContain('calendar:enter')
  })

  it('knows a year once a whole year’s days off are in', async () => {
    const { card } = await desk.say('工作日历 2027-10-01~2027-10-07 放假 国庆', 'admin')

    expect(card.tone).toBe('neutral')
    expect(card.facts?.[1]?.value).toContain('Entered by hand')
  })

  it('takes a day away again', async () => {
    const { card } = await desk.say('calendar remove 2027-02-20', 'admin')
    const stored = await desk.store.calendars.of('CN')

    expect(card.body?.[0]).toBe('1 day was taken away.')
    expect(stored.map(({ day }) => day)).not.toContain('2027-02-20')
  })

  it('changes nothing where one part of a list cannot be read, and names it', async () => {
    const before = await desk.store.calendars.all()

    const { card, refused } = await desk.say('calendar 2027-05-01 off, someday off', 'admin')

    expect(refused).toBe('calendar-unreadable')
    expect(card.body?.[0]).toContain('someday off')
    expect(await desk.store.calendars.all()).toEqual(before)
  })

  it('is the admins’', async () => {
    expect((await desk.say('calendar', 'mei')).refused).toBe('not-allowed')
  })
})
