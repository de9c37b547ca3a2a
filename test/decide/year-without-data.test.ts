import { afterEach, beforeEach, expect, it } from 'vitest'
import { todayListCard } from '#src/decide/tell/today.ts'
import { calendarDayId } from '#src/domain/calendar/calendar-day.ts'
import { daysOffOfKnownYear } from '#src/domain/calendar/calendar-for.ts'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import { openDesk } from '../commands/desk.ts'
import { aCustomer, aMoment } from '../helpers/builders/a-customer.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aUser } from '../helpers/builders/a-user.ts'

const acme = aCustomer({ owner: 'mei' })
const reminder = aReminder({ customerId: acme._id })
let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk({ customers: [acme] })
})
afterEach(() => desk.close())
const listOn = (at: string, zone = 'Asia/Shanghai') =>
  todayListCard({ ...desk.deps, clock: { now: () => new Date(at) } }, [reminder], aUser({ zone }))

it('a list whose planning reaches into a year without data says so, and not before', async () => {
  expect((await listOn('2026-12-01T02:00:00Z')).footer).toBeUndefined()
  expect((await listOn('2026-12-21T02:00:00Z')).footer).toContain('No public holidays are known for 2027')
})

it('says nothing where Monday to Friday is the rule, nor once the year has been entered', async () => {
  const days = Array.from({ length: daysOffOfKnownYear }, (_, n) => shiftDay('2027-02-01', n))
  const entered = days.map((day) => ({
    _id: calendarDayId('CN', day),
    region: 'CN',
    day,
    isWorking: false,
    source: 'chat',
    by: 'admin',
    enteredAt: aMoment,
  }))

  const there = await listOn('2026-12-21T02:00:00Z', 'Europe/Berlin')
  await desk.store.calendars.put(entered)
  const here = await listOn('2026-12-21T02:00:00Z')

  expect([there.footer, here.footer]).toEqual([undefined, undefined])
})
