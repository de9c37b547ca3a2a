import { isAppError } from '#src/domain/errors.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import { within } from './within.ts'

/** Longer than a signature is taken, so that whoever recorded a request has nothing to replay. */
const rememberedMs = 15 * 60_000
/** What Redis may take: an answer that says that it is away must still come soon. */
const budgetMs = 1_500

/** Whether an occasion is new: `again` is a replay or a second delivery, `unknown` means that Redis is away. */
export async function takenUp(
  { once, log }: Pick<SlackDeps, 'once' | 'log'>,
  occasion: string,
): Promise<'first' | 'again' | 'unknown'> {
  try {
    return (await within(once.first(`slack-${occasion}`, rememberedMs), budgetMs)) ? 'first' : 'again'
  } catch (error) {
    const code = isAppError(error) ? error.code : 'slack-unsure'
    log.warn('slack: it could not be told whether a request is new', { code })
    return 'unknown'
  }
}
