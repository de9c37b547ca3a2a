import type { Migration } from './migration.ts'

/** What a model was sent goes after its days; contacts are found by what they are called. */
export const modelAskIndexes: Migration = {
  id: '021-model-asks',
  run: async (db) => {
    await db
      .collection('modelasks')
      .createIndexes([
        { key: { endsAt: 1 }, expireAfterSeconds: 0 },
        { key: { at: 1 } },
        { key: { who: 1, at: 1 } },
      ])
    await db
      .collection('contactlinks')
      .createIndexes([{ key: { name: 1 } }, { key: { remark: 1 }, sparse: true }])
  },
}
