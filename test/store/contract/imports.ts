import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportRecord, QuarantinedRow } from '#src/ports/imports.ts'
import type { Store } from '#src/store/open-store.ts'
import { aCustomer, aDay, anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** Imports with their quarantine, and customers' names in other systems. */
export const imports = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  const anImport = (given: Partial<ImportRecord> = {}): ImportRecord => ({
    _id: anId('i'),
    kind: 'orders',
    source: 'test',
    file: 'orders.csv',
    startedAt: aDay('01-02'),
    rows: 0,
    taken: 0,
    known: 0,
    quarantined: 0,
    ...given,
  })
  const aRow = (importId: string, line: number, given: Partial<QuarantinedRow> = {}): QuarantinedRow => {
    const { column = 'date', ...rest } = given
    return {
      _id: `${importId}|${line}|${column}`,
      importId,
      line,
      column,
      value: 'x',
      reason: 'not-a-date',
      ...rest,
    }
  }

  describe('imports', () => {
    it('are put when they start and put again when they end', async () => {
      const begun = anImport()
      await store.imports.put(begun)

      const ended = { ...begun, endedAt: aDay('01-03'), rows: 10, taken: 9, quarantined: 1 }
      await store.imports.put(ended)

      expect((await store.imports.latest(100)).filter(({ _id }) => _id === begun._id)).toEqual([ended])
    })

    it('with a field that nobody knows are refused by its name', async () => {
      const strange = { ...anImport(), surprise: 1 }

      await expect(store.imports.put(strange)).rejects.toThrow('surprise')
    })

    it('are listed newest first', async () => {
      const [older, newest] = [anImport({ startedAt: aDay('11-01') }), anImport({ startedAt: aDay('12-01') })]
      await store.imports.put(newest)
      await store.imports.put(older)

      expect(await store.imports.latest(2)).toEqual([newest, older])
    })
  })

  describe('rows that were not taken', () => {
    it('are kept by line and column, an empty value too, and the same row twice is one', async () => {
      const importId = anId('i')
      const rows = [
        aRow(importId, 2, { column: 'amount', value: '' }),
        aRow(importId, 2),
        aRow(importId, 10),
      ] as const

      await store.imports.quarantine([rows[2], rows[1]])
      await store.imports.quarantine(rows)

      expect(await store.imports.quarantined(importId, 10)).toEqual(rows)
      expect(await store.imports.quarantined(importId, 2)).toEqual(rows.slice(0, 2))
    })
  })

  describe('names in other systems', () => {
    it('are claimed by the first, and everybody is told who holds them', async () => {
      const [one, two] = [anId('crm|'), anId('crm|')]
      await store.refs.claim([{ key: one, customerId: 'first' }])

      const held = await store.refs.claim([
        { key: one, customerId: 'second' },
        { key: two, customerId: 'second' },
      ])

      expect(held).toEqual(
        new Map([
          [one, 'first'],
          [two, 'second'],
        ]),
      )
      expect(await store.refs.find([one, two, anId('crm|')])).toEqual(held)
    })

    it('a customer is asked for every name it has', async () => {
      const [own, keys] = [anId('c'), [anId('crm|'), anId('ref|')]]
      await store.refs.claim([
        ...keys.map((key) => ({ key, customerId: own })),
        { key: anId('crm|'), customerId: anId('c') },
      ])

      expect((await store.refs.ofCustomers([own, anId('c')])).toSorted()).toEqual(keys.toSorted())
    })

    it('claimed by two openers at once have one holder each, and both are told the same', async () => {
      const keys = Array.from({ length: 200 }, () => anId('crm|'))
      const other = await openStore()
      const claims = (customerId: string) => keys.map((key) => ({ key, customerId }))

      const [mine, theirs] = await Promise.all([
        store.refs.claim(claims('mine')),
        other.refs.claim(claims('theirs')),
      ])

      expect(mine.size).toBe(200)
      expect(mine).toEqual(theirs)
    })

    it('of the sample’s customers are removed and no others', async () => {
      const [sample, own] = [aCustomer({ sample: true }), aCustomer()]
      await store.customers.insertNew([sample, own])
      const [gone, kept] = [anId('crm|'), anId('crm|')]
      await store.refs.claim([
        { key: gone, customerId: sample._id },
        { key: kept, customerId: own._id },
      ])

      const removed = await store.refs.removeSample()

      expect(removed).toBe(1)
      expect(await store.refs.find([gone, kept])).toEqual(new Map([[kept, own._id]]))
    })
  })
}
