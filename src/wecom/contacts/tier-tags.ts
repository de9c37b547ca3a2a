import { z } from 'zod'
import type { ContactBook, TagIds, TierTag } from '#src/ports/contacts.ts'

const groupSchema = z.looseObject({
  group_id: z.string(),
  group_name: z.string(),
  tag: z.array(z.looseObject({ id: z.string(), name: z.string() })).default([]),
})
type Group = z.infer<typeof groupSchema>

const listSchema = z.looseObject({ tag_group: z.array(groupSchema).default([]) })
const madeSchema = z.looseObject({ tag_group: groupSchema })

/** WeCom's own limit (92117), in characters. */
const longestName = 30
const short = (name: string) => [...name].slice(0, longestName).join('')

type Deps = { readonly post: (path: string, body: unknown) => Promise<unknown>; readonly groupName: string }

/**
 * Our tags stand in a group of their own, which people of the company do not share: nothing of theirs is renamed or put on
 * anybody. A tag that somebody has deleted is made again; a tier that has another name gets it.
 */
export const tierTagsAt = ({ post, groupName }: Deps): ContactBook['tierTags'] => {
  const make = async (names: readonly string[]) => {
    const body = {
      group_name: groupName,
      tag: names.map((name, order) => ({ name, order: names.length - order })),
    }
    return madeSchema.parse(await post('add_corp_tag', body)).tag_group
  }
  const standing = async (): Promise<Group['tag']> => {
    const { tag_group } = listSchema.parse(await post('get_corp_tag_list', {}))
    return tag_group.find(({ group_name }) => group_name === groupName)?.tag ?? []
  }
  /** Those that are there with their wanted names; one by hand of the same name in our group is taken as it is. */
  const renamed = async (there: Group['tag'], tags: readonly TierTag[], known: TagIds) => {
    const ids: Record<string, string> = {}
    for (const { code, name } of tags) {
      const wanted = short(name)
      const same = there.find((tag) => tag.name === wanted)
      const before = there.find(({ id }) => id === known[code])
      if (!same && before) await post('edit_corp_tag', { id: before.id, name: wanted })
      const id = (same ?? before)?.id
      if (id !== undefined) ids[code] = id
    }
    return ids
  }

  return async (tags, known) => {
    const there = await standing()
    const ids = await renamed(there, tags, known)
    const missing = tags.filter(({ code }) => ids[code] === undefined)
    const names = [...new Set(missing.map(({ name }) => short(name)))]
    const made = names.length === 0 ? [] : (await make(names)).tag
    for (const { code, name } of missing) {
      const id = made.find((tag) => tag.name === short(name))?.id
      if (id !== undefined) ids[code] = id
    }
    return { ids, standing: [...new Set([...there, ...made].map(({ id }) => id))] }
  }
}
