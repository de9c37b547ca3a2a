import type { ContactLink } from '#src/domain/contact/contact-link.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { User } from '#src/domain/user.ts'
import type { Bearer } from '#src/ports/customers.ts'
import { customer, customerAsked } from './customer-forms.ts'
import type { NameDeps } from './deps.ts'
import { type Held, stretchesOf } from './held.ts'
import { customerKeys, numberKeys, personKeys } from './name-keys.ts'
import { person } from './person-forms.ts'
import { nameSource, plain } from './plain.ts'

/** Keys of one search. */
const batchSize = 400
/** Customers of one search: where there are more, its keys are too common to be searched together. */
const mostBearers = 200

/**
 * All that these texts may name of what our records hold, whoever may see it: colleagues, customers (those the question is
 * about first), their people, and their numbers in other systems.
 */
export async function namesHeld(
  deps: NameDeps,
  texts: readonly string[],
  about: readonly Customer[],
): Promise<readonly Held[]> {
  const text = texts.map(plain).join('\n')
  const [users, bearers, called, numbers] = await Promise.all([
    deps.users.list(),
    bearersNamed(deps, text),
    deps.contactLinks.called(personKeys(text)),
    numbersHeld(deps, text),
  ])
  const known = new Set(about.map(({ _id }) => _id))
  const others = bearers.filter(({ _id }) => !known.has(_id))
  const more = await deps.customers.getMany(others.map(({ _id }) => _id))
  const asked = [...about, ...more]
  const ids = asked.map(({ _id }) => _id)
  const [links, keys] = await Promise.all([
    deps.contactLinks.ofCustomers(ids),
    Promise.all(asked.map(async ({ _id }) => deps.refs.ofCustomers([_id]))),
  ])

  return [
    ...asked.flatMap((one, at) => customerAsked(one, keys[at] ?? [])),
    ...users.map(colleague),
    ...[...links, ...called].flatMap(contact),
    ...numbers,
  ]
}

const colleague = ({ _id, name, identities }: User): Held =>
  person(name, [_id, ...identities.map(({ userId }) => userId)])

/** A customer's person as a rep has them, with what the rep has noted. */
const contact = ({ name, remark, company }: ContactLink): readonly Held[] => [
  person(name),
  ...(remark === undefined ? [] : [person(remark)]),
  ...(company === undefined ? [] : [customer({ name: company, aliases: [], ref: '' })]),
]

/** Customers that the text names. */
async function bearersNamed({ customers }: NameDeps, text: string): Promise<readonly Bearer[]> {
  const found = await bearersOf(customers, customerKeys(text))
  return found.filter((one) => stretchesOf(text, [customer(one)]).length > 0)
}

/** Whom these keys lead to; a key that leads to very many is a word of many names, and no name. */
async function bearersOf(
  customers: NameDeps['customers'],
  keys: readonly string[],
  size = batchSize,
): Promise<readonly Bearer[]> {
  const found = new Map<string, Bearer>()
  for (let at = 0; at < keys.length; at += size) {
    const batch = keys.slice(at, at + size)
    const bearers = await customers.bearing({ keys: batch, blindIndexes: [] }, mostBearers)
    const all =
      bearers.length < mostBearers || batch.length === 1
        ? bearers
        : await bearersOf(customers, batch, Math.ceil(batch.length / 4))
    for (const one of all) found.set(one._id, one)
  }
  return [...found.values()]
}

/** Numbers of any customer in any system that tells us of customers, and refs that have a digit. */
async function numbersHeld({ refs, sources }: NameDeps, text: string): Promise<readonly Held[]> {
  const numbers = numberKeys(text)
  if (numbers.length === 0) return []

  const systems = ['ref', ...(await sources.all()).map(({ _id }) => _id)]
  const held = await refs.find(systems.flatMap((system) => numbers.map((number) => `${system}|${number}`)))
  const known = [...held.keys()].map((key) => key.slice(key.indexOf('|') + 1))
  return known.length === 0 ? [] : [{ kind: 'ID', sources: known.flatMap((id) => nameSource(id) ?? []) }]
}

/** Names that an answer holds although the model was given none: whoever they are, it must not say them. */
export async function namedIn(deps: NameDeps, texts: readonly string[]): Promise<readonly string[]> {
  const held = await namesHeld(deps, texts, [])
  const telling = held.map((one) => ({ ...one, sources: one.telling ?? [], exact: [] }))
  return texts.flatMap((text) => stretchesOf(plain(text), telling).map((stretch) => stretch.text))
}
