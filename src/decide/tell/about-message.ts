import type { Policy } from '#src/domain/policy.ts'
import type { About } from '#src/ports/chat.ts'
import type { Notice, OutboxRow } from '#src/ports/outbox.ts'
import { customerOf } from './about.ts'
import { isLossOfTop } from './news-rows.ts'

/** A customer waits for something, or somebody has asked for this moment. The others may be read tomorrow. */
const actedOnToday: ReadonlySet<Notice['kind']> = new Set<Notice['kind']>([
  'reminder',
  'escalation',
  'problem-opened',
  'problem-answered',
  'problem-overdue',
])

/** What `watchSources` told first: that the source had fallen silent, which holds no more. */
function saidBefore({ notice, to }: Pick<OutboxRow, 'notice' | 'to'>): string | undefined {
  if (notice.kind !== 'source-back') return undefined
  return `source-silent|${notice.source}|${notice.since.getTime()}|${to}`
}

/**
 * Where a message belongs: with its customer's others, or on its own. What needs action today is seen at once, also a
 * fall from the top; a fact that was told before and is now another is put right where it stands.
 */
export function aboutMessage(policy: Policy | undefined, row: Pick<OutboxRow, 'notice' | 'to'>): About {
  const { notice } = row
  const customer = customerOf(notice)
  const same = saidBefore(row)
  const isToday =
    actedOnToday.has(notice.kind) ||
    (notice.kind === 'tier-change' && policy !== undefined && isLossOfTop(policy, notice))

  return {
    today: customer === undefined ? same === undefined : isToday,
    ...(customer === undefined ? {} : { customer }),
    ...(same === undefined ? {} : { same }),
  }
}
