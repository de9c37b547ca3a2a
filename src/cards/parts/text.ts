import type {
  Card,
  CardAction,
  CardBar,
  CardButton,
  CardFact,
  CardRow,
  CardSelect,
  CardTable,
  CommandCall,
} from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import { cellsOf, padCells, wrapCells } from './text-width.ts'

export type CardTextOptions = {
  /** Cells of the terminal; lines are no longer. At least 40. */
  readonly width: number
}

const narrowest = 40
const widest = 100
const indent = '  '

/**
 * A card for a terminal: one line of title, labels and values in columns, bars of characters, and what to type where
 * other surfaces have buttons. Control characters of a name never reach the terminal.
 */
export function cardText(card: Card, { width }: CardTextOptions): string {
  const room = Math.min(widest, Math.max(narrowest, width))
  const body = card.body ?? (hasContent(card) ? [] : [card.text])
  const blocks = [
    titleLines(card, room),
    body.flatMap((paragraph) => wrapped(paragraph, room)),
    pairLines((card.facts ?? []).map(factPair), room),
    barLines(card.bars ?? [], room),
    tableLines(card.table, room),
    rowLines(card.rows ?? [], room),
    card.image ? wrapped(pictureLine(card.image), room) : [],
    pairLines(typable(card.actions ?? []).map(actionPair), room),
    card.footer ? wrapped(card.footer, room) : [],
  ]

  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

/** Words to be copied, line by line as they are: what a name holds beside letters never reaches the terminal. */
export const copyText = (text: string): string => text.split('\n').map(clean).join('\n')

/** A picture that comes with the message has no address to type. */
const pictureLine = ({ alt, url }: NonNullable<Card['image']>): string =>
  url.startsWith('attached:') ? alt : `${alt}: ${url}`

const hasContent = ({ facts, rows, table }: Card) => [facts, rows, table?.rows].some((list) => list?.length)

// Escape sequences of a name would move the cursor or rename the window.
const clean = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const wrapped = (text: string, room: number): readonly string[] =>
  wrapCells(clean(text), room - indent.length).map((line) => `${indent}${line}`)

/** `── A ── Acme · Tier A ─────`, as long as the line where the title leaves room. */
function titleLines({ title, badge }: Card, room: number): readonly string[] {
  const mark = badge ? `[${clean(badge)}] ` : ''
  const [first = '', ...more] = wrapCells(`${mark}${clean(title)}`, room - 4)
  const rule = '─'.repeat(Math.max(0, room - cellsOf(first) - 4))

  return [`── ${first} ${rule}`.trimEnd(), ...more.map((line) => `   ${line}`)]
}

type Pair = readonly [label: string, value: string]
const factPair = ({ label, value }: CardFact): Pair => [label, value]

/** Labels in one column, values in the next, their further lines under them. */
function pairLines(pairs: readonly Pair[], room: number): readonly string[] {
  const cleaned = pairs.map(([label, value]) => [clean(label), clean(value)] as const)
  const column = Math.min(Math.max(0, ...cleaned.map(([label]) => cellsOf(label))), Math.floor(room / 3))
  const valueRoom = room - indent.length - column - 2

  return cleaned.flatMap(([label, value]) => {
    const labels = wrapCells(label, column || 1)
    const values = wrapCells(value, valueRoom)
    return Array.from({ length: Math.max(labels.length, values.length) }, (_, at) =>
      `${indent}${padCells(labels[at] ?? '', column)}  ${values[at] ?? ''}`.trimEnd(),
    )
  })
}

/** `Spend  ██████│█████·······  74 points`: the line is the base's median, the words say the same. */
const barLines = (bars: readonly CardBar[], room: number): readonly string[] =>
  pairLines(
    bars.map((bar) => [bar.label, `${drawnBar(bar, room < 60 ? 8 : 20)} ${bar.value}`]),
    room,
  )

function drawnBar({ share, mark }: CardBar, length: number): string {
  const cellAt = (ratio: number) => Math.round(Math.min(1, Math.max(0, ratio || 0)) * length)
  const cells = '█'.repeat(cellAt(share)).padEnd(length, '░')
  if (mark === undefined) return cells

  const at = Math.min(length - 1, cellAt(mark))
  return `${cells.slice(0, at)}│${cells.slice(at + 1)}`
}

const rowLines = (rows: readonly CardRow[], room: number): readonly string[] =>
  rows.flatMap(({ title, detail, action }, at) => [
    ...wrapped(`${at + 1}. ${[title, detail].filter(Boolean).join(' · ')}`, room),
    ...(action ? wrapped(hint(action), room - 3).map((line) => `   ${line}`) : []),
  ])

function tableLines(table: CardTable | undefined, room: number): readonly string[] {
  if (!table) return []

  const lines = [table.columns, ...table.rows].map((row) => row.map(clean))
  const count = Math.max(...lines.map((line) => line.length))
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(...lines.map((line) => cellsOf(line[at] ?? ''))),
  )
  if (widths.reduce((sum, width) => sum + width + 2, indent.length) > room) {
    return lines.slice(1).flatMap((line) =>
      pairLines(
        line.map((cell, at) => [table.columns[at] ?? '', cell]),
        room,
      ),
    )
  }

  const drawn = lines.map(
    (line) => indent + line.map((cell, at) => padCells(cell, widths[at] ?? 0)).join('  '),
  )
  const [head = '', ...rest] = drawn.map((line) => line.trimEnd())
  return [head, indent + widths.map((width) => '─'.repeat(width)).join('  '), ...rest]
}

/** A card that can be taken back is of the touch just logged: `done 2026-12-14` sets its next date, without its id. */
const typable = (actions: readonly CardAction[]): readonly CardAction[] =>
  actions.some(({ call }) => call.command === 'undo')
    ? actions.map((action) => ({ ...action, call: { ...action.call, input: withoutTouch(action.call) } }))
    : actions

function withoutTouch({ command, input: { touch, ...input } }: CommandCall): CommandCall['input'] {
  return command === 'done' || touch === undefined ? input : { ...input, touch }
}

const actionPair = (action: CardAction): Pair =>
  action.kind === 'select' ? [action.label, choiceHint(action)] : [action.label, hint(action)]

/**
 * `type: snooze acme … (b2b / all = every segment)`: what stands for the dots, and in words where those are others. Days
 * are not listed: whoever types may name any.
 */
function choiceHint({ label, call, field, options }: CardSelect): string {
  const [first] = options
  if (first && options.every(({ value }) => isDay.test(value)))
    return t(localeOf(label), 'terminal.type-day', { command: typed({ label, call }), day: first.value })

  const line = hint({ label, call: { ...call, input: { ...call.input, [field]: '…' } } })
  const words = options.map((option) =>
    option.label === option.value ? option.value : `${option.value} = ${option.label}`,
  )
  return words.length === 0 ? line : `${line} (${words.join(' / ')})`
}

const isDay = /^\d{4}-\d\d-\d\d$/

/** What a person types for what a button does: the command and its words, in the language of the button. */
const hint = (action: Pressed): string =>
  t(localeOf(action.label), 'terminal.type', { command: typed(action) })

type Pressed = Pick<CardButton, 'label' | 'call'>
const localeOf = (label: string): Locale => (/\p{Script=Han}/u.test(label) ? 'zh' : 'en')

function typed({ label, call: { command, input } }: Pressed): string {
  const locale = localeOf(label)
  const words = Object.entries(input).map(([name, value]) => wordsOf(locale, `${command}.${name}`, value))
  return [command, ...words].filter(Boolean).join(' ')
}

/** A view's words and a page as one would type them; other values stand for themselves. */
function wordsOf(locale: Locale, field: string, value: string): string {
  if (field === 'list.page') return t(locale, 'terminal.type-page', { n: Number(value) + 1 })
  const name = field.slice(field.indexOf('.') + 1)
  return name === 'asOf' || name === 'policy' || name === 'orders'
    ? t(locale, `as-of.type-${name}`, { value })
    : value
}
