import type { RespondFn } from '@slack/bolt'
import type { Card } from '#src/cards/card.ts'
import type { Logger } from '#src/ports/logger.ts'
import { inBothLanguages } from './both-languages.ts'
import { renderSlack } from './render.ts'
import type { SlackDeps } from './slack-deps.ts'
import { takenUp } from './taken-up.ts'

/** Where an answer goes, and what names the request: its trigger, which no other request has. */
export type Asked = { readonly respond: RespondFn; readonly occasion: string | undefined }

/**
 * Works after the acknowledgement and answers the asker alone; a request that comes again is left alone, a failure is
 * words for them and a line in the log.
 */
export async function answer(
  deps: Pick<SlackDeps, 'once' | 'log'>,
  { respond, occasion }: Asked,
  card: () => Promise<Card>,
): Promise<void> {
  const { log } = deps
  try {
    const taken = occasion === undefined ? 'first' : await takenUp(deps, occasion)
    if (taken === 'again') return log.info('slack: a request came again and was left alone')

    const shown = taken === 'unknown' ? inBothLanguages('slack.away', {}) : await workedOut(log, card)
    await respond({ response_type: 'ephemeral', replace_original: false, ...renderSlack(shown) })
  } catch (error) {
    log.error('slack: the answer could not be delivered', {}, error)
  }
}

async function workedOut(log: Logger, card: () => Promise<Card>): Promise<Card> {
  try {
    return await card()
  } catch (error) {
    log.error('slack: a command failed', {}, error)
    return inBothLanguages('slack.failed', {})
  }
}
