import type { Form, FormField } from '#src/cards/form.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

/** What stands in an empty field that something is picked in: a surface's own words are in the language of its app. */
function placeholderOf(locale: Locale, { kind }: FormField): string | undefined {
  switch (kind) {
    case 'customer':
      return t(locale, 'form.search-customer')
    case 'choice':
    case 'choices':
    case 'date':
    case 'time':
      return t(locale, `form.pick-${kind}`)
    default:
      return undefined // It is written in, under its label.
  }
}

/** A form whose empty fields all speak the reader's language. */
export const withPlaceholders = (locale: Locale, form: Form): Form => ({
  ...form,
  fields: form.fields.map((field) => {
    const placeholder = field.placeholder ?? placeholderOf(locale, field)
    return placeholder === undefined ? field : { ...field, placeholder }
  }),
})
