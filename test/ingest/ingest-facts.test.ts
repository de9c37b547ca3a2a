import { expect, it } from 'vitest'
import type { OrderEvent } from '#src/domain/event.ts'
import { createCustomers } from '#src/ingest/customers/new-customer.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import type { ImportDeps } from '#src/ingest/import-deps.ts'
import { importOrders } from '#src/ingest/imports/import-orders.ts'
import { importedAt, onImportStores } from './import-harness.ts'

const anOrderAt = (id: string, at: Date): OrderEvent => ({
  _id: `api|${id}`,
  kind: 'order',
  customerId: 'c1',
  source: 'api',
  at,
  bookedAt: at,
  receivedAt: importedAt,
  amountMinor: 100,
  currency: 'CNY',
})

const inHours = (hours: number): Date => new Date(importedAt.getTime() + hours * 3_600_000)

onImportStores('taking facts in', (bench) => {
  it('marks the months of what is new and enqueues its customer, and nobody for what is known', async () => {
    const here = await bench()
    await createCustomers({ ...here.store }, [{ id: 'c1', name: 'Acme' }], importedAt)
    const facts = [anOrderAt('1', new Date('2026-01-31T23:00:00Z')), anOrderAt('2', new Date('2026-03-01'))]

    const first = await ingestFacts(here.deps, facts)
    const again = await ingestFacts(here.deps, facts)

    expect([...first.inserted]).toEqual(['api|1', 'api|2'])
    expect(again).toEqual({ inserted: new Set(), ahead: [], touched: [] })
    expect((await here.store.customers.get('c1'))?.dirty?.months).toEqual(['2026-01', '2026-03'])
    expect(here.enqueued).toEqual([{ customerId: 'c1' }])
  })

  it('refuses what is dated more than a day ahead', async () => {
    const here = await bench()
    await createCustomers({ ...here.store }, [{ id: 'c1', name: 'Acme' }], importedAt)
    const facts = [anOrderAt('near', inHours(23)), anOrderAt('far', inHours(25))]

    const { inserted, ahead } = await ingestFacts(here.deps, facts)

    expect([...inserted]).toEqual(['api|near'])
    expect(ahead.map(({ _id }) => _id)).toEqual(['api|far'])
  })

  it('a customer of each name gets a ref of its own', async () => {
    const here = await bench()
    const wanted = Array.from({ length: 12 }, (_, n) => ({
      id: `c${n}${'abcdef0123456789abc'}`,
      name: 'Acme',
    }))

    const made = await createCustomers({ ...here.store }, wanted, importedAt)

    const refs = (await here.store.customers.page(undefined, 20)).map(({ ref }) => ref)
    expect(made).toBe(12)
    expect(new Set(refs).size).toBe(12)
    expect(refs).toEqual(expect.arrayContaining(['acme', 'acme-2', 'acme-9']))
  })

  it.each(['refs.claim', 'customers.insertNew', 'customers.markDirty', 'events.insertNew'] as const)(
    'an import that dies after %s goes on where it was when it is run again',
    async (place) => {
      const here = await bench()
      const csv = 'customer,date,amount\nAcme,2026-01-05,10\nBolt,2026-01-06,20\nAcme,2026-02-05,30\n'
      const file = () => ({ name: 'o.csv', bytes: bytesOf(csv) })
      const options = { given: {}, zone: 'UTC' }

      await expect(importOrders(dyingAfter(here.deps, place), file(), options)).rejects.toThrow('killed')
      const summary = await importOrders(here.deps, file(), options)
      const all = await here.store.customers.page(undefined, 10)

      expect(summary.taken + summary.known).toBe(3)
      expect(all.map(({ ref }) => ref).sort()).toEqual(['acme', 'bolt'])
      expect(all.every(({ dirty }) => dirty !== undefined)).toBe(true)
      expect(await here.store.events.ofCustomers(all.map(({ _id }) => _id))).toHaveLength(3)
    },
  )
})

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text)
}

/** The process ends right after the first call of one port has been written. */
function dyingAfter(deps: ImportDeps, place: `${'refs' | 'customers' | 'events'}.${string}`): ImportDeps {
  const [port, method] = place.split('.') as ['refs' | 'customers' | 'events', string]
  const real = deps[port] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
  const dying = async (...args: unknown[]): Promise<unknown> => {
    await real[method]?.(...args)
    throw new Error('killed')
  }
  return { ...deps, [port]: { ...real, [method]: dying } }
}
