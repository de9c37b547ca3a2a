import type { SurfaceName } from './ground.ts'

/** One write of the road, as `port.method`, and where it is told apart by what it is called with, that. */
export type Write = readonly [name: string, call: string, argument?: string]

/** Taking a fact in. */
export const ingestWrites: readonly Write[] = [
  ['the open mark', 'customers.markDirty', 'open'],
  ['the event', 'events.insertNew'],
  ['the closed mark', 'customers.markDirty', 'closed'],
  ['the rescore on its queue', 'queues.enqueueMany', 'rescore-customer'],
]

/** From there to the message about it: decision, relay, delivery. */
export const orderWrites: readonly Write[] = [
  ['the months', 'events.putMonths'],
  ['the decision', 'customers.update'],
  ['the relay on its queue', 'queues.enqueue', 'relay'],
  ['the history', 'tierChanges.put'],
  ['the outbox', 'outbox.put'],
  ['the notice taken out', 'customers.pullOutgoing'],
  ['the delivery on its queue', 'queues.enqueueMany', 'deliver'],
  ['the lease', 'outbox.lease'],
  ['the place of the day', 'slots.take'],
  ['the message', 'messages.put'],
  ['the record of it', 'outbox.markSent'],
]

/** Cutting the base and deciding whoever crosses. */
export const runWrites: readonly Write[] = [
  ['the cut', 'cuts.insert'],
  ['the run’s decisions', 'customers.updateMany'],
  ['the run’s relays on their queue', 'queues.enqueueMany', 'relay'],
]

/** Telling many changes as one. */
export const summaryWrites: readonly Write[] = [
  ['the summary', 'outbox.put', 'summary|'],
  ['the summary on its queue', 'queues.enqueueMany', 'deliver'],
  ['its changes taken for it', 'outbox.gather'],
  ['what it says', 'outbox.seal'],
  ['its message', 'messages.put', 'summary|'],
  ['the record of the summary', 'outbox.markSent', 'summary|'],
  ['its changes settled', 'outbox.settle'],
]

/** The same where a message goes to Slack: marked before it leaves, and kept once Slack has it. */
const asOnSlack = ([name, , argument]: Write): readonly Write[] => {
  const about: readonly [argument?: string] = argument === undefined ? [] : [argument]
  return [
    [`${name} marked as handed over`, 'stands.begin', ...about],
    [`${name} kept`, 'stands.put', ...about],
  ]
}

/** The same where it goes to WeCom: its words are kept before it is marked, and let go once WeCom has them. */
const asOnWecom = (write: Write): readonly Write[] => {
  const [name, , argument] = write
  const about: readonly [argument?: string] = argument === undefined ? [] : [argument]
  return [
    [`the words of ${name}`, 'kept.keep', ...about],
    ...asOnSlack(write),
    [`the words of ${name} let go`, 'kept.drop', ...about],
  ]
}

/** The writes of a road on a surface. */
export const writesOn = (surface: SurfaceName, writes: readonly Write[]): readonly Write[] => {
  const posting = surface === 'slack' ? asOnSlack : asOnWecom
  if (surface === 'playground') return writes
  return writes.flatMap((write) => (write[1] === 'messages.put' ? posting(write) : [write]))
}
