import { asObjects, asText, type Json, nodesOf } from '../json.ts'

/** An interactive element and the block it stands in. */
export type Control = { readonly block: Json; readonly element: Json }

const textOf = (value: unknown) => asText((value as Json | undefined)?.['text'])

/** What a person calls an element: its text or placeholder; of an input the label; for tests also its ids. */
const namesOf = ({ block, element }: Control): readonly (string | undefined)[] => [
  textOf(element['text']),
  textOf(element['placeholder']),
  block['type'] === 'input' ? textOf(block['label']) : undefined,
  asText(element['accessibility_label']),
  asText(element['action_id']),
  block['type'] === 'input' ? asText(block['block_id']) : undefined,
]

/** Every element with which something can be done. */
const controlsOf = (blocks: readonly Json[]): readonly Control[] =>
  blocks.flatMap((block) =>
    nodesOf([block['accessory'], block['elements'], block['element']])
      .filter((node) => asText(node['type']) && asText(node['action_id']) !== undefined)
      .map((element) => ({ block, element })),
  )

/** The element that a person means, or an error that lists what there is. */
export function findControl(blocks: readonly Json[], name: string): Control {
  const all = controlsOf(blocks)
  const found = all.find((control) => namesOf(control).includes(name))
  if (found) return found
  const there = all.map((control) => namesOf(control).find(Boolean)).join(', ')
  throw new Error(`there is no "${name}" to press or pick; there is: ${there || 'nothing'}`)
}

/** The options of an element, grouped or not. */
export const optionsOf = (element: Json): readonly Json[] => [
  ...asObjects(element['options']),
  ...asObjects(element['option_groups']).flatMap((group) => asObjects(group['options'])),
]

/** The option that a person means, by its text or value. */
export function findOption(options: readonly Json[], name: string): Json {
  const found = options.find((option) => textOf(option['text']) === name || option['value'] === name)
  if (found) return found
  throw new Error(
    `there is no "${name}" among: ${options.map((option) => textOf(option['text'])).join(', ') || 'nothing'}`,
  )
}
