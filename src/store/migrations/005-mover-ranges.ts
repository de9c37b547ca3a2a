import type { Migration } from './migration.ts'

/** What a run finds by range besides the keys: those without a tier, group sums, shaken tiers, kept ones, prospects. */
export const moverRangeIndexes: Migration = {
  id: '005-mover-ranges',
  run: async (db) => {
    await db
      .collection('customers')
      .createIndexes([
        { key: { kind: 1, 'tier.code': 1 } },
        { key: { 'group.kappa': 1 }, sparse: true },
        { key: { 'tier.shaken': 1 }, sparse: true },
        { key: { 'tier.kept.at': 1 }, sparse: true },
      ])
  },
}
