import { asObjects, asText, type Json } from '../../fake-slack/json.ts'
import { type Call, insist, refuse, textArg, textsArg, type World } from '../call.ts'
import { chars, isText } from '../cards/measure.ts'
import type { CorpTag, CorpTagGroup } from '../shapes.ts'
import { followOf, needContact } from './contacts.ts'

const mostTags = 10_000

const tagsIn = ({ state }: World, groupId: string): readonly CorpTag[] =>
  [...state.corpTags.values()].filter((tag) => tag.groupId === groupId)

const shownTag = ({ id, name, createTime, order }: CorpTag): Json => ({
  id,
  name,
  create_time: createTime,
  order,
})

const shownGroup = (group: CorpTagGroup, tags: readonly CorpTag[]): Json => ({
  group_id: group.id,
  group_name: group.name,
  create_time: group.createTime,
  order: group.order,
  tag: tags.map(shownTag),
})

/** `externalcontact/get_corp_tag_list`: group ids win over tag ids. */
export function corpTagList({ world, body }: Call): Json {
  needContact(world)
  const [groupIds, tagIds] = [textsArg(body, 'group_id'), textsArg(body, 'tag_id')]
  const wanted = (tag: CorpTag) =>
    groupIds.length > 0 ? groupIds.includes(tag.groupId) : tagIds.length === 0 || tagIds.includes(tag.id)
  const groups = [...world.state.corpTagGroups.values()].map((group) => ({
    group,
    tags: tagsIn(world, group.id).filter(wanted),
  }))
  return {
    tag_group: groups.filter(({ tags }) => tags.length > 0).map(({ group, tags }) => shownGroup(group, tags)),
  }
}

/** `externalcontact/add_corp_tag`: a group of the same name is used again, a tag of the same name is refused. */
export function addCorpTag({ world, body }: Call): Json {
  needContact(world)
  const { state, nextId } = world
  const tags = asObjects(body['tag'])
  insist(tags.length > 0, 40063, 'some parameters are empty: tag')
  insist(
    tags.every((tag) => isText(tag, 'name', chars(30))),
    40058,
    'a tag name is missing or too long',
  )
  insist(state.corpTags.size + tags.length <= mostTags, 40126, 'too many tags')
  const group = groupFor(world, body)
  const names = [...new Set(tags.map(({ name }) => String(name)))]
  const taken = tagsIn(world, group.id).map(({ name }) => name)
  insist(!names.some((name) => taken.includes(name)), 40071, 'tag name exists')
  state.corpTagGroups.set(group.id, group)
  const made = names.map((name) => ({ ...madeNow(world), id: nextId('et'), name, groupId: group.id }))
  for (const tag of made) state.corpTags.set(tag.id, tag)
  return { tag_group: shownGroup(group, made) }
}

const madeNow = ({ time }: World) => ({
  createTime: Math.floor(time.nowMs() / 1_000),
  order: 0,
  byApp: true,
})

function groupFor(world: World, body: Json): CorpTagGroup {
  const { corpTagGroups } = world.state
  const id = asText(body['group_id'])
  if (id !== undefined) return corpTagGroups.get(id) ?? refuse(40068, 'invalid group_id')
  insist(isText(body, 'group_name', chars(30)), 40058, 'group_name is missing or too long')
  const name = String(body['group_name'])
  const found = [...corpTagGroups.values()].find((group) => group.name === name)
  return found ?? { ...madeNow(world), id: world.nextId('etg'), name }
}

const own = <T extends { readonly byApp: boolean }>(one: T | undefined): T => {
  const found = one ?? refuse(40068, 'invalid tagid')
  insist(found.byApp, 81011, 'no permission: the tag was not created by this app')
  return found
}

/** `externalcontact/edit_corp_tag`: of a tag or a group. */
export function editCorpTag({ world, body }: Call): Json {
  needContact(world)
  const id = textArg(body, 'id')
  const one = own<CorpTag | CorpTagGroup>(world.state.corpTags.get(id) ?? world.state.corpTagGroups.get(id))
  one.name = asText(body['name']) ?? one.name
  one.order = Number(body['order'] ?? one.order)
  return {}
}

/** `externalcontact/del_corp_tag`: the last tag takes its group along. */
export function deleteCorpTags({ world, body }: Call): Json {
  needContact(world)
  const { state } = world
  const groups = textsArg(body, 'group_id').map((id) => own(state.corpTagGroups.get(id)))
  const named = textsArg(body, 'tag_id').map((id) => own(state.corpTags.get(id)))
  for (const tag of [...named, ...groups.flatMap(({ id }) => tagsIn(world, id))]) {
    state.corpTags.delete(tag.id)
    for (const { follows } of state.customers.values()) {
      for (const follow of follows.values()) follow.tagIds.delete(tag.id)
    }
  }
  for (const { id } of state.corpTagGroups.values()) {
    if (tagsIn(world, id).length === 0) state.corpTagGroups.delete(id)
  }
  return {}
}

/** `externalcontact/mark_tag`: one rep and one customer; several tags of a group may stand side by side. */
export function markTag({ world, body }: Call): Json {
  needContact(world)
  const follow = followOf(world, textArg(body, 'userid'), textArg(body, 'external_userid'))
  const [add, remove] = [textsArg(body, 'add_tag'), textsArg(body, 'remove_tag')]
  insist(add.length + remove.length > 0, 40063, 'some parameters are empty: add_tag or remove_tag')
  insist(
    [...add, ...remove].every((id) => world.state.corpTags.has(id)),
    40068,
    'invalid tagid',
  )
  for (const id of remove) follow.tagIds.delete(id)
  for (const id of add) follow.tagIds.add(id)
  return {}
}
