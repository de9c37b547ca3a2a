import type { Contact, Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { readYearlyDate } from '#src/domain/follow-up/read-yearly-date.ts'
import { mergeContacts, renamed, withAliases } from '#src/ingest/customers/renamed.ts'
import { attributeValue, isContactLike } from '#src/ingest/rows/attribute-value.ts'
import { normaliseEmail, normalisePhone } from '#src/ingest/rows/read-contact.ts'
import type { CustomerChange } from '#src/ports/customers.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import type { Edit } from './edit-words.ts'

type Patch = Pick<CustomerChange, 'set' | 'unset'>
type Given = { readonly cipher?: FieldCipher | undefined; readonly at: Date }

const refuse = (code: string, message: string, remedy: string) => new AppError({ code, message, remedy })

/**
 * What an edit changes of a customer; undefined: nothing. Contacts go through the cipher, and nowhere without one.
 * @throws AppError `contact-unreadable`, `contacts-not-stored`, `yearly-date-unreadable`, `attribute-is-contact`, `name-missing`
 */
export function editPatch(customer: Customer, edit: Edit, given: Given): Patch | undefined {
  if (edit.field === 'name') return namePatch(customer, edit)
  if (edit.field === 'alias') return aliasPatch(customer, edit)
  if (edit.field === 'phone' || edit.field === 'email')
    return contactPatch(customer, edit, edit.field, given.cipher)

  return attributePatch(customer, edit, given.at)
}

function namePatch(customer: Customer, { value, none }: Edit): Patch | undefined {
  if (none) throw refuse('name-missing', 'A customer needs a name.', 'Write the new name behind it.')

  const name = value.normalize('NFC').slice(0, 200)
  return name === customer.name ? undefined : { set: renamed(name, customer), unset: [] }
}

/** `alias 阿里` adds one, `alias -阿里` takes it away, `alias -` all. */
function aliasPatch(customer: Customer, { value, none }: Edit): Patch | undefined {
  const gone = /^[-－]\s?/u.test(value) ? value.replace(/^[-－]\s?/u, '') : undefined
  const known = customer.aliases
  const wanted = none ? [] : gone === undefined ? [...known, value] : known.filter((alias) => alias !== gone)
  const set = withAliases(customer, wanted)

  return set.aliases.join('\n') === known.join('\n') ? undefined : { set, unset: [] }
}

const normalise = { phone: normalisePhone, email: normaliseEmail } as const

function contactPatch(
  { contacts }: Customer,
  { value, none }: Edit,
  kind: Contact['kind'],
  cipher: FieldCipher | undefined,
): Patch | undefined {
  const others = contacts.filter((contact) => contact.kind !== kind)
  if (none) return others.length === contacts.length ? undefined : { set: { contacts: others }, unset: [] }

  const sealed = sealContact(kind, value, cipher)
  if (contacts.some(({ blindIndex }) => blindIndex === sealed.blindIndex)) return undefined
  return { set: { contacts: mergeContacts([sealed], contacts) }, unset: [] }
}

/**
 * A phone number as +86…, an e-mail in lower case, encrypted.
 * @throws AppError `contact-unreadable`, `contacts-not-stored`
 */
function sealContact(kind: Contact['kind'], text: string, cipher: FieldCipher | undefined): Contact {
  const normalised = normalise[kind](text)
  if (normalised === undefined)
    throw refuse(
      'contact-unreadable',
      'This is no phone number and no e-mail address as they are written.',
      'Check the digits: 138 0013 8000, +49 30 123456, name@example.com.',
    )
  if (!cipher)
    throw refuse(
      'contacts-not-stored',
      'Contacts are not stored: there is no key to encrypt them with.',
      'Ask an admin to set FIELD_ENCRYPTION_KEYS; then say it again.',
    )
  return cipher.seal(kind, normalised)
}

const yearlyDates: ReadonlySet<string> = new Set(['birthday', 'contract_end', 'yearly_reward'])

function attributePatch({ attrs }: Customer, { field, value, none }: Edit, at: Date): Patch | undefined {
  if (isContactLike(field))
    throw refuse(
      'attribute-is-contact',
      'This looks like a contact, and attributes are not encrypted.',
      'Use phone or email, which are.',
    )
  if (!none && yearlyDates.has(field) && !readYearlyDate(value))
    throw refuse(
      'yearly-date-unreadable',
      'This cannot be read as a day.',
      'Write 1990-05-20, 05-20, or by the lunar calendar: 农历八月十五.',
    )
  const { [field]: before, ...others } = attrs
  const fresh = yearlyDates.has(field) ? value : attributeValue(value)
  if (none ? before === undefined : before === fresh) return undefined

  return { set: { attrs: none ? others : { ...attrs, [field]: fresh }, profileAt: at }, unset: [] }
}
