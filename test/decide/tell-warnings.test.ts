import { expect, test } from 'vitest'
import { warnBase } from '#src/decide/tiers/warn-base.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { aWorkedDay } from '../helpers/builders/a-calendar-day.ts'
import { aCustomer, aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { useCompany } from '../helpers/company.ts'
import { runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const cut = aCut({ driftPerDay: 0.02 })
/** Ten in the morning in Shanghai, and a time at which each group of then is complete. */
const later = addDays(aMoment, 1 / 24)

const fading = (ref: string): Customer => {
  const customer = aCustomer({ ref, name: ref, tier: aTier({ since: daysAgo(60) }) })
  return customer.score ? { ...customer, score: { ...customer.score, kappa: 6.95, multiplier: 1 } } : customer
}

onEveryServer('telling of early warnings', (openStore, where) => {
  const company = useCompany(openStore, where)

  const warn = async (...refs: readonly string[]) => {
    await company().publish(aPolicy())
    await company().store.calendars.put(['2026-12-12', '2026-12-13'].map((day) => aWorkedDay(day))) // a weekend otherwise
    await company().join(...refs.map(fading))
    await company().store.cuts.insert(cut)
    await warnBase(company().deps, cut)
  }
  /** What the sweep would put on the queues, and the worker do with it. */
  const sweep = async (now = later) => {
    const { deps, clock, store } = company()
    clock.set(now)
    for (const of of await store.outbox.dueGroups(now, 100)) await runJob(deps, 'gather', of)
    for (const outboxId of await store.outbox.pending(100, now)) await runJob(deps, 'deliver', { outboxId })
  }
  const titles = async () =>
    (await company().store.messages.latest('playground', 'mei', 100)).map(
      ({ card }) => (card as { readonly title: string }).title,
    )

  test('few are a message each', async () => {
    await warn('acme', 'nova')

    await sweep()
    await sweep()

    expect((await titles()).toSorted()).toEqual([
      'Early warning: acme is about to become B · Promising customer',
      'Early warning: nova is about to become B · Promising customer',
    ])
  })

  test('more than five of one run are one message', async () => {
    await warn('a', 'b', 'c', 'd', 'e', 'f')

    await sweep()
    await sweep(addDays(later, 0.01))

    expect(await titles()).toEqual(['6 early warnings: demotions to be expected'])
  })

  test('at night they wait for the end of the reader’s quiet hours', async () => {
    await warn('acme')
    await company().store.users.put([aUser({ settings: { morningList: 'off' } })])
    const night = new Date('2026-12-12T15:00:00Z')
    await sweep(night)
    const asleep = await titles()

    await sweep(new Date('2026-12-13T00:30:00Z'))

    expect([asleep.length, (await titles()).length]).toEqual([0, 1])
  })

  test('what was averted before it was read is not told any more', async () => {
    await warn('acme', 'nova')
    const [acme] = [fading('acme')]
    const score = acme.score && { ...acme.score, kappa: 9 }
    await company().store.customers.update(acme._id, 1, {
      set: score ? { score } : {},
      unset: [],
      push: [],
    })

    await sweep()

    expect(await titles()).toEqual(['Early warning: nova is about to become B · Promising customer'])
    expect(await company().store.outbox.count()).toMatchObject({ waiting: 0, sent: 2 })
  })
})
