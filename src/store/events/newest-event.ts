import type { Models } from '#src/store/models.ts'

const dayMs = 86_400_000

/** How far back to look first: not every server reads the end of an index without a range on it. */
const windowsDays = [2, 60]

/** When the newest fact happened; undefined where there is none. */
export async function newestEventAt({ events }: Models): Promise<Date | undefined> {
  const newest = async (filter: object): Promise<Date | undefined> => {
    const found = await events.model.findOne(filter, { at: 1 }).sort({ at: -1 }).lean<{ at: Date }>()

    return found?.at
  }

  for (const days of windowsDays) {
    const found = await newest({ at: { $gte: new Date(Date.now() - days * dayMs) } })
    if (found) return found
  }

  return newest({})
}
