import type { CardAction, CardButton } from '#src/cards/card.ts'
import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import type { Customer } from '#src/domain/customer.ts'
import { touchOutcomes } from '#src/domain/follow-up/outcome.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { t } from '#src/i18n/text.ts'

/** How it ended, one press each: 已联系 · 没接通 · 已约 · 暂不需要. The answer offers the next date. */
export const outcomeButtons = ({ locale }: Reader, { _id }: Pick<Reminder, '_id'>): readonly CardButton[] =>
  touchOutcomes.map((outcome) => ({
    kind: 'button',
    label: t(locale, `touch.outcome-${outcome}`),
    ...(outcome === 'agreed' ? { short: t(locale, 'touch.outcome-agreed-short') } : {}),
    call: { command: 'done', input: { reminder: _id, outcome } },
    ...(outcome === 'reached' ? { style: 'primary' as const } : {}),
  }))

/** What a satisfaction call and a win-back are for is asked by their own commands, which end the reminder as well. */
export const answerButton = (
  { locale }: Reader,
  { _id, kind }: Pick<Reminder, '_id' | 'kind'>,
  { ref }: Pick<Customer, 'ref'>,
): readonly CardButton[] =>
  kind !== 'call-back' && kind !== 'win-back'
    ? []
    : [
        {
          kind: 'button',
          label: t(locale, `remind.answer-${kind}`),
          call: { command: kind, input: { customer: ref, reminder: _id } },
        },
      ]

/** The days it can wait for; nothing where none is offered. */
export const snoozeSelect = (
  reader: Reader,
  { _id }: Pick<Reminder, '_id'>,
  days: readonly { readonly day: string; readonly at: Date }[],
): readonly CardAction[] =>
  days.length === 0
    ? []
    : [
        {
          kind: 'select',
          label: t(reader.locale, 'snooze.select'),
          field: 'until',
          call: { command: 'snooze', input: { reminder: _id } },
          options: days.map(({ day, at }) => ({ label: dayFor(reader, at), value: day })),
        },
      ]

/** Opens a reminder's own card out of a list. */
export const openReminder = ({ locale }: Reader, { _id }: Pick<Reminder, '_id'>): CardButton => ({
  kind: 'button',
  label: t(locale, 'remind.open'),
  call: { command: 'remind', input: { reminder: _id } },
})
