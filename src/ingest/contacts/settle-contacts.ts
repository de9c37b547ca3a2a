import { type ContactLink, contactKey } from '#src/domain/contact/contact-link.ts'
import { type ContactMatch, matchContact } from '#src/domain/contact/match-contact.ts'
import type { ContactBook } from '#src/ports/contacts.ts'
import type { ContactDeps } from './deps.ts'
import { asSeenBy, evidenceOf, sights } from './evidence.ts'

type Round = {
  readonly refs: ReadonlyMap<string, string>
  readonly sight: ReturnType<typeof sights>
}

/** A sure match is every rep's; what is unsure is asked of each rep by what they see. */
async function matchesOf(
  deps: ContactDeps,
  { refs, sight }: Round,
  links: readonly ContactLink[],
): Promise<readonly { readonly id: string; readonly match: ContactMatch }[]> {
  const evidence = await evidenceOf(deps, links, refs)
  const sure = matchContact({ ...evidence, alike: [] })
  if (sure.state === 'linked' || sure.state === 'none')
    return links.map(({ _id }) => ({ id: _id, match: sure }))

  const matches: { id: string; match: ContactMatch }[] = []
  for (const link of links) {
    const alike = await asSeenBy(await sight(link.rep), link, sure.candidates ?? [])
    matches.push({ id: link._id, match: matchContact({ answers: [], byCompany: [], byPhone: [], alike }) })
  }
  return matches
}

const said = ({ state, customerId, by, candidates = [] }: ContactMatch): string =>
  JSON.stringify([state, customerId, by, candidates])

/**
 * Joins these people with customers, or says who has to be asked. Only what comes out otherwise is written; whoever is linked
 * otherwise now is due for another tag.
 */
export async function settleContacts(
  deps: ContactDeps,
  book: Pick<ContactBook, 'surface' | 'identityOf'>,
  contactIds: readonly string[],
): Promise<void> {
  const links = await deps.contactLinks.ofContacts(book.surface, contactIds)
  const before = new Map(links.map((link) => [link._id, link]))
  const keys = [...new Set(links.map(({ contactId }) => contactKey(book.surface, contactId)))]
  const round: Round = { refs: await deps.refs.find(keys), sight: sights(deps, book) }
  for (const those of Map.groupBy(links, ({ contactId }) => contactId).values()) {
    const matches = await matchesOf(deps, round, those)
    const changed = matches.filter(({ id, match }) => {
      const link = before.get(id)
      return !link || said(link) !== said(match)
    })
    if (changed.length === 0) continue
    await deps.contactLinks.settle(changed)
    const moved = changed.filter(({ id, match }) => before.get(id)?.customerId !== match.customerId)
    if (moved.length > 0) await deps.contactLinks.markTagDue({ ids: moved.map(({ id }) => id) })
  }
}
