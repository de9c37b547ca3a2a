import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'
import { longestName } from '#src/grammar/clean.ts'
import { type Resolved, resolveCustomer } from './resolve-customer.ts'

/** A text that begins with a customer's name. `rest`: the words behind it. */
export type NameAndWords =
  | { readonly kind: 'one'; readonly customer: Customer; readonly rest: string }
  | {
      readonly kind: 'several'
      readonly customers: readonly Customer[]
      readonly typed: string
      readonly rest: string
      readonly alike: boolean
    }
  | { readonly kind: 'none'; readonly typed: string; readonly near: readonly Customer[] }

/** No name in use is longer; each try asks the store. */
const mostWords = 10

type Split = { readonly name: string; readonly rest: string }

/** Every way to part the words into a name and what is said of it, the longest name first. */
function splitsOf(text: string, fits: (rest: string) => boolean): readonly Split[] {
  const words = text.split(' ').filter((word) => word !== '')
  const longest = Math.min(words.length, mostWords)
  return Array.from({ length: longest }, (_, n) => longest - n)
    .map((n) => ({ name: words.slice(0, n).join(' '), rest: words.slice(n).join(' ') }))
    .filter(({ name, rest }) => name.length <= longestName && fits(rest))
}

/**
 * Parts `acme robotics region East` into a customer and what is said of it. `fits` tells whether words can be said of one:
 * a name is as long as it can be, and one in full goes before the beginning of another.
 */
export async function nameAndWords(
  deps: Pick<CommandDeps, 'customers'>,
  text: string,
  asker: Asker,
  fits: (rest: string) => boolean,
): Promise<NameAndWords> {
  const splits = splitsOf(text, fits)
  const found = []
  for (const split of splits) found.push({ split, resolved: await resolveCustomer(deps, split.name, asker) })

  const inFull = found.find(({ split, resolved }) => resolved.kind === 'one' && isInFull(resolved, split))
  const best = inFull ?? found.find(({ resolved }) => resolved.kind !== 'none')
  if (!best) return noneOf(found, text)

  const { split, resolved } = best
  if (resolved.kind === 'one') return { kind: 'one', customer: resolved.customer, rest: split.rest }
  if (resolved.kind === 'several') return { ...resolved, typed: split.name, rest: split.rest }
  return noneOf(found, text)
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

const isInFull = ({ customer }: Extract<Resolved, { kind: 'one' }>, { name }: Split): boolean =>
  [customer.ref, customer.name, customer._id, ...customer.aliases].some(
    (called) => folded(called) === folded(name),
  )

function noneOf(
  found: readonly { readonly split: Split; readonly resolved: Resolved }[],
  text: string,
): NameAndWords {
  // What is most probably the name: the shortest part that the words behind it allow.
  const typed = found.at(-1)?.split.name ?? text
  const near = found.flatMap(({ resolved }) => (resolved.kind === 'none' ? resolved.near : []))
  return { kind: 'none', typed, near: [...new Map(near.map((one) => [one._id, one])).values()].slice(0, 5) }
}
