import type { DecideDeps } from '#src/decide/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { MoverRange } from '#src/domain/tier/mover-ranges.ts'

const PAGE = 500

/** Active customers in any of the ranges, each once and as it stands when its page is read. */
export async function* moverPages(
  { customers }: Pick<DecideDeps, 'customers'>,
  ranges: readonly MoverRange[],
): AsyncIterable<readonly Customer[]> {
  const seen = new Set<string>()
  for (const range of ranges) {
    const ids = (await customers.idsIn(range)).filter((id) => !seen.has(id))
    for (let from = 0; from < ids.length; from += PAGE) {
      const some = ids.slice(from, from + PAGE)
      for (const id of some) seen.add(id)
      yield (await customers.getMany(some)).filter(({ status }) => status === 'active')
    }
  }
}
