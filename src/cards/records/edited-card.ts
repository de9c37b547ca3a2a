import type { Card, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/clip.ts'
import { plainCard } from '#src/cards/plain-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { isTextKey, t } from '#src/i18n/text.ts'

/** `Industry`; an attribute is called as it is. */
export const fieldLabel = (locale: Locale, field: string): string => {
  const key = `edit.field-${field}`
  // Keys of this family take no parameters.
  return isTextKey(key) ? t(locale, key as 'edit.field-industry') : field
}

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
  const title = t(locale, isChanged ? 'edit.changed-title' : 'edit.same-title', { name })
  const stored = isContact ? t(locale, 'edit.stored-sealed') : clip(value, 200)
  const line = value === '' ? t(locale, 'edit.emptied', { field: label }) : `${label}: ${stored}`

  return plainCard(locale, title, [line], {
    tone: isChanged ? 'good' : 'neutral',
    ...(undo.length > 0 ? { actions: undo } : {}),
  })
}

/** What can be edited, and how to say it. */
export function editHelpCard(locale: Locale, customer: Customer, fields: readonly string[]): Card {
  const title = t(locale, 'edit.which-title', { name: clip(customer.name) })
  const named = fields.map((field) => fieldLabel(locale, field)).join(locale === 'zh' ? '、' : ', ')

  return plainCard(locale, title, [named, t(locale, 'edit.how')])
}
