import { pathsThatDiffer } from '#src/decide/rebuild/compare-data.ts'
import type { User } from '#src/domain/user.ts'
import type { UndoStep } from '#src/ports/undos.ts'
import type { OwnChange, Users } from '#src/ports/users.ts'

type SetOwn = Extract<UndoStep, { do: 'set-own' }>
type Deps = { readonly users: Users }
type Field = NonNullable<OwnChange['unset']>[number]

const clearable: readonly Field[] = ['quietHours', 'cover', 'settings']
const own = ['locale', 'zone', ...clearable] as const

/** How a change of what is a person's own is taken back: its fields as they were. Nothing where none differs. */
export function ownUndo(before: User, after: User): readonly SetOwn[] {
  const fields = own.filter((field) => pathsThatDiffer(before[field], after[field], field).length > 0)
  if (fields.length === 0) return []
  const was = fields.filter((field) => before[field] !== undefined)

  return [
    {
      do: 'set-own',
      userId: before._id,
      set: Object.fromEntries(was.map((field) => [field, before[field]])) as OwnChange['set'],
      unset: clearable.filter((field) => fields.includes(field) && before[field] === undefined),
      now: Object.fromEntries(fields.map((field) => [field, after[field] ?? null])),
    },
  ]
}

const holds = (user: User, values: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(values).every(
    ([field, value]) => pathsThatDiffer(user[field as keyof User] ?? null, value, field).length === 0,
  )

/** Whether all of it is what the change made it, or is back already. */
export async function ownStandsAsMade(
  { users }: Deps,
  { userId, set, unset, now }: SetOwn,
): Promise<boolean> {
  const user = await users.byId(userId)
  const was = { ...set, ...Object.fromEntries(unset.map((field) => [field, null])) }
  return user !== undefined && (holds(user, now) || holds(user, was))
}

/** What was set is as it was before. */
export const setOwnBack = ({ users }: Deps, { userId, set, unset }: SetOwn): Promise<boolean> =>
  users.setOwn(userId, { set, unset })
