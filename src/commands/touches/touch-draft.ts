import { z } from 'zod'
import { touchTold } from '#prompts/note-to-touch/shapes.ts'
import type { Reply } from '#src/cards/card.ts'
import { touchDraftCard } from '#src/cards/follow-up/touch-draft-card.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Channel } from '#src/domain/event.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import { tellNote } from './note-told.ts'

const schema = z.object({
  customerId: z.string(),
  note: z.string(),
  told: touchTold,
  by: z.enum(['model', 'rules']),
})

/** A touch as its words were read, kept until its rep says that it is so. */
export type TouchDraft = z.output<typeof schema>

const keptMs = 24 * 3_600_000
const keyOf = ({ userId }: Asker, click: string): string => `touch-draft|${userId}|${click}`

/** The draft that stands on the card with this click, for whoever it was made and of this customer alone. */
export async function draftOf(
  { kept }: CommandDeps,
  { _id }: Pick<Customer, '_id'>,
  click: string | undefined,
  asker: Asker,
): Promise<TouchDraft | undefined> {
  const text = click === undefined ? undefined : await kept.get(keyOf(asker, click))
  const { data } = schema.safeParse(text === undefined ? undefined : JSON.parse(text))
  return data?.customerId === _id ? data : undefined
}

/** What is told of when, and how satisfied they were, as a form sends it. */
export const pressedFields = ({ satisfaction, on, next, nextTime }: TouchDraft['told']) =>
  present({
    satisfaction: satisfaction === null ? undefined : ratings[satisfaction - 1],
    on: on ?? undefined,
    next: next ?? undefined,
    timed: next !== null && nextTime !== null ? `${next}T${nextTime}` : undefined,
  })

const ratings = ['1', '2', '3', '4', '5'] as const

/** Shows what a sentence was read as; one press writes it down, and nothing is written before. */
export async function askedToSave(
  deps: CommandDeps,
  customer: Customer,
  { note, usual }: { readonly note: string; readonly usual: Channel },
  asker: Asker,
): Promise<Reply> {
  const { told, by } = await tellNote(deps, note, customer, asker)
  const click = deps.ids.next()
  const draft: TouchDraft = { customerId: customer._id, note, told, by }
  await deps.kept.keep(keyOf(asker, click), JSON.stringify(draft), keptMs)

  const { name, ref, _id } = customer
  const card = touchDraftCard(
    { locale: asker.locale, zone: asker.zone, now: deps.clock.now() },
    {
      ...{ name, note, told, by },
      channel: told.channel ?? usual,
      save: { command: 'log', input: { customer: _id, click } },
      // A terminal has no form: whoever types there types it again.
      ...(asker.surface === 'terminal' ? {} : { change: { customer: ref, click } }),
    },
  )
  return { card }
}
