import type { World } from './call.ts'
import type { ContactTag, CorpTag, Customer, Department, Follow, Group, Member } from './shapes.ts'

/** Adds people, customers and groups to the company; each answers what it has made. */
export type Builders = {
  /** An active member of department 1 whom the app sees. */
  member(userid: string, given?: Partial<Member>): Member
  department(id: number, given?: Partial<Department>): Department
  contactTag(tagid: number, tagname: string, members: readonly string[]): ContactTag
  /** A customer contact of these reps. */
  customer(
    id: string,
    given: {
      readonly name?: string
      readonly type?: 1 | 2
      readonly corpName?: string
      readonly follows: Readonly<Record<string, Partial<Follow>>>
    },
  ): Customer
  /** An enterprise tag that a person has made: the app cannot change it. */
  corpTag(group: string, name: string): CorpTag
  /** A group with the AI bot or a robot in it. */
  group(
    chatid: string,
    given: {
      readonly name?: string
      readonly members: readonly string[]
      readonly robotKey?: string
      readonly withBot?: boolean
    },
  ): Group
}

/** Builders with defaults: tests say only what matters to them. */
export function builders({ state, time, nextId }: World): Builders {
  const department = (id: number, given: Partial<Department> = {}): Department => {
    const one = { name: `department ${id}`, parentid: id === 1 ? 0 : 1, leaders: [], ...given, id }
    state.departments.set(id, one)
    return one
  }
  department(1, { name: 'the company' })
  const seconds = () => Math.floor(time.nowMs() / 1_000)

  return {
    department,
    member(userid, given = {}) {
      const inDepartments = given.department ?? [1]
      const one: Member = {
        openUserid: `wo${Buffer.from(userid).toString('hex')}`,
        name: userid,
        email: `${userid.toLowerCase()}@example.com`,
        mobile: '',
        department: inDepartments,
        isLeader: inDepartments.map(() => 0),
        directLeader: [],
        status: 1,
        visible: true,
        followsCustomers: true,
        ...given,
        userid,
      }
      state.members.set(userid.toLowerCase(), one)
      return one
    },
    contactTag(tagid, tagname, members) {
      const one = { tagid, tagname, members }
      state.contactTags.set(tagid, one)
      return one
    },
    customer(id, { name = id, type = 1, corpName, follows }) {
      const relation = (given: Partial<Follow>): Follow => ({
        remark: name,
        description: '',
        createtime: seconds(),
        remarkCompany: '',
        remarkMobiles: [],
        tagIds: new Set(),
        ...given,
      })
      const known = Object.entries(follows).map(
        ([userid, given]) => [userid.toLowerCase(), relation(given)] as const,
      )
      const one = { id, name, type, corpName, follows: new Map(known) }
      state.customers.set(id, one)
      return one
    },
    corpTag(group, name) {
      const groups = [...state.corpTagGroups.values()]
      const groupId = groups.find((one) => one.name === group)?.id ?? nextId('etg')
      const made = { createTime: seconds(), order: 0, byApp: false }
      if (!state.corpTagGroups.has(groupId)) {
        state.corpTagGroups.set(groupId, { ...made, id: groupId, name: group })
      }
      const one = { ...made, id: nextId('et'), name, groupId }
      state.corpTags.set(one.id, one)
      return one
    },
    group(chatid, { name = chatid, members, robotKey, withBot = false }) {
      const one: Group = {
        chatid,
        name,
        owner: members[0] ?? '',
        members: new Set(members.map((id) => id.toLowerCase())),
        byApp: false,
        withBot,
        robotKey,
        robotDisabled: false,
      }
      state.groups.set(chatid, one)
      return one
    },
  }
}
