import { asText, type Json } from '../../fake-slack/json.ts'
import { type Call, insist, queryArg, refuse, textArg, textsArg, type World } from '../call.ts'
import { bytes, chars, fits } from '../cards/measure.ts'
import { contentOf } from '../content.ts'
import { requireMember } from '../people.ts'
import { addMessage } from '../sent.ts'
import type { Group } from '../shapes.ts'

const types = ['text', 'markdown', 'textcard', 'news', 'image', 'voice', 'video', 'file', 'mpnews']
const aMember = { aMinute: 200 }

const needRoot = ({ app }: World) =>
  insist(app.seesRoot, 48002, 'API forbidden, more info at https://open.work.weixin.qq.com')

const ownGroup = (world: World, chatid: string): Group => {
  needRoot(world)
  const group = world.state.groups.get(chatid) ?? refuse(86003, 'invalid chatid')
  insist(group.byApp, 86008, 'the chat was made by another')
  return group
}

const known = ({ state }: World, ids: readonly string[]) =>
  ids.map((id) => requireMember(state, id).userid.toLowerCase())

/** `appchat/create` (90245). */
export function appchatCreate({ world, body }: Call): Json {
  needRoot(world)
  const members = known(world, textsArg(body, 'userlist', 2_000))
  const chatid = asText(body['chatid']) ?? world.nextId('chat')
  const name = asText(body['name']) ?? ''
  insist(members.length >= 2, 86006, 'invalid chat member count')
  insist(/^[0-9A-Za-z]{1,32}$/.test(chatid), 86003, 'invalid chatid')
  insist(!world.state.groups.has(chatid), 86215, 'chatid exists')
  insist(fits(name, chars(50)), 40058, 'name is too long')
  world.state.groups.set(chatid, {
    chatid,
    name,
    owner: asText(body['owner']) ?? members[0] ?? '',
    members: new Set(members),
    byApp: true,
    withBot: false,
    robotKey: undefined,
    robotDisabled: false,
  })
  return { chatid }
}

/** `appchat/update`. */
export function appchatUpdate({ world, body }: Call): Json {
  const group = ownGroup(world, textArg(body, 'chatid'))
  const [more, less] = ['add_user_list', 'del_user_list'].map((name) => known(world, textsArg(body, name)))
  for (const id of more ?? []) group.members.add(id)
  for (const id of less ?? []) group.members.delete(id)
  group.name = asText(body['name']) ?? group.name
  group.owner = asText(body['owner']) ?? group.owner
  return {}
}

/** `appchat/get`. */
export function appchatGet({ world, query }: Call): Json {
  const { chatid, name, owner, members } = ownGroup(world, queryArg(query, 'chatid'))
  return { chat_info: { chatid, name, owner, userlist: [...members], chat_type: 0 } }
}

/** `appchat/send`: no cards; a member with too many is left out without a word (90248). */
export function appchatSend({ world, body }: Call): Json {
  const { chatid, members } = ownGroup(world, textArg(body, 'chatid'))
  const content = contentOf(world, body, { types, markdown: bytes(2_048) })
  const reached = [...members].filter((userid) => world.windows(`chat:${userid}`, aMember))
  addMessage(world, { place: { kind: 'group', chatid }, from: 'app', readers: reached, body: content })
  return {}
}
