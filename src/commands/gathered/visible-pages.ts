import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'

const pageSize = 500

/** Every customer the asker may see, page by page. */
export async function* visiblePages(
  { customers }: Pick<CommandDeps, 'customers'>,
  asker: Asker,
): AsyncIterable<readonly Customer[]> {
  const visible = customers.visibleTo(asker)
  let page: readonly Customer[] = []
  do {
    page = await visible.page(page.at(-1)?._id, pageSize)
    yield page
  } while (page.length === pageSize)
}
