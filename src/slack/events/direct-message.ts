import { answerFiles } from '#src/slack/out/answer-files.ts'
import { saidToBot } from './asked-in-event.ts'
import type { Receiver } from './handler.ts'
import { isFirst, postCard, postCopy } from './post-once.ts'

/** What somebody writes to the bot: a command without its slash. Nobody else reads there. */
export const onMessage: Receiver = async (deps, incoming) => {
  const said = saidToBot(incoming)
  const isDirect = incoming.event['channel_type'] === 'im'
  if (!said || !isDirect || said.text === '' || incoming.shared) return
  // Asked again after a crash it is answered at most once: what it changed stands, and can be looked up.
  if (!(await isFirst(deps, incoming, 'command'))) return

  const { identity, channel, thread, text } = said
  const { card, files, copy } = await deps.dispatcher.text(text, identity)
  const client = await deps.clients.for(incoming.team)
  await postCard(client, { channel, thread }, card)
  if (copy !== undefined) await postCopy(client, { channel, thread }, copy)
  await answerFiles(deps, { team: incoming.team, identity }, files)
}
