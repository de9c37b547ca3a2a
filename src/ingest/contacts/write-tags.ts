import { tierName } from '#src/cards/parts/tier-name.ts'
import type { ContactLink } from '#src/domain/contact/contact-link.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { ContactBook, TierTags } from '#src/ports/contacts.ts'
import type { Policies } from '#src/ports/policies.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { ContactDeps } from './deps.ts'
import { activeOf } from './evidence.ts'

export type WriteTagsDeps = ContactDeps & {
  readonly policies: Policies
  readonly settings: Settings
}

/** One after another, so many a run; the rest is for the next. */
const portion = 200

/** The tier that a rep may read on their contact: of a customer that is theirs to see. */
async function tierFor(
  deps: WriteTagsDeps,
  book: ContactBook,
  link: ContactLink,
): Promise<string | undefined> {
  if (link.state !== 'linked' || link.customerId === undefined) return undefined
  const customer = await activeOf(deps, link.customerId)
  if (!customer || !(await maySee(deps, book, link, customer))) return undefined
  return standingTier(customer, deps.clock.now())
}

async function maySee(
  { users, customers, clock }: WriteTagsDeps,
  book: ContactBook,
  { rep }: ContactLink,
  { _id }: Customer,
): Promise<boolean> {
  const user = await users.byIdentity(book.identityOf(rep))
  if (!user?.active) return false
  return (await customers.visibleTo(await users.asAsker(user, clock.now())).byId(_id)) !== undefined
}

/** Only the tags that are ours, and only where they say something else than the tier. */
async function writeOne(
  deps: WriteTagsDeps,
  book: ContactBook,
  link: ContactLink,
  { ids, standing }: TierTags,
): Promise<void> {
  const code = await tierFor(deps, book, link)
  const wanted = code === undefined ? undefined : ids[code]
  const remove = link.tags.filter((id) => standing.includes(id) && id !== wanted)
  const add = wanted !== undefined && !link.tags.includes(wanted) ? [wanted] : []
  if (add.length + remove.length > 0 && !(await book.mark(link, { add, remove })))
    return deps.contactLinks.remove([link._id]) // the rep has them no more

  await deps.contactLinks.tagged(link, [...link.tags.filter((id) => !remove.includes(id)), ...add])
}

/**
 * Writes tiers back as tags, one relation after another, where they are due; what is written is marked at once, so that a run
 * that was cut short goes on where it was. In the trial run nothing is written.
 * @returns whether more is due
 */
export async function writeTags(deps: WriteTagsDeps, book: ContactBook, locale: Locale): Promise<boolean> {
  if ((await deps.settings.get('trialRun')) === true) return false
  const due = await deps.contactLinks.tagDue(book.surface, portion)
  if (due.length === 0) return false

  const policy = await deps.policies.active()
  if (!policy) return false
  const tags = await tierTags(deps, book, { locale, policy })
  for (const link of due) await writeOne(deps, book, link, tags)
  return due.length === portion
}

async function tierTags(
  { settings }: WriteTagsDeps,
  book: ContactBook,
  { locale, policy }: { readonly locale: Locale; readonly policy: Policy },
): Promise<TierTags> {
  const known = (await settings.get('contacts.tags')) ?? {}
  const named = policy.tiers.map(({ code }) => ({ code, name: tierName(locale, policy, code) }))
  const tags = await book.tierTags(named, known)
  await settings.set('contacts.tags', tags.ids)
  return tags
}
