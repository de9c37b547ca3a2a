import type { Card } from '#src/cards/card.ts'
import { isAppError } from '#src/domain/errors.ts'
import type { Outgoing } from '#src/wecom/out/body.ts'
import { rendered } from '#src/wecom/out/rendered.ts'
import { say } from '#src/wecom/out/say.ts'
import type { BotDeps } from './bot-deps.ts'

/** They cannot be written to: outside the app's visible range, or gone. */
const unreachable: ReadonlySet<string> = new Set(['wecom-user-gone', 'wecom-unlicensed'])

type Private = { readonly userId: string; readonly card?: Card; readonly files?: readonly Outgoing[] }

/**
 * To whoever asked, by the company's app: what others may not read, and what the bot cannot say.
 * @returns false where the app does not reach them
 * @throws AppError `wecom-…`
 */
export async function sayPrivately(
  { bot, ...deps }: BotDeps,
  key: string,
  { userId, card, files = [] }: Private,
): Promise<boolean> {
  const taskId = key.replaceAll(/[^\w-]/g, '-')
  const messages = async (): Promise<readonly Outgoing[]> => [
    ...(card ? await rendered(deps, { userId, taskId }, card) : []),
    ...files,
  ]
  try {
    await say({ ...deps, ...bot }, { userId, key, urgency: 'answer', messages })
    return true
  } catch (error) {
    if (isAppError(error) && unreachable.has(error.code)) return false
    throw error
  }
}
