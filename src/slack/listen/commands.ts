import type { App } from '@slack/bolt'
import type { Card } from '#src/cards/card.ts'
import { answer } from '#src/slack/answer.ts'
import { inBothLanguages } from '#src/slack/both-languages.ts'
import { typedText } from '#src/slack/escape.ts'
import { commandIdentity } from '#src/slack/identity.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'

/** `/customer …`, and any other slash command that points here. */
export function listenToCommands(app: App, deps: SlackDeps): void {
  const { dispatcher, command } = deps

  app.command(/.*/, async ({ ack, body, respond }) => {
    await ack()
    const identity = commandIdentity(body)
    const card = async (): Promise<Card> =>
      body.command === command && identity
        ? (await dispatcher.text(`/customer ${typedText(body.text)}`, identity)).card
        : inBothLanguages('slack.other-command', { command })
    deps.track(answer(deps, { respond, occasion: body.trigger_id }, card))
  })
}
