import { asText, type Json } from '../fake-slack/json.ts'
import { refuse, type World } from './call.ts'
import { membersIn, visibleMember, withChildren } from './people.ts'
import type { State } from './state.ts'

/** Whom a message is for, and which of the names were of nobody. */
export type Receivers = {
  readonly userids: readonly string[]
  readonly invaliduser: readonly string[]
  readonly invalidparty: readonly string[]
  readonly invalidtag: readonly string[]
}

const split = (body: Json, name: string) => (asText(body[name]) ?? '').split('|').filter(Boolean)

/** Reads touser, toparty and totag; who cannot be seen is left out, and told. */
export function receiversOf({ state }: World, body: Json): Receivers {
  const [users, parties, tags] = [split(body, 'touser'), split(body, 'toparty'), split(body, 'totag')]
  if (users.length + parties.length + tags.length === 0) refuse(82001, 'All touser & toparty & totag empty')
  if (users.length > 1_000) refuse(40031, 'more than 1000 in touser')
  if (parties.length > 100) refuse(82002, 'more than 100 in toparty')
  if (tags.length > 100) refuse(82003, 'more than 100 in totag')

  const all = users.length === 1 && users[0] === '@all'
  const named = all ? [...state.members.keys()].filter((id) => isActive(state, id)) : users
  const [byParty, byTag] = [parties.map((id) => partyOf(state, id)), tags.map((id) => tagOf(state, id))]
  const found = [...named.filter((id) => isActive(state, id)), ...byParty.flat(), ...byTag.flat()]
  const receivers: Receivers = {
    userids: [...new Set(found.map((id) => id.toLowerCase()))].filter((id) => isActive(state, id)),
    invaliduser: named.filter((id) => !isActive(state, id)).map((id) => id.toLowerCase()),
    invalidparty: parties.filter((_, n) => byParty[n]?.length === 0),
    invalidtag: tags.filter((_, n) => byTag[n]?.length === 0),
  }
  return receivers.userids.length > 0 ? receivers : nobody(receivers)
}

const isActive = (state: State, id: string) => visibleMember(state, id)?.status === 1

const partyOf = (state: State, id: string): readonly string[] =>
  withChildren(state, Number(id))
    .flatMap((department) => membersIn(state, department.id))
    .map(({ userid }) => userid)

const tagOf = (state: State, id: string): readonly string[] =>
  state.contactTags.get(Number(id))?.members ?? []

const nobody = (receivers: Receivers): never =>
  refuse(81013, 'user & party & tag all invalid', namesIn(receivers))

/** The names of nobody, as an answer tells them. */
export const namesIn = ({ invaliduser, invalidparty, invalidtag }: Receivers): Json => ({
  invaliduser: invaliduser.join('|'),
  invalidparty: invalidparty.join('|'),
  invalidtag: invalidtag.join('|'),
  unlicenseduser: '',
})
