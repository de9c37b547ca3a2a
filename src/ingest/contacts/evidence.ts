import { type ContactLink, contactKey } from '#src/domain/contact/contact-link.ts'
import { type ContactEvidence, mostCandidates } from '#src/domain/contact/match-contact.ts'
import type { Customer } from '#src/domain/customer.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { duplicateKeys, isCalled } from '#src/ingest/records/same-company.ts'
import type { ContactBook } from '#src/ports/contacts.ts'
import type { Bearer, VisibleCustomers } from '#src/ports/customers.ts'
import type { ContactDeps } from './deps.ts'

const mostBearers = 20
const mostPieces = 6

/** Whom a merged customer has become; undefined where it is no active one in the end. */
export async function activeOf(
  { customers }: Pick<ContactDeps, 'customers'>,
  id: string,
): Promise<Customer | undefined> {
  let customer = await customers.get(id)
  for (let steps = 0; customer?.mergedInto !== undefined && steps < 10; steps++)
    customer = await customers.get(customer.mergedInto)
  return customer?.status === 'active' ? customer : undefined
}

/** The customers that a rep may see, asked once a rep; nobody's where the rep is no user here. */
export function sights({ users, customers, clock }: ContactDeps, book: Pick<ContactBook, 'identityOf'>) {
  const known = new Map<string, Promise<VisibleCustomers | undefined>>()
  const look = async (rep: string) => {
    const user = await users.byIdentity(book.identityOf(rep))
    return user?.active ? customers.visibleTo(await users.asAsker(user, clock.now())) : undefined
  }
  return (rep: string): Promise<VisibleCustomers | undefined> => {
    const seen = known.get(rep) ?? look(rep)
    known.set(rep, seen)
    return seen
  }
}

/** `阿里-采购张三` → 阿里, 采购张三: parts that may be a customer's name. */
function piecesOf({ company, remark, name }: Pick<ContactLink, 'company' | 'remark' | 'name'>) {
  const texts = [company, remark, name].flatMap((text) => text ?? [])
  const parts = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
  const pieces = parts.map(normaliseName).filter((piece) => {
    const length = [...piece].length
    return /\p{Script=Han}/u.test(piece) ? length >= 2 : length >= 3
  })
  return [...new Set(pieces)].slice(0, mostPieces)
}

async function alikeOf(visible: VisibleCustomers, link: ContactLink): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const piece of piecesOf(link)) {
    if (found.size >= mostCandidates) break
    const hits = await visible.search(piece, mostCandidates)
    for (const { customer, match } of hits) if (match !== 'near') found.add(customer._id)
  }
  return [...found]
}

/** Those that bear a noted company's name in any spelling, or one of the numbers. */
async function bearersOf({ customers }: ContactDeps, links: readonly ContactLink[]) {
  const companies = [...new Set(links.flatMap(({ company }) => company ?? []))]
  const blindIndexes = [...new Set(links.flatMap(({ phones }) => phones))]
  if (companies.length + blindIndexes.length === 0) return { byCompany: [], byPhone: [] }

  const by = { keys: companies.flatMap(duplicateKeys), blindIndexes }
  const bearers = await customers.bearing(by, mostBearers)
  const ids = (is: (bearer: Bearer) => boolean) => bearers.filter(is).map(({ _id }) => _id)
  return {
    byCompany: ids((bearer) => companies.some((company) => isCalled(bearer, company))),
    byPhone: ids(({ contacts }) => contacts.some(({ blindIndex }) => blindIndexes.includes(blindIndex))),
  }
}

/** What speaks for which customers, of one person as all reps have them; `refs`: whom their id leads to. */
export async function evidenceOf(
  deps: ContactDeps,
  links: readonly ContactLink[],
  refs: ReadonlyMap<string, string>,
): Promise<Omit<ContactEvidence, 'alike'>> {
  const [first] = links
  const ref = first && refs.get(contactKey(first.surface, first.contactId))
  const active = ref === undefined ? undefined : await activeOf(deps, ref)
  const answers = links.flatMap(({ answer }) => answer ?? [])
  return { answers, ...(await bearersOf(deps, links)), ...(active ? { ref: active._id } : {}) }
}

/** What of it a rep may be asked about: customers that they see, and names alike among those. */
export async function asSeenBy(
  visible: VisibleCustomers | undefined,
  link: ContactLink,
  candidates: readonly string[],
): Promise<readonly string[]> {
  if (!visible) return []
  if (candidates.length === 0) return alikeOf(visible, link)

  const seen = new Set((await visible.byIds(candidates)).map(({ _id }) => _id))
  return candidates.filter((id) => seen.has(id))
}
