import { blockProblems, blocksTooLong, mostText } from './blocks/problems.ts'
import { refuse } from './call.ts'
import { asObjects, asText, type Json } from './json.ts'
import type { Content } from './shapes.ts'

let blockCount = 0

/** Blocks as Slack gives them back: each with a `block_id`. */
export const withIds = (blocks: readonly Json[]): readonly Json[] =>
  blocks.map((block) =>
    block['block_id'] === undefined ? { ...block, block_id: `b${++blockCount}` } : block,
  )

/** What a message says, or the refusal of it; `respond` takes longer blocks than posting does. */
export function readContent(args: Json, way: 'posted' | 'responded' = 'posted'): Content {
  const text = asText(args['text']) ?? ''
  const blocks = asObjects(args['blocks'])
  if (args['blocks'] !== undefined && !Array.isArray(args['blocks'])) refuse('invalid_blocks_format')
  if (text.trim() === '' && blocks.length === 0) refuse('no_text')
  if (text.length > mostText) refuse('msg_too_long')
  const problems = blockProblems(args['blocks'] ?? [])
  if (problems.length > 0) refuse('invalid_blocks', problems)
  if (way === 'posted' && blocksTooLong(blocks)) refuse('msg_blocks_too_long')

  return { text, blocks: withIds(blocks) }
}
