import { beforeAll, expect, it } from 'vitest'
import type { CalendarDay } from '#src/domain/calendar/calendar-day.ts'
import type { Store } from '#src/store/open-store.ts'
import { aDay, anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const aCalendarDay = (given: Partial<CalendarDay> = {}): CalendarDay => {
  const region = given.region ?? anId('region')
  return {
    _id: `${region}|2027-02-08`,
    region,
    day: '2027-02-08',
    isWorking: false,
    name: '春节',
    source: 'holidays-2027.csv',
    by: 'admin',
    enteredAt: aDay('11-22'),
    ...given,
  }
}

/** Days off and make-up working days, as they were entered. */
export const calendars = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  it('a day is read back as written, and entered again it replaces the first', async () => {
    const day = aCalendarDay()
    const again = { ...day, isWorking: true, source: 'chat' }

    await store.calendars.put([day])
    const first = await store.calendars.all()
    await store.calendars.put([again, aCalendarDay()])
    const then = await store.calendars.all()

    expect(first).toContainEqual(day)
    expect(then).toContainEqual(again)
    expect(then).not.toContainEqual(day)
  })

  it('a day can be taken away', async () => {
    const [gone, kept] = [aCalendarDay(), aCalendarDay()]
    await store.calendars.put([gone, kept])

    const removed = await store.calendars.remove([gone._id, anId('none')])

    const left = await store.calendars.all()
    expect(removed).toBe(1)
    expect(left).toContainEqual(kept)
    expect(left).not.toContainEqual(gone)
  })

  it('a region has its own days, the earliest first', async () => {
    const region = anId('region')
    const [late, early] = [
      aCalendarDay({ region, _id: `${region}|2027-10-01`, day: '2027-10-01' }),
      aCalendarDay({ region }),
    ]
    await store.calendars.put([late, early, aCalendarDay()])

    expect(await store.calendars.of(region)).toEqual([early, late])
  })
}
