import { refuse } from './call.ts'
import type { Json } from './json.ts'

/** One page of a list, with the cursor to the next as Slack gives it. */
export function page<T>(
  all: readonly T[],
  args: Json,
  usual: number,
): { readonly items: readonly T[]; readonly rest: Json } {
  const limit = Number(args['limit'] ?? usual)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) return refuse('invalid_limit')
  const cursor = String(args['cursor'] ?? '')
  const from = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString())
  if (!Number.isInteger(from)) return refuse('invalid_cursor')

  const next = from + limit < all.length ? Buffer.from(String(from + limit)).toString('base64') : ''
  return {
    items: all.slice(from, from + limit),
    rest: { has_more: next !== '', response_metadata: { next_cursor: next } },
  }
}
