import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { contactCard, contactName, contactsCard } from '#src/cards/customers/contacts-card.ts'
import { candidatesFor, repsOf, unsureOf } from '#src/decide/contacts/next-contact.ts'
import type { ContactLink } from '#src/domain/contact/contact-link.ts'
import { AppError } from '#src/domain/errors.ts'
import { present } from '#src/domain/present.ts'
import type { Asker, User } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { settleContacts } from '#src/ingest/contacts/settle-contacts.ts'
import { closeCardsSoon } from './changes/close-cards-soon.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { requireVisible } from './naming/require-visible.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** A contact's id and the customer that it is, or `none`, from a button. */
  contact: z.string().min(1).max(300).optional(),
  customer: z.string().min(1).max(200).optional(),
})

/** A card's button as a terminal shows it: `wecom|wm1|mei c-acme`, `wecom|wm1|mei none`. */
function typed(words: string): { readonly contact?: string; readonly customer?: string } {
  const [contact = '', customer] = words.trim().split(/\s+/u)
  return contact.includes('|') ? present({ contact, customer }) : {}
}

type Before = { readonly words: string; readonly id: string }

/** `/customer contacts`: whose people the asker's contacts are, as far as it is not sure, one after another. */
export const contacts = defineCommand({
  name: 'contacts',
  shown: { en: 'contacts', zh: '联系人' },
  aliases: ['微信联系人'],
  help: {
    en: 'Your chat contacts that could not be linked to a customer for sure: one tap each.',
    zh: '逐个确认还没关联上客户的联系人，点一下即可。',
  },
  example: { en: '/customer contacts', zh: '/customer 联系人' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  inPlace: true,
  async run(deps, { words, ...pressed }, asker) {
    const { contact, customer } = { ...typed(words), ...pressed }
    const user = await deps.users.byId(asker.userId)
    if (!user || contact === undefined) return next(deps, user, asker)

    const link = await ownLink(deps, user, contact)
    if (customer === undefined) return { card: await cardOf(deps, link, asker, 1) }
    return next(deps, user, asker, { words: await take(deps, link, customer, asker), id: link._id })
  },
})

async function ownLink({ contactLinks }: CommandDeps, user: User, id: string): Promise<ContactLink> {
  const link = await contactLinks.get(id)
  if (link && repsOf(user).includes(link.rep)) return link
  throw new AppError({
    code: 'contact-gone',
    message: 'That contact is not yours (any more).',
    remedy: 'Type contacts to see who waits.',
  })
}

const cardOf = async (deps: CommandDeps, link: ContactLink, asker: Asker, waiting: number, before?: Before) =>
  contactCard(asker.locale, {
    link,
    candidates: await candidatesFor(deps.customers, link, asker),
    waiting,
    ...(before ? { before } : {}),
  })

async function next(
  deps: CommandDeps,
  user: User | undefined,
  asker: Asker,
  before?: Before,
): Promise<Reply> {
  const waiting = user ? await unsureOf(deps.contactLinks, user) : []
  const [link] = waiting
  if (link) return { card: await cardOf(deps, link, asker, waiting.length, before) }

  const counts = await deps.contactLinks.count(user ? repsOf(user) : [])
  return { card: contactsCard(asker.locale, counts, before) }
}

/** Writes down what was said, joins every rep's relation to that person by it, and has the tags looked at. */
async function take(deps: CommandDeps, link: ContactLink, said: string, asker: Asker): Promise<string> {
  const { locale, userId: by } = asker
  const name = contactName(link)
  const customer = said === 'none' ? undefined : await requireVisible(deps, said, asker)
  const at = deps.clock.now()
  await deps.audit.record({
    at,
    who: by,
    action: 'link-contact',
    fields: ['contacts'],
    ...(customer ? { customerId: customer._id } : {}),
  })
  await deps.contactLinks.answer(link._id, { customerId: customer?._id ?? 'none', by, at })
  // What was said is sure for every rep: nobody's sight is asked for.
  const identityOf = (rep: string) => ({ surface: link.surface, userId: rep })
  await settleContacts(deps, { surface: link.surface, identityOf }, [link.contactId])
  await deps.queues.enqueue('write-tags', {})
  await closeCardsSoon(deps)

  return customer
    ? t(locale, 'contacts.linked', { name, customer: customer.name })
    : t(locale, 'contacts.is-none', { name })
}
