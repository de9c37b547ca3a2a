import { present } from '#src/domain/present.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import type { TellDeps } from './deps.ts'

type Unconfirmed = {
  readonly reader: string
  readonly what: 'message' | 'files'
  readonly channel: string | undefined
}

/**
 * Tells a message's reader that it may not have arrived: under a key of that message's own, so that whoever dies before
 * the mark says it once.
 * @returns the outbox keys that wait for delivery.
 */
export async function tellUnconfirmed(
  { outbox, clock }: Pick<TellDeps, 'outbox' | 'clock'>,
  { _id, notice }: OutboxRow,
  { reader, what, channel }: Unconfirmed,
): Promise<readonly string[]> {
  if (notice.kind === 'unconfirmed') return [] // of that itself nothing more is said

  const at = clock.now()
  const key = `unconfirmed|${_id}`
  await outbox.put(
    [{ _id: key, to: reader, notice: { kind: 'unconfirmed', what, at, ...present({ channel }) } }],
    at,
  )
  return [key]
}
