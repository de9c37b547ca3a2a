import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { type Company, useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const at = (minutes: number) => new Date(aMoment.getTime() + minutes * 60_000)

onEveryServer('reminders that were timed', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (given: Partial<Reminder> = {}) => {
    const { publish, join, store } = company()
    await publish(aPolicy())
    await join(aNewcomer('c1', { _id: 'c1', name: 'Acme', tier: aTier() }))
    const timed = aReminder({ _id: 'timed', customerId: 'c1', kind: 'timed', dueAt: at(10), ...given })
    await store.reminders.plan([timed])
  }
  /** What a minute of the worker does. */
  const minute = async (count: number, deps = company().deps) => {
    company().clock.set(at(count))
    await runJob(deps, 'remind')
    await runJob(deps, 'sweep')
    await drain(deps, company().queues)
  }
  const messages = async (to = 'mei') =>
    (await company().store.messages.latest('playground', to, 99)).map(({ card }) => card as Card)
  const change = async (set: Parameters<Company['store']['reminders']['change']>[2]['set']) => {
    const { reminders } = company().store
    const standing = await reminders.get('timed')
    await reminders.change('timed', standing?.rev ?? 0, { set })
  }

  test('are told at their moment, once, with the rep’s own words and what was last said', async () => {
    await open({ note: 'ask about the tender' })
    await company().ingest(aTouch('c1', { at: daysAgo(4), note: 'They want a bigger box' }))
    await runJob(company().deps, 'rescore-customer', { customerId: 'c1' })
    company().queues.waiting.length = 0

    await minute(9)
    const before = await messages()
    for (const count of [10, 11, 12]) await minute(count)

    const [card, ...more] = await messages()
    expect([before, more]).toEqual([[], []])
    expect(card).toMatchObject({ title: 'Your reminder: Acme', body: ['Your note: ask about the tender'] })
    expect(card?.facts).toContainEqual({ label: 'Last words', value: 'They want a bigger box · Tue 8 Dec' })
  })

  test('that are put off before they are delivered are told at their new moment alone', async () => {
    await open()
    company().clock.set(at(10))
    await runJob(company().deps, 'remind')
    await change({ dueAt: at(30) })

    await drain(company().deps, company().queues)
    const early = await messages()
    await minute(30)

    expect([early.length, (await messages()).length]).toEqual([0, 1])
  })

  test('that were told and are put off are told again', async () => {
    await open()
    await minute(10)
    await change({ dueAt: at(60) })

    await minute(59)
    const before = (await messages()).length
    await minute(60)

    expect([before, (await messages()).length]).toEqual([1, 2])
  })

  test('that were done meanwhile are not told', async () => {
    await open()
    await change({ state: 'done' })

    await minute(10)

    expect(await messages()).toEqual([])
  })

  test.each(['reminders.dueOf', 'outbox.put', 'reminders.change'])(
    'are told once, whoever dies after %s',
    async (call) => {
      await open()
      const mortal = killedAfter(company().deps, (made) => made === call)

      await expect(minute(10, mortal)).rejects.toThrow('killed')
      await minute(11)
      await minute(12)

      expect(await messages()).toHaveLength(1)
    },
  )
})
