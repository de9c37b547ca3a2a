import { eventually } from '../../helpers/eventually.ts'
import type { Seen } from '../../helpers/fake-slack/seen.ts'
import type { View } from '../../helpers/fake-slack/state.ts'
import type { Loop } from './a-loop.ts'
import type { RepWords } from './rep-words.ts'

/** What a step showed, for whoever prints it. */
export type Tell = (step: string, shown: Seen | View | undefined) => void
type Ask = { readonly loop: Loop; readonly words: RepWords; readonly tell: Tell }

const channel = 'CSALES'

/** A customer's card, its share for all, its evidence, a touch written down in a form and taken back. */
export async function askAndLog({ loop, words, tell }: Ask) {
  const rep = loop.slack.user(words.who)
  await rep.types(words.tier, { channel })
  const card = await loop.seen(words.who, words.name, channel)
  tell(`types ${words.tier}`, card)

  await rep.presses(card, words.share)
  const shared = await loop.seen('UBAO', words.name, channel)
  tell(`presses ${words.share}; everybody in the channel sees`, shared)

  await rep.presses(card, words.log)
  const form = await loop.modal(words.who, '"input"')
  tell(`presses ${words.log}`, form)
  await rep.submits(form, { [words.note]: 'wants a quote' })
  const logged = await loop.modal(words.who, words.logged)
  tell('fills the form in and sends it', logged)
  await rep.presses(logged, words.undo)
  const undone = await loop.modal(words.who, words.undone)
  tell(`presses ${words.undo}`, undone)
  await rep.closes(undone)

  await rep.presses(card, words.why)
  const why = await loop.seen(words.who, words.evidence, channel)
  tell(`presses ${words.why}`, why)
  return { card, shared, why }
}

/** The morning list, a reminder out of it, how it was, and when next: in one message. */
export async function workTheList({ loop, words, tell }: Ask) {
  const rep = loop.slack.user(words.who)
  const list = await loop.seen(words.who, words.today)
  tell('gets the morning list', list)

  await rep.presses(list, words.open)
  const reminder = await loop.seen(words.who, words.reached)
  tell(`presses ${words.open}`, reminder)
  await rep.presses(reminder, words.reached)
  const logged = await loop.seen(words.who, words.logged)
  tell(`presses ${words.reached}`, logged)
  await rep.presses(logged, words.asPlanned.exec(logged.words)?.[0] ?? 'the planned day')
  const next = await loop.seen(words.who, words.next)
  tell('presses the planned day', next)
  return { list, reminder, logged, next }
}

/** An order comes in by a file, its owner reads of the promotion; and in that thread that it was taken back. */
export async function bePromoted({ loop, words, tell }: Ask) {
  const { who, ref } = words
  await loop.importOrders([{ ref, yuan: 60_000 }])
  const promotion = await loop.seen(who, words.promoted)
  tell('an order of ¥60,000 is imported', promotion)

  await loop.importOrders([{ ref, yuan: -60_000 }])
  const withdrawal = await eventually('the withdrawal', () =>
    loop.slack.seenBy(who, promotion.channel).find(({ threadTs }) => threadTs === promotion.ts),
  )
  tell('and refunded', withdrawal)
  return { promotion, withdrawal }
}
