import type { Card, CardFile } from '#src/cards/card.ts'
import { digestCard } from '#src/cards/digest/first-card.ts'
import type { ShowDeps } from '#src/decide/digest/deps.ts'
import { digestMessage, digestView } from '#src/decide/digest/view-digest.ts'
import { present } from '#src/domain/present.ts'
import type { User } from '#src/domain/user.ts'
import type { Charts } from '#src/ports/charts.ts'
import type { DigestNotice } from '#src/ports/notices/digest.ts'

/** What a digest's message is made with. */
export type WeekDeps = ShowDeps & { readonly charts?: Charts }

/** The message of a manager's week, or its card alone, which costs no file; nothing where what was counted is gone (a sample company was removed). */
export async function weekMessage(
  deps: WeekDeps,
  { digestId, week }: DigestNotice,
  reader: User,
  what: 'card' | 'all',
): Promise<{ readonly card: Card; readonly files?: readonly CardFile[] } | undefined> {
  const digest = await deps.digests.get(digestId)
  if (!digest) return undefined

  const before = await deps.digests.before(digest.userId, digest.segment, week)
  const compared = { digest, ...present({ before }) }
  const asker = await deps.users.asAsker(reader)
  if (what === 'all') return digestMessage(deps, compared, asker)
  return { card: digestCard(await digestView(deps, compared, asker)) }
}
