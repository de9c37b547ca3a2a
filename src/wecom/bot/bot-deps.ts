import { AppError } from '#src/domain/errors.ts'
import type { WecomDeps } from '#src/wecom/wecom-deps.ts'
import type { BotParts } from './bot-parts.ts'

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
