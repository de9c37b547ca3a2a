import type { RespondFn } from '@slack/bolt'
import type { Card, Reply } from '#src/cards/card.ts'
import type { Logger } from '#src/ports/logger.ts'
import { takenUp } from '#src/slack/in/taken-up.ts'
import { inBothLanguages } from '#src/slack/render/both-languages.ts'
import { renderAnswer, renderSlack, type SlackMessage } from '#src/slack/render/render.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import { copyMessage } from './copy.ts'
import { ownTurn } from './own-turn.ts'
import { type Question, shareBlocks } from './share.ts'

/** Where an answer goes, and what names the request: its trigger, which no other request has. */
export type Asked = { readonly respond: RespondFn; readonly occasion: string | undefined }

/** What is answered. For the asker alone, beside what stands there, unless it says otherwise. */
export type Answer = {
  readonly card: Card
  /** Words to be copied, as a message of their own behind it. */
  readonly copy?: string | undefined
  /** It takes the place of the message whose button was pressed. */
  readonly replaces?: boolean
  /** Everybody in the channel reads it. */
  readonly forAll?: boolean
  /** It was asked in the asker's own chat with the bot: an ordinary message, still there when Slack is opened again. */
  readonly stays?: boolean
  /** What asks the same again for all to see: a button offers it. */
  readonly shares?: { readonly question: Question; readonly locale: Reply['locale'] }
}

/**
 * Works after the acknowledgement and answers by `response_url`, which works wherever a person can ask; a request that
 * comes again is left alone, a failure is words for the asker and a line in the log. `replaced`: once the answer stands in
 * place of what was pressed.
 */
export async function answer(
  deps: Pick<SlackDeps, 'once' | 'log'>,
  { respond, occasion }: Asked,
  work: () => Promise<Answer>,
  replaced?: () => Promise<void>,
): Promise<void> {
  const { log } = deps
  await ownTurn()
  try {
    const taken = occasion === undefined ? 'first' : await takenUp(deps, occasion)
    if (taken === 'again') return log.info('slack: a request came again and was left alone')

    const given = taken === 'unknown' ? said('slack.away') : await workedOut(log, work)
    await respond({
      response_type: given.forAll || given.stays ? 'in_channel' : 'ephemeral',
      replace_original: given.replaces === true,
      ...messageOf(given),
    })
    if (given.copy !== undefined) await respond(copied(given.copy, given.stays === true))
    if (given.replaces) await replaced?.()
  } catch (error) {
    log.error('slack: the answer could not be delivered', {}, error)
  }
}

/** Never for all: `stays` is of the asker's own chat alone. */
const copied = (copy: string, stays: boolean) => ({
  response_type: stays ? ('in_channel' as const) : ('ephemeral' as const),
  replace_original: false,
  ...copyMessage(copy),
})

const said = (key: 'slack.away' | 'slack.failed'): Answer => ({ card: inBothLanguages(key, {}) })

/** What somebody has asked for, or that it failed. */
async function workedOut(log: Logger, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    log.error('slack: a command failed', {}, error)
    return said('slack.failed')
  }
}

function messageOf({ card, shares, replaces }: Answer): SlackMessage {
  const message = replaces ? renderSlack(card) : renderAnswer(card)
  return shares
    ? { ...message, blocks: [...message.blocks, ...shareBlocks(message.blocks, shares)] }
    : message
}
