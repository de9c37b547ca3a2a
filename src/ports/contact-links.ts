import type { ContactAnswer, ContactLink, ContactState } from '#src/domain/contact/contact-link.ts'
import type { ContactMatch } from '#src/domain/contact/match-contact.ts'
import type { Surface } from '#src/domain/user.ts'

/** What a surface tells of a relation, as it is stored. */
export type SeenRelation = Pick<
  ContactLink,
  | '_id'
  | 'surface'
  | 'contactId'
  | 'rep'
  | 'name'
  | 'company'
  | 'remark'
  | 'phones'
  | 'since'
  | 'tags'
  | 'seenAt'
>

/** Reps' contacts and whose people they are. */
export type ContactLinks = {
  get(id: string): Promise<ContactLink | undefined>
  getMany(ids: readonly string[]): Promise<readonly ContactLink[]>
  /** Every rep's relation to these people. */
  ofContacts(surface: Surface, contactIds: readonly string[]): Promise<readonly ContactLink[]>
  /** The people of these customers. */
  ofCustomers(customerIds: readonly string[]): Promise<readonly ContactLink[]>
  /** Those who have one of these names, or whom a rep calls so, letter by letter. */
  called(names: readonly string[]): Promise<readonly ContactLink[]>
  /** Writes what the surface tells; a new one is `unknown`. What is known of its customer stays. */
  see(relations: readonly SeenRelation[]): Promise<void>
  /** Sets whose people they are; those with a customer are due for their tag, and those that had one. */
  settle(matches: readonly { readonly id: string; readonly match: ContactMatch }[]): Promise<void>
  /** Forgets these, or of a surface those that were not seen since. */
  remove(ids: readonly string[]): Promise<void>
  removeUnseen(surface: Surface, since: Date): Promise<number>
  answer(id: string, answer: ContactAnswer): Promise<void>
  /** Those of these reps that wait for an answer, the oldest relation first. */
  unsure(surface: Surface, reps: readonly string[], limit: number): Promise<readonly ContactLink[]>
  markAsked(ids: readonly string[], at: Date): Promise<void>
  /** Reps who have an unsure one that they were not told of since then. */
  repsToAsk(surface: Surface, since: Date): Promise<readonly string[]>
  /** How many by state; without `reps`: the whole company's. */
  count(reps?: readonly string[]): Promise<Readonly<Record<ContactState, number>>>
  /** Marks the relations of these customers, or these relations; answers how many there are. */
  markTagDue(
    of: { readonly customers: readonly string[] } | { readonly ids: readonly string[] },
  ): Promise<number>
  tagDue(surface: Surface, limit: number): Promise<readonly ContactLink[]>
  /** What stands on it now: it is due no more, unless its customer has changed meanwhile. */
  tagged(link: Pick<ContactLink, '_id' | 'customerId'>, tags: readonly string[]): Promise<void>
}
