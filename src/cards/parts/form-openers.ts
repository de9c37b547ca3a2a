import type { CardForm } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

/** Commands that ask by a form. */
export type FormCommand = 'find' | 'log' | 'remind' | 'override' | 'settings' | 'add' | 'edit' | 'feedback'

/** The button that opens a command's form; `input` names the customer, where it is known. */
export const formOpener = (
  locale: Locale,
  command: FormCommand,
  input: Readonly<Record<string, string>> = {},
): CardForm => {
  const [label, short] = [t(locale, `${command}.form-button`), t(locale, `${command}.form-short`)]
  return {
    kind: 'form',
    label,
    ...(label.length > longestShort ? { short } : {}),
    call: { command, input },
  }
}

/** What the smallest button holds. */
const longestShort = 10
