import type { Form } from '#src/cards/form.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { formSubject } from './fields.ts'

/** Looks for a customer while one types, and shows its tier. */
export async function findForm(deps: CommandDeps, asker: Asker): Promise<Form> {
  const { locale } = asker
  const { fields } = await formSubject(deps, undefined, asker)

  return {
    title: t(locale, 'find.form-title'),
    submit: t(locale, 'customer.open'),
    call: { command: 'tier', input: {} },
    fields,
  }
}
