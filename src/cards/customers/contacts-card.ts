import type { Card, CardButton, CardFact } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { ContactLink, ContactState } from '#src/domain/contact/contact-link.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'

export type ContactCounts = Readonly<Record<ContactState, number>>

/** What a rep calls them. */
export const contactName = ({ remark, name }: Pick<ContactLink, 'remark' | 'name'>): string =>
  clip(remark ?? name, 40)

const totalOf = ({ linked, unsure, unknown }: ContactCounts): number => linked + unsure + unknown

/** How many of the contacts are known to be whose; nothing where there are none. Those said to be no customer's count not. */
export function contactFacts(locale: Locale, counts: ContactCounts): readonly CardFact[] {
  const total = totalOf(counts)
  if (total === 0) return []
  const value = t(locale, 'contacts.share', {
    n: formatNumber(total),
    linked: formatNumber(counts.linked),
    share: formatPercent(locale, counts.linked / total),
    unsure: formatNumber(counts.unsure),
    unknown: formatNumber(counts.unknown),
  })
  return [{ label: t(locale, 'contacts.label'), value }]
}

type Asked = {
  readonly link: ContactLink
  /** Customers it may be. */
  readonly candidates: readonly Customer[]
  /** How many wait, this one included. */
  readonly waiting: number
  /** What was said just before, in words, and of which contact. */
  readonly before?: { readonly words: string; readonly id: string }
}

const answerButton = (id: string, customer: string, label: string, short: string): CardButton => ({
  kind: 'button',
  label,
  short,
  call: { command: 'contacts', input: { contact: id, customer } },
})

const againButton = (locale: Locale, id: string): CardButton => ({
  kind: 'button',
  label: t(locale, 'contacts.again'),
  short: t(locale, 'contacts.again-short'),
  call: { command: 'contacts', input: { contact: id } },
})

/** What the smallest button holds. */
const longestShort = 10

/** Whose person is it? At most three customers and "none of them", one tap each. */
export function contactCard(locale: Locale, { link, candidates, waiting, before }: Asked): Card {
  const facts = [
    ...(link.remark && link.name !== link.remark
      ? [{ label: t(locale, 'contacts.name'), value: clip(link.name) }]
      : []),
    ...(link.company ? [{ label: t(locale, 'contacts.company'), value: clip(link.company) }] : []),
  ]
  const names = candidates.map(({ name }) => clip(name, 40))
  // Cut to a small button's length two of them may read alike: then numbers tell them apart.
  const numbered = names.some((name) => name.length > longestShort)
    ? names.map((name, n) => `${n + 1}. ${name}`)
    : []
  const body = [
    ...(before ? [before.words] : []),
    t(locale, 'contacts.ask'),
    ...(waiting > 1 ? [t(locale, 'contacts.waiting', { n: formatNumber(waiting) })] : []),
    ...numbered,
  ]
  return plainCard(locale, t(locale, 'contacts.ask-title', { name: contactName(link) }), body, {
    ...(facts.length > 0 ? { facts } : {}),
    actions: [
      ...candidates.map(({ _id }, n) =>
        answerButton(link._id, _id, names[n] ?? '', clip(numbered[n] ?? names[n] ?? '', longestShort)),
      ),
      answerButton(
        link._id,
        'none',
        t(locale, 'contacts.none-of-them'),
        t(locale, 'contacts.none-of-them-short'),
      ),
      ...(before ? [againButton(locale, before.id)] : []),
    ],
    footer: t(locale, 'contacts.hint'),
  })
}

/** Nothing to ask: how it stands. */
export function contactsCard(
  locale: Locale,
  counts: ContactCounts,
  before?: { readonly words: string; readonly id: string },
): Card {
  const isEmpty = totalOf(counts) + counts.none === 0
  const title = t(locale, isEmpty ? 'contacts.nobody-title' : 'contacts.all-title')
  const body = before?.words ?? t(locale, isEmpty ? 'contacts.nobody' : 'contacts.all')
  return plainCard(locale, title, [body], {
    facts: contactFacts(locale, counts),
    ...(before ? { actions: [againButton(locale, before.id)] } : {}),
  })
}
