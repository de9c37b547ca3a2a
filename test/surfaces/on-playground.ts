import type { Card, CommandCall } from '#src/cards/card.ts'
import { type FakeNode, fakePage } from './fake-page.ts'
import type { Control, Seen } from './seen.ts'

type Pressed = { readonly call: CommandCall; readonly asksForm?: boolean }
type CardNode = (card: unknown, press: (pressed: Pressed) => void) => FakeNode

/** The playground's own drawing of a card, as its page loads it. */
export async function openPlayground(): Promise<(card: Card) => Seen> {
  const page: { readonly cardNode: CardNode } = await import(
    new URL('../../src/playground/page/card.js', import.meta.url).href
  )
  return (card) => drawn(page.cardNode, card)
}

/** The card as the page gets it, drawn, and each of its controls pressed. */
function drawn(cardNode: CardNode, card: Card): Seen {
  const pressed: Pressed[] = []
  const take = (one: Pressed) => void pressed.push(one)
  const root = fakePage(() => cardNode(JSON.parse(JSON.stringify(card)), take))
  for (const group of root.all(isChoice)) pressAll(group)
  const single = root
    .all(({ tag }) => tag === 'button')
    .filter((node) => !root.all(isChoice).some((group) => group.holds(node)))
  for (const node of single) node.click()

  return {
    words: root.text(),
    controls: pressed.map(({ call, asksForm }): Control => ({ call, form: asksForm === true })),
    searches: [],
    problems: [],
    degraded: [],
  }
}

const isChoice = ({ classes }: FakeNode) => classes === 'choice'

function pressAll(group: FakeNode): void {
  const [select] = group.all(({ tag }) => tag === 'select')
  const [go] = group.all(({ tag }) => tag === 'button')
  for (const option of select?.all(({ tag }) => tag === 'option') ?? []) {
    if (select) select.value = option.attributes.get('value') ?? ''
    go?.click()
  }
}
