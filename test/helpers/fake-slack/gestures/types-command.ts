import type { World } from '../call.ts'
import { issueResponseUrl, issueTrigger } from '../issued.ts'
import { isJson, type Json } from '../json.ts'
import { write } from '../messages.ts'
import { takeAnswer } from '../respond.ts'
import { type Delivery, isTaken } from '../ways-in/delivery.ts'
import { channelOf, deliver, escaped, type Hands, teamOf } from './hands.ts'

/** Types a slash command into a channel, where Slack answers by itself if the app does not. */
export async function typesCommand(hands: Hands, line: string, at: string): Promise<Delivery> {
  const { world, person } = hands
  const [command = '', ...words] = line.split(' ')
  if (!world.app.commands.includes(command)) throw new Error(`Slack knows no command ${command}`)
  const channel = channelOf(hands, at)
  const team = teamOf(hands)
  const about = { teamId: team.id, userId: person.id, channel: channel.id }
  const delivery = await deliver(hands, 'slash_commands', {
    token: 'verification-token',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'private' ? 'privategroup' : channel.name,
    user_id: person.id,
    user_name: person.name,
    command,
    text: escaped(words.join(' ')),
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: issueResponseUrl(world, about),
    trigger_id: issueTrigger(world, person.id, team.id),
  })

  if (isTaken(delivery)) answerInAck(world, about, delivery.body)
  else failed(hands, channel.id, command, delivery.late ? 'operation_timeout' : 'dispatch_failed')
  return delivery
}

/** Slack's own words when a command goes wrong, for the typist alone. */
const failed = ({ world, person }: Hands, channel: string, command: string, error: string) =>
  write(
    world,
    { channel, user: 'USLACKBOT', onlyFor: person.id },
    { text: `${command} failed with the error "${error}"`, blocks: [] },
  )

/** An acknowledgement may carry the answer: text, or a message as for `response_url`. */
function answerInAck(
  world: World,
  about: { readonly teamId: string; readonly userId: string; readonly channel: string },
  body: unknown,
): void {
  const message: Json = isJson(body) ? body : { text: body }
  if (body === '' || Object.keys(message).length === 0) return
  takeAnswer(world, { ...about, issuedAtMs: world.time.nowMs(), source: undefined, uses: 0 }, message)
}
