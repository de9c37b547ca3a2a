import type { ContactLink } from '#src/domain/contact/contact-link.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Asker, User } from '#src/domain/user.ts'
import type { ContactLinks } from '#src/ports/contact-links.ts'
import type { Customers } from '#src/ports/customers.ts'

/** More than anybody answers at a sitting. */
const most = 200

/** Contacts of a person, by the accounts that they have. */
export async function unsureOf(
  contactLinks: Pick<ContactLinks, 'unsure'>,
  { identities }: Pick<User, 'identities'>,
): Promise<readonly ContactLink[]> {
  const found: ContactLink[] = []
  for (const { surface, userId } of identities)
    found.push(...(await contactLinks.unsure(surface, [userId.toLowerCase()], most)))
  return found
}

/** Ids of a person at their surfaces, as relations name them. */
export const repsOf = ({ identities }: Pick<User, 'identities'>): readonly string[] =>
  identities.map(({ userId }) => userId.toLowerCase())

/** The customers that a contact may be, of those that this person sees, in the order found. */
export async function candidatesFor(
  customers: Pick<Customers, 'visibleTo'>,
  { candidates = [] }: Pick<ContactLink, 'candidates'>,
  asker: Asker,
): Promise<readonly Customer[]> {
  const seen = new Map((await customers.visibleTo(asker).byIds(candidates)).map((one) => [one._id, one]))
  return candidates.flatMap((id) => seen.get(id) ?? [])
}
