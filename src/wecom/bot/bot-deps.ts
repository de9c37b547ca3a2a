import { AppError } from '#src/domain/errors.ts'
import type { OutDeps } from '#src/wecom/out/out-deps.ts'
import type { WecomDeps } from '#src/wecom/wecom-deps.ts'
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

export type BotDeps = WecomDeps & { readonly bot: BotParts }

/** @throws AppError `surface-off` in a worker without the bot's variables */
export function requireBot(deps: WecomDeps): BotDeps {
  const { bot } = deps
  if (bot) return { ...deps, bot }

  throw new AppError({
    code: 'surface-off',
    message: 'Something said to the AI bot came to a worker in which the bot is off.',
    remedy: 'Give bot and worker the same WECOM_BOT_ID and WECOM_BOT_SECRET, and restart them.',
    retryable: true,
  })
}
