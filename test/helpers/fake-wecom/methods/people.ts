import { asText, type Json } from '../../fake-slack/json.ts'
import { type Call, queryArg, refuse, textArg, textsArg } from '../call.ts'
import { membersIn, requireMember, withChildren } from '../people.ts'

/** `user/get`: apps of today get neither phone nor e-mail (90196). */
export function userGet({ world, query }: Call): Json {
  const member = requireMember(world.state, queryArg(query, 'userid'))
  const { userid, name, department, isLeader, directLeader, status } = member
  return {
    userid,
    name,
    department,
    order: department.map(() => 0),
    position: '',
    is_leader_in_dept: isLeader,
    direct_leader: directLeader
      .filter((id) => world.state.members.get(id.toLowerCase())?.visible)
      .slice(0, 1),
    main_department: department[0] ?? 1,
    alias: '',
    status,
  }
}

const found = (
  call: Call,
  is: (member: { email: string; mobile: string; visible: boolean }) => boolean,
): Json => {
  const member = [...call.world.state.members.values()].find((one) => one.visible && is(one))
  return member ? { userid: member.userid } : refuse(60111, 'userid not found')
}

/** `user/getuserid`: by mobile. */
export const userByMobile = (call: Call): Json => {
  const mobile = textArg(call.body, 'mobile')
  return found(call, (member) => member.mobile === mobile)
}

/** `user/get_userid_by_email`: by the address of the company. */
export const userByEmail = (call: Call): Json => {
  const email = textArg(call.body, 'email').toLowerCase()
  return found(call, (member) => member.email.toLowerCase() === email)
}

const memberLines = ({ world, query }: Call) => {
  const id = Number(queryArg(query, 'department_id'))
  if (!world.state.departments.has(id)) refuse(60123, 'invalid party id')
  return membersIn(world.state, id)
}

/** `user/simplelist`: one level. */
export const userSimpleList = (call: Call): Json => ({
  userlist: memberLines(call).map(({ userid, name, department }) => ({ userid, name, department })),
})

const listed = ({ world, query }: Call) => {
  const id = query.get('id')
  const departments = id ? withChildren(world.state, Number(id)) : [...world.state.departments.values()]
  return departments.length > 0 ? departments : refuse(60123, 'invalid party id')
}

/** `department/list`: with everything under it. */
export const departmentList = (call: Call): Json => ({
  department: listed(call).map(({ id, name, parentid, leaders }) => ({
    id,
    name,
    name_en: '',
    department_leader: leaders,
    parentid,
    order: id,
  })),
})

/** `department/simplelist`: ids only. */
export const departmentSimpleList = (call: Call): Json => ({
  department_id: listed(call).map(({ id, parentid }) => ({ id, parentid, order: id })),
})

/** `department/get`. */
export function departmentGet({ world, query }: Call): Json {
  const one = world.state.departments.get(Number(queryArg(query, 'id')))
  if (!one) return refuse(60123, 'invalid party id')
  const { id, name, parentid, leaders } = one
  return { department: { id, name, name_en: '', department_leader: leaders, parentid, order: id } }
}

/** `tag/list`. */
export const tagList = ({ world }: Call): Json => ({
  taglist: [...world.state.contactTags.values()].map(({ tagid, tagname }) => ({ tagid, tagname })),
})

/** `tag/get`. */
export function tagGet({ world, query }: Call): Json {
  const tag = world.state.contactTags.get(Number(queryArg(query, 'tagid')))
  if (!tag) return refuse(40068, 'invalid tagid')
  const visible = tag.members.flatMap((id) => world.state.members.get(id.toLowerCase()) ?? [])
  return {
    tagname: tag.tagname,
    userlist: visible.filter((one) => one.visible).map(({ userid, name }) => ({ userid, name })),
    partylist: [],
  }
}

/** `batch/openuserid_to_userid`: what is plain already comes back among the invalid. */
export function fromOpenUserids({ world, body }: Call): Json {
  const members = [...world.state.members.values()].filter(({ visible }) => visible)
  const known = textsArg(body, 'open_userid_list', 1_000).map((open) => ({
    open,
    userid: members.find(({ openUserid }) => openUserid === open)?.userid,
  }))
  return {
    userid_list: known.flatMap(({ open, userid }) => (asText(userid) ? [{ open_userid: open, userid }] : [])),
    invalid_open_userid_list: known.filter(({ userid }) => userid === undefined).map(({ open }) => open),
  }
}
