import type { Card } from '#src/cards/card.ts'
import { type CustomerList, customerRows } from '#src/cards/customers/customer-rows.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

/** Added, as whose, and what to do next. */
export function addedCard(locale: Locale, { name, kind, ref }: Customer): Card {
  const title = t(locale, kind === 'prospect' ? 'add.prospect-title' : 'add.customer-title', {
    name: clip(name),
  })

  return plainCard(locale, title, [t(locale, 'add.yours')], {
    tone: 'good',
    actions: [
      {
        kind: 'button',
        label: t(locale, 'customer.open'),
        call: { command: 'tier', input: { customer: ref } },
      },
    ],
  })
}

/** Ones the asker may see, and a button that adds another one all the same. */
export function duplicatesCard(
  locale: Locale,
  name: string,
  list: CustomerList,
  again: Readonly<Record<string, string>>,
): Card {
  return plainCard(locale, t(locale, 'add.alike-title', { name: clip(name) }), [t(locale, 'add.alike')], {
    tone: 'warning',
    rows: customerRows(locale, { ...list, alike: true }),
    actions: [{ kind: 'button', label: t(locale, 'add.anyway'), call: { command: 'add', input: again } }],
  })
}

/** Somebody else looks after it: who, and nothing of the record. */
export function existsCard(locale: Locale, name: string, owner: string | undefined): Card {
  const title = t(locale, 'add.exists-title', { name: clip(name) })
  const what = owner === undefined ? t(locale, 'add.exists-nobody') : t(locale, 'add.exists-owner', { owner })

  return plainCard(locale, title, [what], { tone: 'warning' })
}

/** A name is missing. */
export const addAskCard = (locale: Locale): Card =>
  plainCard(locale, t(locale, 'add.ask-title'), [t(locale, 'add.ask')], {
    tone: 'warning',
    actions: [formOpener(locale, 'add')],
  })
