import type { Card, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { labelled } from '#src/i18n/sentences.ts'
import { isTextKey, t } from '#src/i18n/text.ts'

/** `Industry`; an attribute is called as it is. */
export const fieldLabel = (locale: Locale, field: string): string => {
  const key = `edit.field-${field}`
  // Keys of this family take no parameters.
  return isTextKey(key) ? t(locale, key as 'edit.field-industry') : field
}

/** What stood there before; an alias joins the others, so nothing did. */
const stoodThere = ({ name, attrs }: Customer, field: string): string | number | undefined =>
  field === 'name' ? name : attrs[field]

const beforeLines = (locale: Locale, was: string | number | undefined): readonly string[] =>
  was === undefined || was === '' ? [] : [t(locale, 'edit.was', { was: clip(String(was), 200) })]

/** A field was changed, emptied, or held it already. Contacts are never repeated. */
export function editedCard(
  locale: Locale,
  {
    customer,
    field,
    value,
    isChanged,
    undo,
  }: {
    readonly customer: Customer
    readonly field: string
    /** Empty: it was emptied. */
    readonly value: string
    readonly isChanged: boolean
    readonly undo: readonly CardButton[]
  },
): Card {
  const name = clip(customer.name)
  const label = fieldLabel(locale, field)
  const isContact = field === 'phone' || field === 'email'
  const stored = isContact ? t(locale, 'edit.stored-sealed') : clip(value, 200)
  const line = value === '' ? t(locale, 'edit.emptied', { field: label }) : labelled(locale, label, stored)

  const was = isContact ? undefined : stoodThere(customer, field)
  const title = isChanged
    ? t(locale, 'edit.changed-title', { name, change: clip(line, 80) })
    : t(locale, 'edit.same-title', { name })
  const body = isChanged ? beforeLines(locale, was) : [line]

  return plainCard(locale, title, body, {
    tone: isChanged ? 'good' : 'neutral',
    ...(undo.length > 0 ? { actions: undo } : {}),
  })
}

/** What can be edited, and how to say it. */
export function editHelpCard(locale: Locale, customer: Customer, fields: readonly string[]): Card {
  const title = t(locale, 'edit.which-title', { name: clip(customer.name) })
  const named = fields.map((field) => fieldLabel(locale, field)).join(locale === 'zh' ? '、' : ', ')

  return plainCard(locale, title, [named, t(locale, 'edit.how')], {
    actions: [formOpener(locale, 'edit', { customer: customer.ref })],
  })
}
