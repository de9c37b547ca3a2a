import { AppError } from '#src/domain/errors.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import type { Models } from '#src/store/models.ts'

type Change = { readonly $set: object; readonly $unset?: Readonly<Record<string, 1>> }

const mostTries = 5

/** What every fact has, and a retracted one keeps. */
const kept = new Set(['_id', 'customerId', 'source', 'at', 'bookedAt', 'receivedAt', 'leftMonths', 'by'])

/** Empties what people said; its place, its author and the mark that it changed remain. */
export async function retractEvents(models: Models, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await revise(models, id, (event) => {
      if (event.kind !== 'interaction' && event.kind !== 'feedback' && event.kind !== 'note') return undefined
      if (event.kind === 'note' && event.retracted) return undefined

      const said = Object.keys(event).filter(
        (field) => !kept.has(field) && field !== 'kind' && field !== 'text',
      )
      return {
        $set: { kind: 'note', text: '', retracted: true },
        $unset: Object.fromEntries(said.map((field) => [field, 1])),
      }
    })
  }
}

/** When customer and rep speak next: what a second tap says of a touch. */
export const setNext = (models: Models, id: string, nextAt: Date | undefined): Promise<void> =>
  revise(models, id, (event) => {
    if (event.kind !== 'interaction' || event.nextAt?.getTime() === nextAt?.getTime()) return undefined
    return nextAt ? { $set: { nextAt } } : { $set: {}, $unset: { nextAt: 1 } }
  })

/** One conditional update of a fact as it was read, with the month that has to see it; read again where another was quicker. */
async function revise(
  { events: { model } }: Models,
  id: string,
  changeOf: (event: FactEvent) => Change | undefined,
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const event = await model.findById(id).lean<FactEvent>()
    const change = event ? changeOf(event) : undefined
    if (!event || !change) return

    const { leftMonths = [], customerId, bookedAt } = event
    const asRead = leftMonths.length === 0 ? { $exists: false as const } : { $size: leftMonths.length }
    const update = {
      ...change,
      $set: { ...change.$set, leftMonths: [...leftMonths, `${customerId}|${monthOf(bookedAt)}`] },
    }
    const { matchedCount } = await model.updateOne({ _id: id, leftMonths: asRead }, update as object)
    if (matchedCount === 1) return
  }
  throw contended()
}

const contended = () =>
  new AppError({
    code: 'fact-contended',
    message: 'This entry is being changed by somebody else right now.',
    remedy: 'Try again in a minute.',
    retryable: true,
  })
