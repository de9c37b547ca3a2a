import type { Card, CardAction, CommandCall } from '#src/cards/card.ts'

/** What a press leads to, as the surface itself reads it: a call, or a form for it. */
export type Control = {
  readonly call: CommandCall
  readonly form?: boolean
  /** How it is got at, where that is not by a button of its own. */
  readonly by?: Degradation
}

/** How a surface gives what another has by itself; in the order in which the table says it. */
export const degradations = {
  typed: 'buttons as typed lines',
  'rows-by-number': 'rows by number',
  'whole-list': 'long list behind a button',
  'table-lines': 'table as lines',
  'form-questions': 'form as questions',
  'file-by-app': 'file by the app',
  'file-saved': 'file saved',
  'one-card': 'in place where one card holds it',
  'new-message': 'answers below',
} as const
export type Degradation = keyof typeof degradations

/** A card as one surface shows it. */
export type Seen = {
  /** All words that can be read, as they are sent. */
  readonly words: string
  /** Words of one text may stand in columns: they are looked for one by one. */
  readonly wraps?: true
  readonly controls: readonly Control[]
  /** Choices that are searched while one types: what is chosen joins the call. */
  readonly searches: readonly { readonly call: CommandCall; readonly field: string }[]
  /** What the platform would cut, refuse or not show. */
  readonly problems: readonly string[]
  readonly degraded: readonly Degradation[]
}

/** What somebody must be able to get at on a card. */
export type Wanted = {
  readonly what: string
  readonly call: CommandCall
  readonly form: boolean
  readonly field?: string
}

const ofAction = (action: CardAction): readonly Wanted[] =>
  action.kind === 'select'
    ? action.options.map(({ label, value }) => ({
        what: `${action.label} › ${label}`,
        call: chosen(action.call, action.field, value),
        form: false,
        field: action.field,
      }))
    : [{ what: action.label, call: action.call, form: action.kind === 'form' }]

export const chosen = ({ command, input }: CommandCall, field: string, value: string): CommandCall => ({
  command,
  input: { ...input, [field]: value },
})

/** Every button, choice, form and row of a card. */
export const wantedOf = ({ actions = [], rows = [], rest }: Card): readonly Wanted[] => [
  ...actions.flatMap(ofAction),
  ...rows.flatMap(({ title, action }) =>
    action ? [{ what: `${title} › ${action.label}`, call: action.call, form: false }] : [],
  ),
  ...(rest && rows.length === 0 ? [{ what: rest.label, call: rest.call, form: false }] : []),
]

/** One of each command and kind of input: the second of twelve rows does what the first does. */
export const onePerKind = (all: readonly Wanted[]): readonly Wanted[] => [
  ...new Map(all.toReversed().map((wanted) => [kindOf(wanted), wanted])).values(),
]

/** What a press does, whatever it does it to. */
export const kindOf = ({ call: { command, input }, form }: Wanted): string =>
  JSON.stringify([command, Object.keys(input).toSorted(), form])

/** A call as one text, whatever the order of its input. */
export const keyOf = ({ command, input }: CommandCall): string =>
  JSON.stringify([command, Object.entries(input).toSorted(([a], [b]) => (a < b ? -1 : 1))])

/** What cannot be got at; where a long list is opened whole, its rows can. */
export function unreached(card: Card, { controls, searches }: Seen): readonly string[] {
  const there = new Map(controls.map((control) => [keyOf(control.call), control]))
  const isSearched = ({ call, field }: Wanted) =>
    searches.some(
      (one) =>
        one.field === field &&
        one.call.command === call.command &&
        keyOf(chosen(one.call, one.field, call.input[one.field] ?? '')) === keyOf(call),
    )
  const opensAll = card.rest !== undefined && there.has(keyOf(card.rest.call))
  const isRow = ({ call }: Wanted) => (card.rows ?? []).some(({ action }) => action?.call === call)
  const isSpare = ({ call }: Wanted) =>
    (card.actions ?? []).some((action) => action.kind === 'button' && action.spare && action.call === call)

  return wantedOf(card)
    .filter((wanted) => {
      const control = there.get(keyOf(wanted.call))
      if (control) return wanted.form !== (control.form ?? false)
      return !isSearched(wanted) && !isSpare(wanted) && !(opensAll && isRow(wanted))
    })
    .map(({ what, call }) => `${what} ${keyOf(call)}`)
}

const marks: Readonly<Record<string, string>> = {
  '＜': '<',
  '‹': '<',
  '＞': '>',
  '›': '>',
  '［': '[',
  '］': ']',
  '∗': '*',
  '∼': '~',
  ˋ: '`',
  '＃': '#',
}

/** Without spaces, escapes, look-alikes and the slash that WeCom does without: what is left is compared. */
const bare = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[＜‹＞›［］∗∼ˋ＃]/g, (mark) => marks[mark] ?? mark)
    .replace(/[\s*─]+/g, '')
    .replaceAll('/customer', '')

/** Facts, words and rows of a card that cannot be read there. */
export function unsaid(card: Card, { words, wraps }: Seen): readonly string[] {
  const there = bare(words)
  const pieces = [
    card.title,
    ...(card.body ?? []),
    ...(card.facts ?? []).flatMap(({ label, value }) => [label, value]),
    ...(card.bars ?? []).flatMap(({ label, value }) => [label, value]),
    ...(card.table ? [...card.table.columns, ...card.table.rows.flat()] : []),
    ...(card.rest ? [] : (card.rows ?? []).flatMap(({ title, detail = '' }) => [title, detail])),
    card.footer ?? '',
  ]
  const partsOf = (piece: string) => (wraps ? piece.split(/(?<=\p{Script=Han})|\s+/u) : [piece])
  return pieces.filter((piece) => partsOf(piece).some((part) => !there.includes(bare(part))))
}
