import { expect, test } from 'vitest'
import { planFollowUps } from '#src/decide/follow-up/plan-follow-ups.ts'
import { addDays } from '#src/domain/days.ts'
import type { TouchBrief } from '#src/domain/facts.ts'
import { heldBack } from '#src/domain/follow-up/hold-back.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { aCustomer, aTier, someFacts } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { useCompany } from '../../helpers/company.ts'
import { onEveryServer } from '../../store/document-servers.ts'

/** Ten past eight on a Monday in Shanghai. */
const monday = new Date('2026-12-14T00:10:00Z')
const before = (days: number): Date => addDays(monday, -days)

const aCall = (daysAgo: number, given: Partial<TouchBrief> = {}): TouchBrief => ({
  at: before(daysAgo),
  channel: 'phone',
  direction: 'out',
  answered: true,
  ...given,
})

/** A customer of Mei's with these touches, newest last. */
const touched = (id: string, touches: readonly TouchBrief[], code = 'A') => {
  const last = touches.at(-1)
  return aCustomer({
    _id: id,
    ref: id,
    name: `Customer ${id}`,
    tier: aTier({ code }),
    knownSince: before(400),
    facts: someFacts({
      recentTouches: touches,
      firstOrderAt: before(220),
      ...(last ? { lastTouch: last } : {}),
    }),
  })
}

const timedFor = (customerId: string, dueAt: Date): Reminder =>
  aReminder({
    _id: `${customerId}|timed|${dueAt.toISOString()}|mei`,
    customerId,
    kind: 'timed',
    dueAt,
    plannedAt: before(3),
  })

const idsOf = (list: readonly Reminder[]) => list.map(({ _id }) => _id)

onEveryServer('what is planned gives way', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (customers: readonly ReturnType<typeof touched>[], policy = aPolicy()) => {
    await company().store.settings.set('followUpSince', before(300))
    await company().publish(policy)
    await company().join(...customers)
  }
  const plan = (now = monday) => planFollowUps(company().deps, 'mei', now)

  test('to what a rep has timed for the same day, and is planned on the next day on which the caps allow it', async () => {
    await open([touched('timed', [aCall(9)]), touched('free', [aCall(9)])])
    await company().store.reminders.plan([timedFor('timed', addDays(monday, 0.3))])

    const list = await plan()

    expect(idsOf(list)).toEqual(['free|touch|2026-12-12'])
    expect(await company().store.reminders.of('timed', 9)).toMatchObject([{ kind: 'timed', state: 'open' }])
  })

  test('to two that are timed for later in the week, but not to one that was left open on its day', async () => {
    await open([touched('week', [aCall(9)]), touched('old', [aCall(9)])])
    await company().store.reminders.plan([
      timedFor('week', addDays(monday, 1)),
      timedFor('week', addDays(monday, 3)),
      timedFor('old', before(2)),
    ])

    const list = await plan()

    expect(idsOf(list)).toEqual(['old|touch|2026-12-12'])
  })

  test('but a floor of which only days are left does not', async () => {
    await open([touched('last', [aCall(86)], 'D'), touched('early', [aCall(72)], 'D')])
    await company().store.reminders.plan(['last', 'early'].map((id) => timedFor(id, addDays(monday, 0.3))))

    const list = await plan()

    expect(list.map(({ customerId, kind }) => `${customerId} ${kind}`)).toEqual(['last floor'])
  })

  test('and a day that was agreed on is kept as an appointment where the caps are reached, told once', async () => {
    const agreed = aCall(3, { outcome: 'agreed', nextAt: addDays(monday, 0.1) })
    await open([touched('agreed', [aCall(5), agreed])])

    const list = await plan()
    const again = await plan(addDays(monday, 0.1))

    expect(list).toMatchObject([{ _id: 'agreed|touch|2026-12-14', kind: 'timed', to: 'mei', toldAt: monday }])
    expect(again).toEqual(list)
  })

  test('after a touch that was held back the next one comes a cadence later', async () => {
    const usual = aPolicy()
    const policy = { ...usual, followUp: { ...usual.followUp, holdBack: { share: 0.1 } } }
    // Of many ids one is drawn: its first turn is held back, the next one is not.
    const ids = Array.from({ length: 400 }, (_, n) => `c${n}`)
    const turn = (id: string, on: string) => ({
      ...aReminder({ tier: 'B', lifecycle: 'growing' }),
      _id: `${id}|touch|${on}`,
    })
    const id = ids.find(
      (each) => heldBack(turn(each, '2026-12-13'), policy) && !heldBack(turn(each, '2027-01-12'), policy),
    )
    await open([touched(id ?? '', [aCall(31)], 'B')], policy)

    const first = await plan()
    const nextDay = await plan(addDays(monday, 1))
    const later = await plan(addDays(monday, 30))

    expect([first, nextDay].flat()).toEqual([])
    expect(idsOf(later)).toEqual([`${id}|touch|2027-01-12`])
    expect((await company().store.reminders.of(id ?? '', 9)).map(({ state }) => state).sort()).toEqual([
      'held-back',
      'open',
    ])
  })
})
