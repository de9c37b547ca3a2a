import type { Card, CommandCall } from '#src/cards/card.ts'
import { cardText } from '#src/cards/parts/text.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import { locales } from '../helpers/locales.ts'
import { chosen, type Seen, type Wanted, wantedOf } from './seen.ts'

/** What somebody types for a call: its command and what it carries, a view's days and versions in words. */
export function typedLine(locale: Locale, { command, input }: CommandCall): string {
  const words = Object.entries(input).map(([name, value]) => {
    if (`${command}.${name}` === 'list.page') return t(locale, 'terminal.type-page', { n: Number(value) + 1 })
    return name === 'asOf' || name === 'policy' || name === 'orders'
      ? t(locale, `as-of.type-${name}`, { value })
      : value
  })
  return [command, ...words].filter(Boolean).join(' ')
}

const bare = (text: string) => text.replace(/\s+/g, '')

const isDay = /^\d{4}-\d\d-\d\d$/

/** Days are not listed: what stands before the first one, where any other may stand as well. */
function dayLine(locale: Locale, { command, input }: CommandCall, field: string): string {
  const { [field]: _, ...others } = input
  const said = t(locale, 'terminal.type-day', {
    command: typedLine(locale, { command, input: others }),
    day: '|',
  })
  return said.split('|')[0] ?? said
}

/** Beside a way back `done` is of the touch just logged: its id is not typed. */
function typable(card: Card, { command, input }: CommandCall): CommandCall {
  const { touch: _, ...others } = input
  const isBeside = card.actions?.some(({ call }) => call.command === 'undo')
  return { command, input: command === 'done' && isBeside ? others : input }
}

/** A card as a terminal prints it: what other surfaces have buttons for stands there to be typed. */
export function onTerminal(card: Card): Seen {
  const words = cardText(card, { width: 100 })
  const there = bare(words)
  const isThere = ({ call: pressed, field }: Wanted) =>
    locales.some((locale) => {
      const call = typable(card, pressed)
      if (field === undefined) return there.includes(bare(typedLine(locale, call)))
      if (isDay.test(call.input[field] ?? '')) return there.includes(bare(dayLine(locale, call, field)))
      const line = typedLine(locale, chosen(call, field, '…'))
      return there.includes(bare(line)) && there.includes(bare(call.input[field] ?? ''))
    })
  const controls = wantedOf(card)
    .filter(isThere)
    .map(({ call, form }) => ({ call, form, by: 'typed' as const }))

  return {
    words,
    wraps: true,
    controls,
    searches: [],
    problems: [],
    degraded: controls.length > 0 ? ['typed'] : [],
  }
}
