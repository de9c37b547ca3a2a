import type { Budgets } from '#src/ports/budgets.ts'

const dayMs = 86_400_000

/** Questions to a model in any 24 hours; a repair is one too. */
const daily = { user: 100, company: 2_000 } as const

/**
 * Takes one question out of what somebody, and the company, may ask in a day.
 * @throws AppError `queue-unavailable`
 */
export async function mayAsk(
  budgets: Budgets,
  userId: string,
): Promise<'yes' | 'user-capped' | 'company-capped'> {
  const take = async (key: string, most: number) => (await budgets.take(key, 1, [{ ms: dayMs, most }])) === 0
  if (!(await take(`model:user:${userId}`, daily.user))) return 'user-capped'
  return (await take('model:company', daily.company)) ? 'yes' : 'company-capped'
}
