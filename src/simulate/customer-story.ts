import type { Card } from '#src/cards/card.ts'
import { cardText } from '#src/cards/parts/text.ts'
import { messageCard } from '#src/decide/tell/message-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { refKey } from '#src/ingest/customers/customer-ids.ts'
import type { World } from './open-world.ts'
import type { Delivered } from './recording-chat.ts'

const WIDTH = 88
/** A list of more is cut down to the line that the story is about. */
const FEW_ROWS = 2

/** Everything a value says, to look for a name in. */
const wordsOf = (value: unknown): string => JSON.stringify(value)

const isAbout = ({ _id, ref, name }: Customer, { notice, card }: Delivered): boolean => {
  const said = `${wordsOf(notice)}${wordsOf(card)}`
  return said.includes(_id) || said.includes(wordsOf(name)) || said.includes(`"customer":"${ref}"`)
}

/** Of a list the lines about one customer, and of what goes with it only that. */
function partAbout({ _id, ref, name }: Customer, card: Card): Card {
  const { rows = [], table: _, ...rest } = card
  if (rows.length <= FEW_ROWS) return card

  const own = rows.filter((row) => {
    const said = wordsOf(row)
    return said.includes(_id) || said.includes(name) || said.includes(`"${ref}"`)
  })
  return { ...rest, rows: own, actions: [] }
}

const momentOf = (at: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(at)

/** Writes every message about one customer as it is delivered: when, to whom, and the card in this language. */
export function tellStoryOf(
  { store, worker, listeners }: World,
  { ref, locale }: { readonly ref: string; readonly locale: Locale },
  out: (text: string) => void,
): void {
  listeners.push(async (message) => {
    const id = (await store.refs.find([refKey(ref)])).get(refKey(ref))
    const customer = id === undefined ? undefined : await worker.deps.customers.get(id)
    if (!customer || !isAbout(customer, message)) return

    const row = await store.outbox.get(message.key)
    const card = row && (await messageCard(worker.deps, row, { ...message.to, locale }))
    if (!card) return
    const { name, role, zone } = message.to
    out(
      `▶ ${momentOf(message.at, locale, zone)} → ${name} (${role})\n\n${cardText(partAbout(customer, card), { width: WIDTH })}\n`,
    )
  })
}
