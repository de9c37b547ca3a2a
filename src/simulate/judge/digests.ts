import type { User } from '#src/domain/user.ts'
import type { Delivered } from '#src/simulate/recording-chat.ts'

/** Digests that were due (a manager and a week each), those that came, and what came more than once. */
export function digestsOf(
  messages: readonly Delivered[],
  managers: readonly User[],
  weeks: readonly string[],
): { readonly due: number; readonly sent: number; readonly doubled: number } {
  const got = messages.flatMap(({ notice, to }) =>
    notice.kind === 'digest' ? [`${to._id} ${notice.week}`] : [],
  )
  const due = managers.flatMap(({ _id }) => weeks.map((week) => `${_id} ${week}`))
  const distinct = new Set(got)

  return {
    due: due.length,
    sent: due.filter((each) => distinct.has(each)).length,
    doubled: got.length - distinct.size,
  }
}
