import type { App } from '@slack/bolt'
import type { Identity } from '#src/domain/user.ts'
import { type Answer, answer } from '#src/slack/out/answer.ts'
import { answerFiles } from '#src/slack/out/answer-files.ts'
import { asked, sharesOf } from '#src/slack/out/share.ts'
import { commandIdentity } from '#src/slack/people/identity.ts'
import { commandText } from '#src/slack/place/channel.ts'
import { isOwnChat } from '#src/slack/place/own-chat.ts'
import { placeOf, type Spot } from '#src/slack/place/place.ts'
import { inBothLanguages } from '#src/slack/render/both-languages.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'

/** `/customer …`, and any other slash command that points here. */
export function listenToCommands(app: App, deps: SlackDeps): void {
  const { command } = deps

  app.command(/.*/, async ({ ack, body, respond }) => {
    await ack()
    const identity = commandIdentity(body)
    const spot = { team: body.team_id, channel: body.channel_id }
    const work = async (): Promise<Answer> =>
      body.command === command && identity
        ? typed(deps, `/customer ${commandText(body.text)}`, { identity, spot })
        : { card: inBothLanguages('slack.other-command', { command }) }
    deps.track(answer(deps, { respond, occasion: body.trigger_id }, work))
  })
}

/** What was typed, answered to the asker alone; in a channel with a button that shares tier and owner. */
async function typed(
  deps: SlackDeps,
  text: string,
  { identity, spot }: { readonly identity: Identity; readonly spot: Spot },
): Promise<Answer> {
  const place = await placeOf(deps, spot)
  if (place === 'outsiders') return { card: inBothLanguages('slack.outsiders', {}) }

  const question = { text }
  const reply = await asked(deps, question, identity)
  await answerFiles(deps, { ...spot, identity }, reply.files)
  const stays = await isOwnChat(deps, { team: spot.team, identity }, spot.channel)
  return { card: reply.card, copy: reply.copy, stays, ...sharesOf(reply, question, place) }
}
