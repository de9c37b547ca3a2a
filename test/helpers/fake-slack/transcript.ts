import { asList, asObjects, asText, type Json } from './json.ts'
import type { Message } from './shapes.ts'
import type { State } from './state.ts'

const textOf = (value: unknown): string => asText((value as Json | undefined)?.['text']) ?? ''
const controls = (elements: readonly Json[]) =>
  elements.map((one) => `[${textOf(one['text']) || textOf(one['placeholder']) || String(one['type'])}]`)

/** One block as lines of plain text: buttons and selects in brackets. */
function linesOf(block: Json): readonly string[] {
  const accessory = block['accessory'] ? controls([block['accessory'] as Json]).join(' ') : ''
  switch (block['type']) {
    case 'divider':
      return ['---']
    case 'image':
      return [`(picture: ${String(block['alt_text'])})`]
    case 'context':
      return asObjects(block['elements']).map((one) => `  ${asText(one['text']) ?? String(one['alt_text'])}`)
    case 'actions':
      return [controls(asObjects(block['elements'])).join(' ')]
    case 'input':
      return [`${textOf(block['label'])}: ${controls([block['element'] as Json]).join('')}`]
    case 'table':
    case 'data_table':
      return asList(block['rows']).map((row) =>
        asObjects(row)
          .map((cell) => String(cell['text']))
          .join(' | '),
      )
    default: {
      const fields = asObjects(block['fields']).map((one) => String(one['text']).replace('\n', ': '))
      const text = textOf(block['text']) || asText(block['text']) || ''
      return [[text, accessory].filter(Boolean).join(' '), ...fields].filter(Boolean)
    }
  }
}

/** Blocks as a person would read them aloud. */
export const blockLines = (blocks: readonly Json[]): readonly string[] => blocks.flatMap(linesOf)

function heading(state: State, message: Message): string {
  const channel = state.channels.get(message.channel)
  const name = (id: string) => state.people.get(id)?.name ?? id
  const where = channel?.kind === 'im' ? 'dm' : `#${channel?.name}`
  const only = message.onlyFor ? ` (only ${name(message.onlyFor)})` : ''
  return `[${where}${message.threadTs ? ' in a thread' : ''}${only}] ${name(message.user)}:`
}

/** What was said, in order, as text. */
export const transcript = (state: State): string =>
  state.messages
    .filter(({ deleted }) => !deleted)
    .map((message) => {
      const { text, blocks } = message.content
      const lines = blocks.length > 0 ? blockLines(blocks) : text.split('\n')
      return [
        `${heading(state, message)} ${lines[0] ?? ''}`,
        ...lines.slice(1).map((line) => `    ${line}`),
      ].join('\n')
    })
    .join('\n')
