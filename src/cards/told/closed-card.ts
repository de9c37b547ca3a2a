import type { Card } from '#src/cards/card.ts'
import { momentFor } from '#src/cards/follow-up/when-card.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Reader } from '#src/cards/parts/reader.ts'
import { t } from '#src/i18n/text.ts'

/** What has become of what a card asked for. */
export type Closed =
  | { readonly how: 'done' | 'answered'; readonly by: string; readonly at: Date; readonly said?: string }
  | { readonly how: 'put-off'; readonly to: Date; readonly hasTime: boolean }
  | { readonly how: 'handed-over'; readonly to: string }
  | { readonly how: 'touched' | 'not-needed' | 'list' | 'proposals' | 'contacts' }

function lineOf(reader: Reader, closed: Closed): string {
  const { locale } = reader
  if (closed.how === 'put-off')
    return t(locale, 'closed.put-off', { day: momentFor(reader, closed.to, closed.hasTime) })
  if (closed.how === 'handed-over') return t(locale, 'closed.handed-over', { who: closed.to })
  if (!('by' in closed)) return t(locale, `closed.${closed.how}`)

  const when = momentFor(reader, closed.at, true)
  return t(locale, `closed.${closed.how}`, { who: closed.by, when })
}

/** Stands in place of a card that asked for what is settled meanwhile; `name` is the customer's, of one that is about one. */
export function closedCard(reader: Reader, closed: Closed, name?: string): Card {
  const { locale } = reader
  const title = name === undefined ? t(locale, 'closed.title') : t(locale, 'closed.title-of', { name })
  const said = 'said' in closed && closed.said !== undefined ? [closed.said] : []
  const body = [lineOf(reader, closed), ...said]
  return plainCard(locale, title, body, {
    actions: [{ kind: 'button', label: t(locale, 'closed.today'), call: { command: 'today', input: {} } }],
  })
}
