import type { OutDeps } from '#src/wecom/out/out-deps.ts'
import type { BotLine } from './line.ts'
import type { MemberIds } from './member-id.ts'

/** What the AI bot needs beside the app. */
export type BotParts = Pick<OutDeps, 'kept' | 'budgets' | 'pause'> & {
  readonly line: BotLine
  readonly memberId: MemberIds
  /** What commands are called, in both languages. */
  readonly verbs: readonly string[]
  /** Those that are about the message that is replied to: 写跟进 and 记一下, 提醒, 等级. */
  readonly quoteVerbs: { readonly [Command in 'log' | 'remind' | 'tier']: readonly string[] }
}
