import { type ContactLink, contactLinkId } from '#src/domain/contact/contact-link.ts'
import { present } from '#src/domain/present.ts'
import { normalisePhone } from '#src/ingest/rows/read-contact.ts'
import type { SeenRelation } from '#src/ports/contact-links.ts'
import type { ContactBook, Relation } from '#src/ports/contacts.ts'
import type { ContactDeps } from './deps.ts'
import { settleContacts } from './settle-contacts.ts'

/** As it is stored: of a phone number only its blind index, and that only where there is a key. */
function seenOf(
  { cipher }: ContactDeps,
  { surface }: Pick<ContactBook, 'surface'>,
  relation: Relation,
  seenAt: Date,
): SeenRelation {
  const { contactId, rep, name, company, remark, since, tags } = relation
  const phones = relation.phones.flatMap((phone) => {
    const normalised = normalisePhone(phone)
    return cipher && normalised ? [cipher.blindIndex('phone', normalised)] : []
  })
  const _id = contactLinkId(surface, contactId, rep)
  return { _id, surface, contactId, rep, name, since, tags, phones, seenAt, ...present({ company, remark }) }
}

const told = ({
  name,
  company,
  remark,
  phones,
}: Pick<ContactLink, 'name' | 'company' | 'remark' | 'phones'>) =>
  JSON.stringify([name, company, remark, phones])

/** Writes what was told, and joins whoever is new, was told otherwise, or is not joined yet. */
async function take(
  deps: ContactDeps,
  book: ContactBook,
  relations: readonly Relation[],
  seenAt: Date,
): Promise<void> {
  const seen = relations.map((relation) => seenOf(deps, book, relation, seenAt))
  const before = new Map(
    (await deps.contactLinks.getMany(seen.map(({ _id }) => _id))).map((one) => [one._id, one]),
  )
  await deps.contactLinks.see(seen)

  const open = seen.filter((one) => {
    const known = before.get(one._id)
    return !known || known.state === 'unknown' || told(known) !== told(one)
  })
  await settleContacts(deps, book, [...new Set(open.map(({ contactId }) => contactId))])
  // What stands on it may not be what was written: others write there too, and tell nobody.
  const linked = seen.flatMap(({ _id }) => (before.get(_id)?.state === 'linked' ? [_id] : []))
  if (linked.length > 0) await deps.contactLinks.markTagDue({ ids: linked })
}

/**
 * Reads every relation of a surface anew: idempotent, and a run that was cut short is simply run again. Those that a whole run
 * has not seen are forgotten.
 */
export async function pullContacts(deps: ContactDeps, book: ContactBook): Promise<{ readonly seen: number }> {
  const startedAt = deps.clock.now()
  let seen = 0
  for await (const relations of book.relations(await book.reps())) {
    await take(deps, book, relations, startedAt)
    seen += relations.length
  }
  await deps.contactLinks.removeUnseen(book.surface, startedAt)
  return { seen }
}

/** Reads one person anew: what a surface tells of a change says no more than whose. */
export async function refetchContact(deps: ContactDeps, book: ContactBook, contactId: string): Promise<void> {
  const relations = await book.ofContact(contactId)
  const standing = new Set(relations.map(({ rep }) => contactLinkId(book.surface, contactId, rep)))
  const before = await deps.contactLinks.ofContacts(book.surface, [contactId])
  const gone = before.filter(({ _id }) => !standing.has(_id)).map(({ _id }) => _id)
  if (gone.length > 0) await deps.contactLinks.remove(gone)
  await take(deps, book, relations, deps.clock.now())
}
