import { z } from 'zod'

/** What `user/get` says of a member's place (90196): `is_leader_in_dept` is parallel to `department`. */
export const placeSchema = z.looseObject({
  userid: z.string().toLowerCase(),
  department: z.array(z.number()).default([]),
  is_leader_in_dept: z.array(z.number()).default([]),
  direct_leader: z.array(z.string().toLowerCase()).default([]),
  main_department: z.number().optional(),
})
export type Place = z.infer<typeof placeSchema>

/** A line of `department/list` (90208). */
export const departmentSchema = z.looseObject({
  id: z.number(),
  parentid: z.number().default(0),
  department_leader: z.array(z.string().toLowerCase()).default([]),
})
type Department = z.infer<typeof departmentSchema>

/** The company as the app sees it. */
export type Company = {
  readonly departments: ReadonlyMap<number, Department>
  readonly places: readonly Place[]
}

const leads = ({ department, is_leader_in_dept: flags }: Place, id: number): boolean =>
  flags[department.indexOf(id)] === 1

/** Who leads a department: as the department says, else as its members say of themselves. */
function leadersOf({ departments, places }: Company, id: number): readonly string[] {
  const named = departments.get(id)?.department_leader ?? []
  return named.length > 0 ? named : places.filter((one) => leads(one, id)).map(({ userid }) => userid)
}

/**
 * Whom a member reports to: their direct leader, else whoever leads their main department, else the one above it. Who leads a
 * department reports to the one above.
 */
export function leaderOf(company: Company, member: Place): string | undefined {
  const direct = member.direct_leader.find((id) => id !== member.userid)
  if (direct !== undefined) return direct

  const seen = new Set<number>()
  let at = member.main_department ?? member.department[0]
  while (at !== undefined && at !== 0 && !seen.has(at)) {
    seen.add(at)
    const leaders = leadersOf(company, at)
    if (leaders[0] !== undefined && !leaders.includes(member.userid)) return leaders[0]
    at = company.departments.get(at)?.parentid
  }
  return undefined
}
