import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { aTier } from '../helpers/builders/a-customer.ts'
import { aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { type Company, useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

/** Tuesday 1 December in Shanghai: 4 is its third working day, 8 the fifth, 10 the seventh. */
const due = new Date('2026-11-30T16:00:00Z')
const at = (day: string, time = '09:00') => new Date(`2026-12-${day}T${time}:00+08:00`)

onEveryServer('what was left open too long', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (count = 1, given: Partial<Reminder> = {}, customer: Partial<Customer> = {}) => {
    const { publish, join, store } = company()
    await publish(aPolicy())
    const ids = Array.from({ length: count }, (_, n) => `c${n + 1}`)
    await join(
      ...ids.map((_id) =>
        aNewcomer(_id, { _id, name: `Customer ${_id}`, searchKeys: [], tier: aTier(), ...customer }),
      ),
    )
    await store.reminders.plan(
      ids.map((id) => aReminder({ _id: `${id}|touch`, customerId: id, dueAt: due, ...given })),
    )
  }
  const on = async (moment: Date, deps: Company['deps'] = company().deps) => {
    const { clock, queues } = company()
    clock.set(moment)
    await runJob(deps, 'escalate')
    for (const later of [0, 60_000]) {
      clock.set(new Date(moment.getTime() + later))
      await runJob(deps, 'sweep')
      await drain(deps, queues)
    }
  }
  const titles = async (to: string) =>
    (await company().store.messages.latest('playground', to, 99)).map(({ card }) => (card as Card).title)

  test('goes to the rep, the manager and the manager again, each once', async () => {
    await open()

    for (const day of ['03', '04', '05', '07', '08', '09', '10', '11', '14']) {
      await on(at(day))
      await on(at(day, '15:00'))
    }

    expect(await titles('mei')).toEqual(['Customer c1 is overdue'])
    expect(await titles('bao')).toEqual([
      'Escalation: Customer c1 is overdue',
      'Escalation, again: Customer c1 is still overdue',
    ])
  })

  test('waits for half past eight of the morning', async () => {
    await open()

    await on(at('04', '00:10'))
    await on(at('04', '08:20'))
    const before = await titles('mei')
    await on(at('04', '08:30'))

    expect([before.length, (await titles('mei')).length]).toEqual([0, 1])
  })

  test('stops once the customer was touched', async () => {
    await open()
    await on(at('04'))
    company().clock.set(at('07', '10:00'))
    await company().ingest(aTouch('c1', { at: at('07'), direction: 'out', answered: false }))
    await runJob(company().deps, 'rescore-customer', { customerId: 'c1' })
    company().queues.waiting.length = 0

    for (const day of ['08', '10']) await on(at(day))

    expect(await titles('bao')).toEqual([])
  })

  test('is not told where the touch came before the message', async () => {
    await open()
    company().clock.set(at('04', '00:10'))
    await runJob(company().deps, 'escalate')
    await company().store.reminders.change('c1|touch', 2, { set: { state: 'done' } })

    await on(at('04'))

    expect(await titles('mei')).toEqual([])
  })

  test('of the floor goes to the manager after seven days, and to nobody else', async () => {
    await open(1, { kind: 'floor' }, { tier: aTier({ code: 'C' }) })

    for (const day of ['05', '07', '08', '09', '11']) await on(at(day))

    expect(await titles('mei')).toEqual([])
    expect(await titles('bao')).toEqual(['Escalation: Customer c1 is overdue'])
  })

  test('of many customers is one card for the manager, in their language', async () => {
    await open(8)
    await company().store.users.put([aUser({ _id: 'bao', name: 'Bao', role: 'manager', locale: 'zh' })])
    await company().store.users.put([aUser({ manager: 'bao', settings: { mutes: [{ customer: 'c1' }] } })])

    await on(at('08'))

    expect(await titles('bao')).toEqual(['上报主管：8 位客户跟进超期'])
    expect(await titles('mei')).toEqual(['8 customers are overdue'])
  })

  test('goes to the admins where there is no manager, and past a rep who has left', async () => {
    await open()
    await company().store.users.put([aUser({ active: false })])

    await on(at('08'))

    expect(await titles('mei')).toEqual([])
    expect(await titles('admin')).toEqual(['Escalation: Customer c1 is overdue'])
  })

  test('a floor that its last days find on the manager’s list already is told to the manager, not above', async () => {
    await open(1, { kind: 'floor', _id: 'c1|floor|2026-12-06', to: 'bao' }, { tier: aTier({ code: 'D' }) })

    await on(at('03'))

    expect(await titles('bao')).toEqual(['Escalation: Customer c1 is overdue'])
    expect(await titles('admin')).toEqual([])
  })

  test('on a day off waits for the next morning that is worked', async () => {
    await open(1, { kind: 'floor', _id: 'c1|floor|2027-02-10' }, { tier: aTier({ code: 'D' }) })

    await on(at('12')) // a Saturday, eleven days on
    const before = await titles('bao')
    await on(at('14', '08:31'))

    expect(before).toEqual([])
    expect(await titles('bao')).toEqual(['Escalation: Customer c1 is overdue'])
  })

  test.each(['outbox.put', 'reminders.change'])('is told once, whoever dies after %s', async (call) => {
    await open()
    const mortal = killedAfter(company().deps, (made) => made === call)

    await expect(on(at('08'), mortal)).rejects.toThrow('killed')
    await on(at('08', '10:00'))
    await on(at('08', '11:00'))

    expect(await titles('bao')).toEqual(['Escalation: Customer c1 is overdue'])
    expect(await titles('mei')).toEqual(['Customer c1 is overdue'])
  })
})
