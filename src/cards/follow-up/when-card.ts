import type { Card, CardButton, CommandCall } from '#src/cards/card.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import { localTime } from '#src/domain/local-time.ts'
import { t } from '#src/i18n/text.ts'

/** Asks for a day: one press each for the nearest, any other to pick. `field` joins the call's input. */
export function whenCard(
  reader: Reader,
  words: { readonly title: string; readonly body: string; readonly label: string },
  choice: {
    readonly call: CommandCall
    readonly field: string
    readonly days: readonly { readonly day: string; readonly at: Date }[]
  },
): Card {
  const { call, field, days } = choice
  const button = ({ day, at }: (typeof days)[number]): CardButton => ({
    kind: 'button',
    label: dayFor(reader, at),
    short: dayFor({ ...reader, now: at }, at),
    call: { ...call, input: { ...call.input, [field]: day } },
  })
  const select = {
    kind: 'select',
    label: words.label,
    submit: t(reader.locale, 'form.choose'),
    field,
    call,
    options: days.map(({ day, at }) => ({ label: dayFor(reader, at), value: day })),
  } as const
  return plainCard(reader.locale, words.title, [words.body], {
    actions: [...days.slice(0, 3).map(button), select],
  })
}

/** `Tue 15 Dec, 15:00` / `12月15日(周二) 15:00`; a day alone has no hour. */
export function momentFor(reader: Reader, at: Date, hasTime: boolean): string {
  const day = dayFor(reader, at)
  if (!hasTime) return day
  const time = localTime(at, reader.zone)
  return reader.locale === 'zh' ? `${day} ${time}` : `${day}, ${time}`
}
