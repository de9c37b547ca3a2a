import { expect, test } from 'vitest'
import { toDoToday } from '#src/decide/follow-up/to-do-today.ts'
import { reminderCardOf } from '#src/decide/tell/reminder.ts'
import { addDays } from '#src/domain/days.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { aCustomer, aMoment, someFacts } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { useCompany } from '../../helpers/company.ts'
import { onEveryServer } from '../../store/document-servers.ts'

const zone = 'Asia/Shanghai'
const day = { zone, start: new Date('2026-12-11T16:00:00Z'), now: aMoment }

const touchedBefore = (id: string, days: number) => {
  const touch = { at: addDays(aMoment, -days), channel: 'phone', direction: 'out', answered: true } as const
  return aCustomer({ _id: id, ref: id, facts: someFacts({ recentTouches: [touch], lastTouch: touch }) })
}
const of = (customerId: string, given: Partial<Reminder> = {}) => aReminder({ customerId, ...given })

onEveryServer('what is to be done today', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async () => {
    await company().publish(aPolicy())
    await company().join(touchedBefore('today', 0.1), touchedBefore('before', 9))
  }

  test('leaves out who was touched meanwhile, but not what the rep has timed', async () => {
    await open()
    const due = [of('today'), of('before'), of('today', { _id: 'timed', kind: 'timed' })]

    const left = await toDoToday(company().deps, due, day)

    expect(left.map(({ customerId, kind }) => `${customerId} ${kind}`)).toEqual([
      'before touch',
      'today timed',
    ])
  })

  test('is what the day was planned to hold; before it is planned, what was left from the day before', async () => {
    await open()
    const left = of('before', { _id: 'left', dueAt: addDays(day.start, -1) })
    const planned = of('before', { _id: 'planned', dueAt: day.start })

    const early = await toDoToday(company().deps, [left], day)
    const later = await toDoToday(company().deps, [left, planned], day)

    expect([early, later].map((list) => list.map(({ _id }) => _id))).toEqual([['left'], ['planned']])
  })

  test('a reminder that is opened too late for the caps says so and asks for nothing, in both languages', async () => {
    await open()
    const { deps } = company()

    const cards = [
      await reminderCardOf(deps, of('today'), { locale: 'en', zone }),
      await reminderCardOf(deps, of('today'), { locale: 'zh', zone }),
      await reminderCardOf(deps, of('before'), { locale: 'en', zone }),
    ]

    const commands = cards.map((card) => card?.actions?.map(({ call }) => call.command))
    expect(commands.slice(0, 2)).toEqual([['why'], ['why']])
    expect(commands[2]).toContain('done')
    expect(cards.map((card) => card?.title)).toMatchObject([
      expect.stringContaining('enough for now'),
      expect.stringContaining('近期联系已够'),
      expect.stringContaining('Follow up'),
    ])
  })
})
