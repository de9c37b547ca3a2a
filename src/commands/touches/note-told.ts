import type { TouchTold } from '#prompts/note-to-touch/shapes.ts'
import { noteToTouch } from '#prompts/note-to-touch.ts'
import { type Assisted, assist } from '#src/assist/assist.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { productsOf } from '#src/domain/preference.ts'
import type { Asker } from '#src/domain/user.ts'
import { longestNote } from '#src/grammar/clean.ts'

/** What a note tells of a touch, and who has read it. */
export type NoteTold = { readonly told: TouchTold; readonly by: Assisted<TouchTold>['by'] }

const mostProducts = 60
const longestProduct = 200

/** Reads a note into a touch's fields; the customer, where it is known, says which products it may name. */
export async function tellNote(
  deps: CommandDeps,
  text: string,
  customer: Customer | undefined,
  asker: Asker,
): Promise<NoteTold> {
  const input = {
    text: text.slice(0, longestNote),
    nowMs: deps.clock.now().getTime(),
    zone: asker.zone,
    products: await productNames(deps, customer),
  }
  const about = customer ? [customer] : []
  const { output: told, by } = await assist(deps, noteToTouch, input, { asker, about })
  return { told, by }
}

/** The customer's own products first, then those that the base's customers buy together. */
async function productNames(deps: CommandDeps, customer: Customer | undefined): Promise<string[]> {
  const { version } = await activePolicy(deps)
  const { pairs = [] } = (await deps.forecasts.latest(version)) ?? {}
  const names = [...(customer ? productsOf(customer.facts) : []), ...pairs.map(({ product }) => product)]
  const known = [...new Set(names.map((name) => name.trim()))]
  return known.filter((name) => name !== '' && name.length <= longestProduct).slice(0, mostProducts)
}
