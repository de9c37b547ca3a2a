import type { App } from '@slack/bolt'
import { ownTurn } from '#src/slack/out/own-turn.ts'
import { actionIdentity } from '#src/slack/people/identity.ts'
import { optionObjects } from '#src/slack/render/actions.ts'
import { typedText } from '#src/slack/render/escape.ts'
import { LIMITS } from '#src/slack/render/limits.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'

const mostOffered = Math.min(30, LIMITS.options)

/** Selects that search: customers that the asker may see. */
export function listenToOptions(app: App, deps: SlackDeps): void {
  app.options(/.*/, async ({ ack, body }) => {
    await ownTurn() // a letter typed is no reason to keep somebody's command waiting
    const identity = actionIdentity(body)
    const found = identity
      ? await deps.dispatcher.options(typedText(body.value ?? ''), identity, mostOffered)
      : []
    await ack({ options: optionObjects(found) })
  })
}
