import type { Customer, MergeRecord } from '#src/domain/customer.ts'
import { present } from '#src/domain/present.ts'
import { MAX_ALIASES, withAliases } from '#src/ingest/customers/renamed.ts'
import type { CustomerChange } from '#src/ports/customers.ts'

type Brought = MergeRecord['brought']
type Patch = Pick<CustomerChange, 'set' | 'unset'>

const without = <Item>(items: readonly Item[], known: readonly Item[]): readonly Item[] =>
  items.filter((item) => !known.includes(item))

/** What one customer has that the other lacks: all that merging gives it. Where both have a value, the other's stays. */
export function broughtBy(source: Customer, target: Customer): Brought {
  const called = [target.name, ...target.aliases]
  const room = Math.max(0, MAX_ALIASES - target.aliases.length)
  const contacts = target.contacts.map(({ blindIndex }) => blindIndex)

  return {
    aliases: [...new Set(without([source.name, ...source.aliases], called))].slice(0, room),
    tags: without(source.tags, target.tags),
    attrs: Object.fromEntries(Object.entries(source.attrs).filter(([key]) => !(key in target.attrs))),
    contacts: without(
      source.contacts.map(({ blindIndex }) => blindIndex),
      contacts,
    ),
    ...present({
      owner: target.owner === undefined ? source.owner : undefined,
      optOut: target.followUp?.optOut ? undefined : source.followUp?.optOut,
    }),
  }
}

/** The other one with what was brought: the same again changes nothing. */
export function withBrought(target: Customer, source: Customer, brought: Brought): Patch {
  const { aliases, tags, attrs, contacts, owner, optOut } = brought
  const known = new Set(target.contacts.map(({ blindIndex }) => blindIndex))
  const fresh = source.contacts.filter(
    ({ blindIndex }) => contacts.includes(blindIndex) && !known.has(blindIndex),
  )
  return {
    set: {
      ...withAliases(target, [...target.aliases, ...without(aliases, target.aliases)]),
      tags: [...target.tags, ...without(tags, target.tags)],
      attrs: { ...attrs, ...target.attrs },
      contacts: [...target.contacts, ...fresh],
      ...present({
        owner: target.owner ?? owner,
        followUp: optOut && !target.followUp?.optOut ? { ...target.followUp, optOut } : undefined,
      }),
    },
    unset: [],
  }
}

/** The other one without what was brought; what has been changed since stays as it was changed. */
export function withoutBrought(target: Customer, brought: Brought): Patch {
  const { aliases, tags, attrs, contacts, owner, optOut } = brought
  const kept = Object.entries(target.attrs).filter(([key, value]) => attrs[key] !== value)
  const { optOut: standing, ...followUp } = target.followUp ?? {}
  const losesOptOut = optOut !== undefined && standing?.at.getTime() === optOut.at.getTime()

  return {
    set: {
      ...withAliases(target, without(target.aliases, aliases)),
      tags: without(target.tags, tags),
      attrs: Object.fromEntries(kept),
      contacts: target.contacts.filter(({ blindIndex }) => !contacts.includes(blindIndex)),
      ...(losesOptOut ? { followUp } : {}),
    },
    unset: owner !== undefined && owner === target.owner ? ['owner'] : [],
  }
}
