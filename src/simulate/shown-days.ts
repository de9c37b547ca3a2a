import { cardText } from '#src/cards/parts/text.ts'
import { messageCard } from '#src/decide/tell/message-card.ts'
import { localeSchema } from '#src/domain/locale.ts'
import type { User } from '#src/domain/user.ts'
import type { LifeSpec } from './company.ts'
import { dayNumberOf, onTheWall } from './judge/wall-clock.ts'
import type { World } from './open-world.ts'

const WIDTH = 88
const DAY_MS = 86_400_000

/** The Monday of the week in which half of the days are over, and its Friday. */
function middleOf({ from, days }: LifeSpec): { readonly monday: string; readonly friday: string } {
  const middle = dayNumberOf(from) + Math.floor(days / 2)
  const monday = middle - ((middle + 3) % 7)
  const text = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)
  return { monday: text(monday), friday: text(monday + 4) }
}

/** The first rep that is written to on that Monday, and the first manager on that Friday, are the ones that are shown. */
function shownOf(spec: LifeSpec) {
  const { monday, friday } = middleOf(spec)
  const chosen = new Map<string, string>()
  return ({ role, _id }: User, day: string): boolean => {
    const isTheirs = (role === 'rep' && day === monday) || (role === 'manager' && day === friday)
    if (isTheirs && !chosen.has(role)) chosen.set(role, _id)
    return isTheirs && chosen.get(role) === _id
  }
}

/** Writes one rep's Monday and one manager's Friday, each message in both languages. */
export function showDays(
  { store, worker, listeners }: World,
  spec: LifeSpec,
  out: (text: string) => void,
): void {
  const isShown = shownOf(spec)
  listeners.push(async ({ key, to, at }) => {
    const { day, time } = onTheWall(at, to.zone)
    const row = isShown(to, day) ? await store.outbox.get(key) : undefined
    if (!row) return

    for (const locale of localeSchema.options) {
      const card = await messageCard(worker.deps, row, { ...to, locale })
      const head = `▶ ${day} ${time} → ${to.name} (${to.role}, ${locale})`
      if (card) out(`${head}\n\n${cardText(card, { width: WIDTH })}\n`)
    }
  })
}
