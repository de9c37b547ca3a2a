import { refuse } from './call.ts'
import type { Department, Member } from './shapes.ts'
import type { State } from './state.ts'

/** A member that the app can see, or none: ids are the same in any case. */
export const visibleMember = ({ members }: State, userid: string): Member | undefined => {
  const found = members.get(userid.toLowerCase())
  return found?.visible ? found : undefined
}

/** A member that the app can see, or 60111. */
export const requireMember = (state: State, userid: string): Member =>
  visibleMember(state, userid) ?? refuse(60111, 'userid not found')

/** A member for a gesture or a look. */
export const personOf = ({ members }: State, userid: string): Member => {
  const found = members.get(userid.toLowerCase())
  if (!found)
    throw new Error(`no member ${userid} in this WeCom: add them with wecom.add.member('${userid}')`)
  return found
}

/** A department with everything under it. */
export const withChildren = ({ departments }: State, id: number): readonly Department[] => {
  const own = departments.get(id)
  const children = [...departments.values()].filter(({ parentid }) => parentid === id)
  return [
    ...(own ? [own] : []),
    ...children.flatMap((child) => withChildren({ departments } as State, child.id)),
  ]
}

/** Members of a department, not of those under it. */
export const membersIn = ({ members }: State, department: number): readonly Member[] =>
  [...members.values()].filter((member) => member.visible && member.department.includes(department))
