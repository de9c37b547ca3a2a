import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { Events } from '#src/ports/events.ts'

export type LastWords = { readonly text: string; readonly at: Date }

/** So many of the newest months in which something happened: older words help nobody in a call. */
const mostMonths = 3

const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

function wordsOf(event: FactEvent): string | undefined {
  if (event.kind === 'note') return event.text
  return event.kind === 'interaction' || event.kind === 'feedback' ? event.note : undefined
}

/** What was last written down of a customer: the newest note, or remark of a touch or a rating. */
export async function lastWords(
  { events }: { readonly events: Pick<Events, 'ofMonths'> },
  { _id, facts }: Customer,
): Promise<LastWords | undefined> {
  const moments = [...facts.recentTouches.map(({ at }) => at), facts.lastEventAt]
  const known = moments.filter((at) => at !== undefined).map(monthOf)
  const months = [...new Set(known)].sort().slice(-mostMonths)
  const found = (await events.ofMonths(_id, months)).flatMap((event) => {
    const text = wordsOf(event)?.trim()
    return text ? [{ text, at: event.at }] : []
  })

  return found.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1)
}
