import { z } from 'zod'
import { asObjects, asText, type Json, nodesOf } from '../json.ts'
import { plain, text } from './rules.ts'
import { homeBlock, messageBlock, modalBlock } from './schema.ts'

type Issue = z.core.$ZodIssue

/** An issue in Slack's own words, with the place of it. */
function inSlacksWords(issue: Issue, path: string): readonly string[] {
  const at = `[json-pointer:${[path, ...issue.path].join('/')}]`
  return wordsOf(issue).map((words) => `${words} ${at}`)
}

function wordsOf(issue: Issue): readonly string[] {
  switch (issue.code) {
    case 'too_big':
      return [
        issue.origin === 'array'
          ? `no more than ${issue.maximum} items allowed`
          : `must be less than ${Number(issue.maximum) + 1} characters`,
      ]
    case 'too_small':
      if (issue.origin === 'string') return [`must be more than ${Number(issue.minimum) - 1} characters`]
      return [
        issue.origin === 'array'
          ? `must have at least ${issue.minimum} items`
          : `must be at least ${issue.minimum}`,
      ]
    case 'unrecognized_keys':
      return issue.keys.map((key) => `invalid additional property: ${key}`)
    case 'invalid_union':
      return [`unsupported type`]
    case 'invalid_type':
      return [
        issue.message.endsWith('undefined') ? 'missing required field' : `must provide a ${issue.expected}`,
      ]
    case 'custom':
      return [String(issue.params?.['says'] ?? issue.message)]
    default:
      return [issue.message]
  }
}

const found = (schema: z.ZodType, value: unknown, path: string): readonly string[] => {
  const { error } = schema.safeParse(value)
  return error ? error.issues.flatMap((issue) => inSlacksWords(issue, path)) : []
}

const twice = (ids: readonly unknown[], what: string) => {
  const given = ids.filter((one) => one !== undefined)
  return given
    .filter((one, at) => given.indexOf(one) !== at)
    .map((one) => `\`${what}\` "${String(one)}" already exists`)
}

const actionIds = (value: unknown) => nodesOf(value).map((node) => node['action_id'])
const ofType = (blocks: readonly Json[], type: string) => blocks.filter((block) => block['type'] === type)

const countOf = (blocks: readonly Json[], type: string, most: number) =>
  ofType(blocks, type).length > most ? [`no more than ${most} ${type} allowed [json-pointer:/blocks]`] : []

/** What Slack would refuse of a message's blocks; ids may stand once in the whole message. */
export const blockProblems = (blocks: unknown): readonly string[] => {
  const all = asObjects(blocks)
  const markdown = ofType(all, 'markdown').map((block) => asText(block['text'])?.length ?? 0)
  return [
    ...found(z.array(messageBlock).max(50), blocks, '/blocks'),
    ...twice(
      all.map((block) => block['block_id']),
      'block_id',
    ),
    ...twice(actionIds(all), 'action_id'),
    ...countOf(all, 'table', 1),
    ...(markdown.reduce((sum, one) => sum + one, 0) > 12_000
      ? ['must be less than 12001 characters in all markdown blocks [json-pointer:/blocks]']
      : []),
  ]
}

const viewBase = {
  private_metadata: z.string().max(3_000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
}
const modal = z.strictObject({
  type: z.literal('modal'),
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  blocks: z.array(modalBlock).max(100),
  ...viewBase,
})
const home = z.strictObject({ type: z.literal('home'), blocks: z.array(homeBlock).max(100), ...viewBase })

/** What Slack would refuse of a view; an `action_id` may stand once in each block. */
export const viewProblems = (view: Json): readonly string[] => {
  const type = view['type']
  if (type !== 'modal' && type !== 'home') return ['must be a valid enum value [json-pointer:/view/type]']

  const blocks = asObjects(view['blocks'])
  return [
    ...found(type === 'modal' ? modal : home, view, '/view'),
    ...twice(
      blocks.map((block) => block['block_id']),
      'block_id',
    ),
    ...blocks.flatMap((block) => twice(actionIds(block), 'action_id')),
    ...(type === 'modal' && ofType(blocks, 'input').length > 0 && view['submit'] === undefined
      ? ['missing required field: submit [json-pointer:/view]']
      : []),
    ...(nodesOf(blocks).filter((node) => node['focus_on_load'] === true).length > 1
      ? ['only one element may have focus_on_load [json-pointer:/view/blocks]']
      : []),
  ]
}

/**
 * What Slack would refuse of a message. `text` is wanted though Slack takes blocks alone: phones and screen readers
 * have nothing else. Above 4,000 characters it answers `msg_too_long` (seen since 2024; the documentation says 40,000).
 */
export const messageProblems = (message: {
  readonly text?: unknown
  readonly blocks?: unknown
}): readonly string[] => [...found(text(mostText), message.text, '/text'), ...blockProblems(message.blocks)]

/** The longest `text` that is sure to be taken. */
export const mostText = 4_000

/**
 * Whether all blocks together are too long for `chat.postMessage` and `chat.update` (`msg_blocks_too_long`). Slack does
 * not document it; measured by others: 13,297 characters in one markdown block, 125 less for each divider beside it.
 */
export const blocksTooLong = (blocks: readonly Json[]): boolean => {
  const chars = nodesOf(blocks).reduce((sum, node) => sum + (asText(node['text'])?.length ?? 0), 0)
  return chars + 125 * blocks.length > 13_297
}
