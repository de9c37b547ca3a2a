import { LIMITS } from '#src/slack/limits.ts'
import type { SlackMessage } from '#src/slack/render.ts'

type Node = { readonly [key: string]: unknown }
type Block = SlackMessage['blocks'][number]

/** Every object of a payload, wherever it stands. */
export const nodesOf = (value: unknown): readonly Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (typeof value !== 'object' || value === null) return []
  return [value as Node, ...Object.values(value).flatMap(nodesOf)]
}

/** The texts of one type of text object. */
export const textsOf = (value: unknown, type: string): readonly string[] =>
  nodesOf(value).flatMap((node) => (node['type'] === type ? [String(node['text'])] : []))

/** What Slack would refuse of a message, as sentences: our own `blocks.validate`. */
export const problemsOf = ({ text, blocks }: SlackMessage): readonly string[] => [
  ...textProblems('text', text, LIMITS.text),
  ...countProblems('blocks', blocks.length, LIMITS.blocks),
  ...blocks.flatMap(blockProblems),
  ...nodesOf(blocks).flatMap(elementProblems),
  ...twice(nodesOf(blocks).map((node) => node['action_id'])),
  ...twice(blocks.map(({ block_id }) => block_id)),
  ...countProblems('tables', 1 + blocks.filter(({ type }) => type === 'table').length, 2),
]

const countProblems = (name: string, count: number, most: number) =>
  count >= 1 && count <= most ? [] : [`${count} ${name} of ${most}`]

const textProblems = (name: string, value: unknown, most: number): readonly string[] => {
  if (typeof value !== 'string' || value.length === 0) return [`${name} is empty`]
  return [
    ...(value.length > most ? [`${name} has ${value.length} of ${most}`] : []),
    ...(value.isWellFormed() ? [] : [`${name} is cut inside a character`]),
  ]
}

const twice = (ids: readonly unknown[]) => {
  const given = ids.filter((id) => id !== undefined)
  return new Set(given).size === given.length ? [] : ['an id stands twice']
}

const byType: { readonly [T in Block['type']]?: (block: Extract<Block, { type: T }>) => readonly string[] } =
  {
    header: (block) => textProblems('header', block.text.text, LIMITS.header),
    image: (block) => textProblems('alt', block.alt_text, LIMITS.altText),
    context: (block) =>
      textsOf(block, 'mrkdwn').flatMap((text) => textProblems('context', text, LIMITS.context)),
    section: (block) => [
      ...(block.text ? textProblems('section', block.text.text, LIMITS.section) : []),
      ...(block.fields ?? []).flatMap((field) => textProblems('field', field.text, LIMITS.field)),
      ...(block.fields ? countProblems('fields', block.fields.length, LIMITS.fieldsPerSection) : []),
    ],
    actions: (block) => [
      ...countProblems('elements', block.elements.length, LIMITS.actionsPerBlock),
      ...(block.block_id === undefined ? [] : textProblems('block_id', block.block_id, LIMITS.blockId)),
    ],
    table: (block) => {
      const cells = textsOf(block, 'raw_text')
      return [
        ...countProblems('table characters', cells.join('').length, LIMITS.tableChars),
        ...countProblems('table rows', block.rows.length, LIMITS.tableRows),
        ...block.rows.flatMap((row) => countProblems('columns', row.length, LIMITS.tableColumns)),
        ...cells.flatMap((cell) => textProblems('cell', cell, LIMITS.tableChars)),
      ]
    },
  }

function blockProblems(block: Block): readonly string[] {
  const check = byType[block.type] as ((block: Block) => readonly string[]) | undefined
  return check ? check(block) : [`no check for ${block.type}`]
}

type Option = { readonly value: string; readonly text: { readonly text: string } }

function elementProblems(node: Node): readonly string[] {
  const id =
    node['action_id'] === undefined ? [] : textProblems('action_id', node['action_id'], LIMITS.actionId)
  if (node['type'] === 'button') {
    return [
      ...id,
      ...textProblems('button', textsOf(node, 'plain_text')[0], LIMITS.buttonText),
      ...textProblems('value', node['value'], LIMITS.buttonValue),
    ]
  }
  if (node['type'] !== 'static_select') return id

  const options = node['options'] as readonly Option[]
  return [
    ...id,
    ...countProblems('options', options.length, LIMITS.options),
    ...options.flatMap(({ text }) => textProblems('option', text.text, LIMITS.optionText)),
    ...options.flatMap(({ value }) => textProblems('option value', value, LIMITS.optionValue)),
  ]
}
