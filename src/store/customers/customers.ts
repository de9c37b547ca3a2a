import { randomUUID } from 'node:crypto'
import type { Connection, mongo } from 'mongoose'
import type { Customer } from '#src/domain/customer.ts'
import type { Customers } from '#src/ports/customers.ts'
import { insertNew, readInBatches, writeUnordered } from '#src/store/bulk.ts'
import type { Models, StoredCustomer } from '#src/store/models.ts'
import { bearingOf } from './bearing.ts'
import { decisionPipeline, dirtyPipeline, profilePipeline, pullPipeline } from './customer-change.ts'
import { groupReads } from './group-reads.ts'
import { runReads } from './run-reads.ts'
import { visibleCustomers } from './visible-customers.ts'
import { waitingReads } from './waiting-reads.ts'

/** Reads give the domain's document: the name of the last bulk write stays in the store. */
const asCustomer = { wrote: 0 } as const

type Operation = mongo.AnyBulkWriteOperation<StoredCustomer>

const updateWhere = (filter: object, update: readonly object[]): Operation =>
  ({ updateOne: { filter, update } }) as unknown as Operation

/** The customers collection. Every write is one conditional or idempotent update; nothing here saves a document. */
export function customersOf(connection: Connection, models: Models): Customers {
  return { ...readsOf(connection, models), ...writesOf(models), ...mergedOf(models) }
}

type Writes = Pick<
  Customers,
  | 'insertNew'
  | 'update'
  | 'updateMany'
  | 'markDirty'
  | 'putNext'
  | 'pullOutgoing'
  | 'setProfile'
  | 'removeSample'
>

function writesOf({ customers }: Models): Writes {
  const { model, native } = customers
  const updateOne = async (filter: object, update: readonly object[]): Promise<boolean> =>
    (await model.updateOne(filter, [...update], { updatePipeline: true })).matchedCount === 1

  return {
    insertNew: async (rows) => (await insertNew(native, rows)).size,
    update: (id, rev, change) => updateOne({ _id: id, rev }, decisionPipeline(change)),
    updateMany: async (changes) => {
      const wrote = randomUUID()
      const ids = changes.map(({ id }) => id)
      const matched = await writeUnordered(
        native,
        changes.map(({ id, rev, change }) => updateWhere({ _id: id, rev }, decisionPipeline(change, wrote))),
      )
      if (matched === changes.length) return new Set(ids)
      const written = await readInBatches(ids, (batch) =>
        model.find({ _id: { $in: batch }, wrote }, { _id: 1 }).lean<{ _id: string }[]>(),
      )

      return new Set(written.map(({ _id }) => _id))
    },
    markDirty: async (marks, token, phase) => {
      await writeUnordered(
        native,
        marks.map(({ id, months }) => updateWhere({ _id: id }, dirtyPipeline(months, token, phase))),
      )
    },
    putNext: async (rows) => {
      const operations = rows.map(({ id, rev, next }) => ({
        updateOne: { filter: { _id: id, rev }, update: { $set: { scoreNext: next } } },
      }))
      await writeUnordered(native, operations)
    },
    pullOutgoing: async (id, keys) => {
      await updateOne({ _id: id }, pullPipeline(keys))
    },
    setProfile: async (profiles) => {
      await writeUnordered(
        native,
        profiles.map(({ id, set, attrs, toldAt }) =>
          updateWhere({ _id: id }, profilePipeline(set, attrs, toldAt)),
        ),
      )
    },
    removeSample: async () => (await model.deleteMany({ sample: true })).deletedCount,
  }
}

/** A merged customer is decided no more: whoever has moved what it had takes its mark off. */
const mergedOf = ({ customers: { model } }: Models): Pick<Customers, 'clearDirty'> => ({
  clearDirty: async (id, token) => {
    await model.updateOne({ _id: id, 'dirty.token': token }, { $unset: { dirty: 1 } })
  },
})

function readsOf(connection: Connection, models: Models): Omit<Customers, keyof Writes | 'clearDirty'> {
  const { model } = models.customers

  return {
    visibleTo: (asker) => visibleCustomers(models, asker),
    bearing: bearingOf(models),
    get: async (id) => (await model.findById(id, asCustomer).lean<Customer>()) ?? undefined,
    getMany: (ids) =>
      readInBatches(ids, (batch) => model.find({ _id: { $in: batch } }, asCustomer).lean<Customer[]>()),
    ...waitingReads(connection, models),
    ...runReads(models),
    ...groupReads(models),
    page: (afterId, limit) =>
      model
        .find({ status: 'active', ...(afterId === undefined ? {} : { _id: { $gt: afterId } }) }, asCustomer)
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Customer[]>()
        .exec(),
    ownedBy: (owners, afterId, limit) =>
      model
        .find(
          {
            owner: { $in: owners.map((owner) => owner ?? null) },
            status: 'active',
            ...(afterId === undefined ? {} : { _id: { $gt: afterId } }),
          },
          asCustomer,
        )
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Customer[]>()
        .exec(),
    isEmpty: async () => (await model.findOne({}, { _id: 1 }).lean()) === null,
  }
}
