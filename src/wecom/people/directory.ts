import { z } from 'zod'
import { identityKey } from '#src/domain/identity-key.ts'
import type { Identity } from '#src/domain/user.ts'
import type { Directory } from '#src/ports/directory.ts'
import type { WecomApi } from '#src/wecom/api/client.ts'
import { type Company, departmentSchema, leaderOf, type Place, placeSchema } from './leader-of.ts'
import { orNobody } from './or-nobody.ts'

const departmentsSchema = z.looseObject({ department: z.array(departmentSchema) })

/** Managers by direct_leader, is_leader_in_dept and department_leader; one call a member, one for all departments. */
export function createWecomDirectory(api: Pick<WecomApi, 'corpId' | 'get'>): Directory {
  const isOurs = ({ surface, team }: Identity) =>
    surface === 'wecom' && (team === undefined || team === api.corpId)
  const placeOf = async ({ userId }: Identity): Promise<Place | undefined> => {
    const told = await orNobody(api.get<unknown>('user/get', { userid: userId.toLowerCase() }))
    return told === undefined ? undefined : placeSchema.parse(told)
  }
  const company = async (places: readonly Place[]): Promise<Company> => {
    const { department } = departmentsSchema.parse(await api.get<unknown>('department/list'))
    return { places, departments: new Map(department.map((one) => [one.id, one])) }
  }

  return {
    surface: 'wecom',
    async leaders(identities) {
      const found: { readonly identity: Identity; readonly place: Place }[] = []
      for (const identity of identities.filter(isOurs)) {
        const place = await placeOf(identity) // one after another: the directory is no place to hurry in
        if (place) found.push({ identity, place })
      }
      if (found.length === 0) return new Map()

      const all = await company(found.map(({ place }) => place))
      return new Map(
        found.map(({ identity, place }) => {
          const userId = leaderOf(all, place)
          return [
            identityKey(identity),
            userId === undefined ? undefined : { surface: 'wecom', team: api.corpId, userId },
          ]
        }),
      )
    },
  }
}
