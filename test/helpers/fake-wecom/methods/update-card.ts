import { asText, isJson, type Json } from '../../fake-slack/json.ts'
import { type Call, refuse, textArg, textsArg, type World, wrongType } from '../call.ts'
import { checkAppCard } from '../cards/check-card.ts'
import { receiversOf } from '../receivers.ts'
import { spend } from '../response-codes.ts'

/** `message/update_template_card`: a new card, or the pressed button's new words (94888). */
export function updateTemplateCard({ world, body }: Call): Json {
  if (body['agentid'] !== world.app.agentId) refuse(301002, 'not allow operate another agent')
  const code = textArg(body, 'response_code')
  const change = changeIn(body)
  const named = whom(world, body)
  const message = spend(world, code)
  const reached = named.filter((userid) => message.readers.has(userid))
  for (const userid of reached) {
    message.past.push(message.changed.get(userid) ?? message.body)
    message.changed.set(userid, change(message.changed.get(userid) ?? message.body))
  }
  return { invaliduser: named.filter((userid) => !message.readers.has(userid)) }
}

/** What becomes of a card, checked before its code is spent. */
function changeIn(body: Json): (before: Json) => Json {
  const { button, template_card: card } = body
  if (isJson(card)) {
    checkAppCard(card)
    return () => ({ msgtype: 'template_card', template_card: card })
  }
  const name = isJson(button) ? asText(button['replace_name']) : undefined
  if (!name) return refuse(40063, 'some parameters are empty: button or template_card')
  return (before) => ({ ...before, replaced: name })
}

/** Receivers as lists; all of those who have the card with `atall`. */
function whom(world: World, body: Json): readonly string[] {
  if (body['atall'] === 1) return [...world.state.members.keys()]
  const users = textsArg(body, 'userids', 1_000)
  const numbers = (name: string) => {
    const value = body[name] ?? []
    return Array.isArray(value) ? value.join('|') : wrongType(name)
  }
  return receiversOf(world, {
    touser: users.join('|'),
    toparty: numbers('partyids'),
    totag: numbers('tagids'),
  }).userids
}
