import { asList, asText, type Json } from '../../fake-slack/json.ts'
import { type Call, insist, queryArg, refuse, textArg, textsArg, type World } from '../call.ts'
import { chars, isTextOrNone } from '../cards/measure.ts'
import { requireMember } from '../people.ts'
import type { Customer, Follow } from '../shapes.ts'

/** Refuses an app that is not among the 可调用接口的应用. */
export const needContact = ({ app }: World): void =>
  insist(app.mayContact, 84074, 'no external contact permission')

/** A rep's relation to a customer, or 84061. */
export const followOf = ({ state }: World, userid: string, customerId: string): Follow => {
  const customer = state.customers.get(customerId) ?? refuse(40096, 'invalid external userid')
  return customer.follows.get(userid.toLowerCase()) ?? refuse(84061, 'not external contact')
}

const customersOf = ({ state }: World, userid: string): readonly Customer[] =>
  [...state.customers.values()].filter(({ follows }) => follows.has(userid.toLowerCase()))

/** `externalcontact/get_follow_user_list`. */
export function followers({ world }: Call): Json {
  needContact(world)
  const reps = [...world.state.members.values()].filter((one) => one.visible && one.followsCustomers)
  return { follow_user: reps.map(({ userid }) => userid) }
}

/** `externalcontact/list`: a rep without customers is refused. */
export function contactList({ world, query }: Call): Json {
  needContact(world)
  const { userid, followsCustomers } = requireMember(world.state, queryArg(query, 'userid'))
  insist(followsCustomers, 84061, 'not external contact')
  return { external_userid: customersOf(world, userid).map(({ id }) => id) }
}

const shown = ({ id, name, type, corpName }: Customer): Json => ({
  external_userid: id,
  name,
  type,
  avatar: '',
  gender: 0,
  ...(type === 2 ? { corp_name: corpName, corp_full_name: corpName } : {}),
})

const relation = (userid: string, follow: Follow): Json => ({
  userid,
  remark: follow.remark,
  description: follow.description,
  createtime: follow.createtime,
  remark_corp_name: follow.remarkCompany,
  remark_mobiles: follow.remarkMobiles,
  oper_userid: userid,
  add_way: 1,
})

/** `externalcontact/get`: every relation, with tags by name. */
export function contactGet({ world, query }: Call): Json {
  needContact(world)
  const { state } = world
  const customer = state.customers.get(queryArg(query, 'external_userid'))
  if (!customer) return refuse(40096, 'invalid external userid')
  const tags = (follow: Follow) =>
    [...follow.tagIds].flatMap((id) => {
      const tag = state.corpTags.get(id)
      const group_name = state.corpTagGroups.get(tag?.groupId ?? '')?.name
      return tag ? [{ group_name, tag_name: tag.name, tag_id: id, type: 1 }] : []
    })
  const follow_user = [...customer.follows].map(([id, follow]) => ({
    ...relation(state.members.get(id)?.userid ?? id, follow),
    tags: tags(follow),
  }))
  return { external_contact: shown(customer), follow_user }
}

/** `externalcontact/batch/get_by_user`: follow_info is one object, with tag ids. */
export function contactsByUser({ world, body }: Call): Json {
  needContact(world)
  const reps = textsArg(body, 'userid_list', 100)
  insist(reps.length > 0, 40063, 'some parameters are empty: userid_list')
  const limit = Number(body['limit'] ?? 50)
  insist(limit >= 1 && limit <= 100, 40058, 'limit is at most 100')
  const all = reps.flatMap((id) => {
    const { userid } = requireMember(world.state, id)
    return customersOf(world, userid).map((customer) => ({ userid, customer }))
  })
  const from = cursorIn(body)
  const next = from + limit < all.length ? cursorAt(from + limit) : ''
  const page = all.slice(from, from + limit).map(({ userid, customer }) => {
    const follow = followOf(world, userid, customer.id)
    return {
      external_contact: shown(customer),
      follow_info: { ...relation(userid, follow), tag_id: [...follow.tagIds] },
    }
  })
  return { external_contact_list: page, next_cursor: next, fail_info: { unlicensed_userid_list: [] } }
}

const cursorAt = (place: number) => Buffer.from(`at ${place}`).toString('base64url')

/** A place that only this server understands. */
function cursorIn(body: Json): number {
  const cursor = asText(body['cursor']) ?? ''
  if (cursor === '') return 0
  const place = /^at (\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  return Number(place ?? refuse(40058, 'invalid cursor'))
}

/** `externalcontact/remark`: raises no callback, as nothing done through the API does. */
export function remark({ world, body }: Call): Json {
  needContact(world)
  const follow = followOf(world, textArg(body, 'userid'), textArg(body, 'external_userid'))
  const ok =
    isTextOrNone(body, 'remark', chars(20)) &&
    isTextOrNone(body, 'description', chars(150)) &&
    isTextOrNone(body, 'remark_company', chars(20))
  insist(ok, 40058, 'a remark is too long')
  follow.remark = asText(body['remark']) ?? follow.remark
  follow.description = asText(body['description']) ?? follow.description
  follow.remarkCompany = asText(body['remark_company']) ?? follow.remarkCompany
  if (body['remark_mobiles'])
    follow.remarkMobiles = asList(body['remark_mobiles']).map(String).filter(Boolean)
  return {}
}
