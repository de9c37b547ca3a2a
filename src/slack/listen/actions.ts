import type { App } from '@slack/bolt'
import type { Card } from '#src/cards/card.ts'
import { answer } from '#src/slack/answer.ts'
import { inBothLanguages } from '#src/slack/both-languages.ts'
import { actionIdentity } from '#src/slack/identity.ts'
import { readAction } from '#src/slack/read-action.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'

/** Buttons and choices on messages. */
export function listenToActions(app: App, deps: SlackDeps): void {
  const { dispatcher, command } = deps

  app.action(/.*/, async ({ ack, body, action, respond }) => {
    await ack()
    const [identity, call] = [actionIdentity(body), readAction(action)]
    const card = async (): Promise<Card> =>
      identity && call
        ? (await dispatcher.call(call, identity)).card
        : inBothLanguages('slack.old-card', { command })
    const occasion = 'trigger_id' in body ? body.trigger_id : undefined
    deps.track(answer(deps, { respond, occasion }, card))
  })
}
