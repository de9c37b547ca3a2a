import { answerFiles } from '#src/slack/out/answer-files.ts'
import { answerCopy } from '#src/slack/out/copy.ts'
import { placeOf } from '#src/slack/place/place.ts'
import { publicPlace } from '#src/slack/place/public-place.ts'
import { inBothLanguages } from '#src/slack/render/both-languages.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import { type SaidToBot, saidToBot } from './asked-in-event.ts'
import type { Receiver } from './handler.ts'
import { isFirst, postCard, postEphemeral } from './post-once.ts'

/**
 * `@Tierwise tier acme` in a channel or a thread, where slash commands do not run: tier and owner for everybody, the rest
 * for who asked; with outsiders there nothing but where to ask.
 */
export const onMention: Receiver = async (deps, incoming) => {
  const said = saidToBot(incoming)
  if (!said) return

  const { identity, channel, thread } = said
  const client = await deps.clients.for(incoming.team)
  const forAsker = { channel, thread, user: identity.userId }
  const place = incoming.shared ? 'outsiders' : await placeOf(deps, { team: incoming.team, channel })
  if (place === 'outsiders') {
    if (await isFirst(deps, incoming, 'refusal'))
      await postEphemeral(client, forAsker, renderSlack(inBothLanguages('slack.outsiders', {})))
    return
  }
  if (!(await isFirst(deps, incoming, 'command'))) return
  const { brief, card, files, copy } = await deps.dispatcher.text(wordsOf(said), identity)
  await postEphemeral(client, forAsker, renderSlack(card))
  if (brief && (await publicPlace(deps, { team: incoming.team, channel })) === 'channel')
    await postCard(client, { channel, thread: thread ?? said.ts }, brief)
  await answerFiles(deps, { team: incoming.team, identity }, files)
  await answerCopy(deps, { team: incoming.team, identity }, copy)
}

/** A mention alone asks for help. */
const wordsOf = ({ text }: SaidToBot): string => (text === '' ? 'help' : text)
