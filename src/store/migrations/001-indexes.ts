import type { mongo } from 'mongoose'
import type { Migration } from './migration.ts'

const customers: readonly mongo.IndexDescription[] = [
  { key: { ref: 1 } },
  { key: { searchKeys: 1 } },
  { key: { owner: 1 } },
  { key: { 'score.policyVersion': 1, 'score.kappa': 1 } },
  { key: { 'score.policyVersion': 1, 'tier.code': 1, 'tier.belowSince': 1, 'score.kappa': 1 } },
  { key: { nextCheckAt: 1 }, sparse: true },
  { key: { 'dirty.at': 1 }, sparse: true },
  { key: { outgoingSince: 1 }, sparse: true },
  { key: { sample: 1 }, sparse: true },
]

/** Every query of the stores has its index here; what is read by `_id` needs none. */
const indexes: Readonly<Record<string, readonly mongo.IndexDescription[]>> = {
  customers,
  customerrefs: [{ key: { customerId: 1 } }],
  events: [{ key: { customerId: 1, bookedAt: 1 } }, { key: { at: 1 } }],
  eventmonths: [{ key: { customerId: 1 } }],
  users: [{ key: { 'identities.userId': 1 } }, { key: { sample: 1 }, sparse: true }],
  cuts: [{ key: { policyVersion: 1, at: 1 } }],
  imports: [{ key: { startedAt: 1 } }],
  quarantine: [{ key: { importId: 1, line: 1 } }],
  outbox: [{ key: { state: 1, createdAt: 1 } }, { key: { 'notice.customerId': 1 } }],
  tierchanges: [{ key: { customerId: 1, at: 1 } }],
  messages: [{ key: { surface: 1, userId: 1, at: 1 } }],
  audit: [{ key: { chain: 1, n: 1 } }, { key: { customerId: 1, at: 1 } }, { key: { at: 1 } }],
}

/** The indexes of the first release. None is unique: keys that must be are `_id`s. */
export const firstIndexes: Migration = {
  id: '001-indexes',
  run: async (db) => {
    for (const [collection, list] of Object.entries(indexes)) {
      await db.collection(collection).createIndexes([...list])
    }
  },
}
