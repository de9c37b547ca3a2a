import { normaliseName } from '#src/domain/normalise-name.ts'
import { customerIdOf, outsideKey } from './customer-ids.ts'

/**
 * A customer as a file names it: by an id and a name, by an id alone (`isId`), or by one text that is a name.
 */
export type Mention = { readonly id: string; readonly name?: string; readonly isId?: boolean }

/** Who is meant: a customer and the keys that are to be claimed for it, or why that cannot be said. */
export type Placed =
  | { readonly customerId: string; readonly claims: readonly string[]; readonly isNew: boolean }
  | { readonly problem: 'several-customers' }

type Keys = { readonly id: string; readonly name: string; readonly second: string; readonly adopted: string }

/** The customerrefs keys that decide who is meant. */
export function keysOfMention(system: string, mention: Mention): readonly string[] {
  const { id, name, second, adopted } = keysOf(system, mention)
  if (mention.name !== undefined) return [id, name, second, adopted]
  return mention.isId ? [id] : [id, name, second]
}

function keysOf(system: string, { id, name }: Mention): Keys {
  const called = normaliseName(name ?? id) || id
  return {
    id: outsideKey(system, id),
    /** The first customer of this name. */
    name: outsideKey('name', called),
    /** Held where a second customer has the same name: the name alone then says nothing. */
    second: outsideKey('name2', called),
    /** Held where the customer of that name has been given its id. */
    adopted: outsideKey('adopted', called),
  }
}

/**
 * Decides who is meant, from the keys held so far. A file with ids and names makes one customer an id; a file
 * with names alone makes one a name, spelling aside, and finds those that another file brought with an id; an
 * id that comes later for such a name joins it.
 */
export function placeMention(system: string, mention: Mention, held: ReadonlyMap<string, string>): Placed {
  const keys = keysOf(system, mention)
  const hasId = mention.name !== undefined || mention.isId === true
  if (!hasId && held.has(keys.second)) return { problem: 'several-customers' }

  const byId = held.get(keys.id)
  if (byId !== undefined) return { customerId: byId, claims: [], isNew: false }
  if (!hasId) return placeByName(keys, held)
  if (mention.name === undefined) return { customerId: customerIdOf(keys.id), claims: [keys.id], isNew: true }
  return placeById(keys, held)
}

/** The id of a customer that was made from a name alone. */
const madeFromName = (keys: Keys): string => customerIdOf(keys.name)

function placeByName(keys: Keys, held: ReadonlyMap<string, string>): Placed {
  const byName = held.get(keys.name)
  if (byName !== undefined) return { customerId: byName, claims: [], isNew: false }
  return { customerId: madeFromName(keys), claims: [keys.id, keys.name], isNew: true }
}

function placeById(keys: Keys, held: ReadonlyMap<string, string>): Placed {
  const byName = held.get(keys.name)
  const free = !held.has(keys.second) && !held.has(keys.adopted)
  if (byName === madeFromName(keys) && free) {
    return { customerId: byName, claims: [keys.id, keys.adopted], isNew: false }
  }
  const own = customerIdOf(keys.id)
  const nameKey = byName === undefined || byName === own ? keys.name : keys.second
  return { customerId: own, claims: [keys.id, nameKey], isNew: true }
}
