import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { askManagers } from '#src/decide/tell/ask-managers.ts'
import { unanswered } from '#src/decide/tell/proposals.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { aCustomer, aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { useCompany } from '../helpers/company.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const waiting = (_id: string, at: Date, given: Partial<Customer> = {}) =>
  aCustomer({
    _id,
    name: `Customer ${_id}`,
    ref: _id,
    tier: aTier({ code: 'B', proposed: { code: 'A', at, reason: 'small-base' } }),
    ...given,
  })

onEveryServer('asking managers', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (...customers: readonly Customer[]) => {
    const { publish, join } = company()
    await publish(aPolicy())
    await join(...customers)
  }
  const ask = async () => {
    await runJob(company().deps, 'ask-managers')
    await drain(company().deps, company().queues)
  }
  const cards = async (to: string) =>
    (await company().store.messages.latest('playground', to, 9)).map(({ card }) => card as Card)

  test('is one card with all that waits in the team, to the manager alone, once', async () => {
    await open(...Array.from({ length: 8 }, (_, n) => waiting(`c${n}`, daysAgo(1))))

    await ask()
    await ask()

    const [card, ...more] = await cards('bao')
    expect([card?.title, card?.rows?.length, more]).toEqual(['8 tier changes wait for you', 8, []])
    expect([await cards('mei'), await cards('admin')]).toEqual([[], []])
  })

  test('goes to the admins where nobody manages the owner', async () => {
    await open(waiting('c1', daysAgo(1), { owner: 'lei' }))

    await ask()

    expect((await cards('admin')).map(({ title }) => title)).toEqual(['1 tier change waits for you'])
  })

  test('is asked again the next day, and only where something has joined', async () => {
    await open(waiting('c1', daysAgo(1)))
    const { clock, join } = company()

    await ask()
    clock.set(addDays(aMoment, 1))
    await ask()
    const sameThings = await cards('bao')
    await join(waiting('c2', addDays(aMoment, 1.01)))
    clock.set(addDays(aMoment, 1.02))
    await ask()
    await ask()

    expect(sameThings).toHaveLength(1)
    expect((await cards('bao')).map(({ title }) => title)).toEqual([
      '1 tier change waits for you',
      '2 tier changes wait for you',
    ])
  })

  test('says nothing where all has been answered before the card is built', async () => {
    await open(waiting('c1', daysAgo(1)))
    const { deps, store, get } = company()
    const [key] = await askManagers(deps)
    const customer = await get('c1')
    await store.customers.update('c1', customer.rev, { set: { tier: aTier() }, unset: [], push: [] })

    await runJob(deps, 'deliver', { outboxId: key })

    expect(await cards('bao')).toEqual([])
    expect(await store.outbox.count()).toMatchObject({ sent: 1, waiting: 0 })
  })

  test('waits for the end of the manager’s own night', async () => {
    await open(waiting('c1', daysAgo(1)))
    await company().store.users.put([aUser({ _id: 'bao', role: 'manager', zone: 'America/New_York' })])

    await ask()

    expect(await cards('bao')).toEqual([])
    expect((await company().store.outbox.count()).waiting).toBe(1)
  })
})

test('what nobody has answered for a week is counted, and stays', () => {
  const customers = [6.9, 7, 30].map((days) => waiting(`c${days}`, daysAgo(days)))

  expect(unanswered([...customers, aCustomer()], aMoment).map(({ _id }) => _id)).toEqual(['c7', 'c30'])
})
