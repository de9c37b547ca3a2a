import type { Card } from '#src/cards/card.ts'
import { contactCard } from '#src/cards/customers/contacts-card.ts'
import { candidatesFor, unsureOf } from '#src/decide/contacts/next-contact.ts'
import type { User } from '#src/domain/user.ts'
import type { TellDeps } from './deps.ts'

/** The first contact that waits for this reader; undefined where all have been answered meanwhile. */
export async function contactsMessage(
  { contactLinks, customers, users, clock }: TellDeps,
  reader: User,
): Promise<Card | undefined> {
  const waiting = await unsureOf(contactLinks, reader)
  const [link] = waiting
  if (!link) return undefined

  const candidates = await candidatesFor(customers, link, await users.asAsker(reader, clock.now()))
  return contactCard(reader.locale, { link, candidates, waiting: waiting.length })
}
