import { describe, expect, test } from 'vitest'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { createPlaygroundChat } from '#src/playground/chat.ts'
import { ingestWrites, orderWrites, type Write } from '../faults/writes.ts'
import { aTier } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { type Company, useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

/** Every write between an order and the message about it, in the order in which they are made. */
const writes: readonly Write[] = [...ingestWrites, ...orderWrites]

type Deps = Company['deps'] & Pick<Company['store'], 'messages'>

/** One process: takes an order in and does whatever that puts on the queues. */
async function run(deps: Deps, { queues }: Company, order: ReturnType<typeof anOrder>): Promise<void> {
  const chats = [createPlaygroundChat({ messages: deps.messages, clock: deps.clock })]
  await ingestFacts(deps, [order])
  await drain({ ...deps, chats }, queues)
}

onEveryServer('a process that dies', (openStore, where) => {
  const company = useCompany(openStore, where)
  /** Two customers of Mei who are alike: one for the run without faults. */
  const open = async () => {
    const { publish, store, join, deps } = company()
    await publish(aPolicy())
    await store.cuts.insert(aCut())
    const ids = ['zoe1', 'zoe2'] as const
    await join(...ids.map((id) => aNewcomer(id, { _id: id, tier: aTier({ code: 'C' }), searchKeys: [] })))
    return { ...deps, messages: store.messages }
  }
  const orderOf = (id: string) => anOrder(id, { _id: `shop|${id}`, yuan: 25_000 })

  /** All that the store says of a customer, but for how many times it was looked at. */
  const stateOf = async (id: string) => {
    const { get, store } = company()
    const { rev: _, ...customer } = await get(id)
    const history = (await store.tierChanges.of(id, 9)).map(({ _id, rev, ...change }) => change)
    const messages = (await store.messages.latest('playground', 'mei', 99))
      .filter(({ _id }) => _id.startsWith(id))
      .map(({ _id, ...message }) => message)
    const months = await store.events.months(id)

    // Each customer's first touch has a day of its own, by its id.
    const alike = (text: string) => text.replaceAll(id, 'zoe').replace(/(?:by|due since) \w+ \d+ \w+/g, 'due')
    return JSON.parse(alike(JSON.stringify({ customer, months, history, messages }))) as {
      history: unknown[]
      messages: unknown[]
    }
  }

  const circumstances = [
    ['while the queues keep what they hold', { emptied: false, overtaken: false }],
    ['while the queues are emptied', { emptied: true, overtaken: false }],
    ['while another decides after every write', { emptied: true, overtaken: true }],
  ] as const

  describe.each(circumstances)('%s', (_, { emptied, overtaken }) => {
    test.each(writes)('after %s: all is done by what is found again, once', async (_, call, argument) => {
      const deps = await open()
      await run(deps, company(), orderOf('zoe1'))
      const mortal = killedAfter(deps, async (made, args) => {
        const isWrite = writes.some(([, write]) => write === made)
        if (overtaken && isWrite) await rescoreCustomer(deps, 'zoe2')
        return made === call && (argument === undefined || args.includes(argument))
      })
      const { queues, letPass, store } = company()

      const [died] = await Promise.allSettled([run(mortal, company(), orderOf('zoe2'))])
      if (emptied) queues.waiting.length = 0
      if (argument === 'open') await ingestFacts(deps, [orderOf('zoe2')]) // nothing is known: it is sent again
      await letPass(61_000)
      await runJob(deps, 'reconcile', { occasion: 'test' })
      await drain(deps, queues)

      const hit = await stateOf('zoe2')
      expect(died.status === 'rejected' || overtaken).toBe(true) // another may have left it nothing to write
      expect(hit).toEqual(await stateOf('zoe1'))
      expect([hit.history.length, hit.messages.length]).toEqual([1, 1])
      expect(await store.outbox.count()).toEqual({ waiting: 0, leased: 0, sent: 2, failed: 0 })
    })
  })

  test('the list of writes is that of a run', async () => {
    const deps = await open()
    const made: string[] = []
    const noted = killedAfter(deps, (call, args) => {
      const known = writes.find(([, name, arg]) => name === call && (arg === undefined || args.includes(arg)))
      made.push(known?.[0] ?? call)
      return false
    })
    const reads =
      /\.(get|getMany|known|months|monthsOf|ofMonths|active|latest|byId|next|named|all|singlesBefore|heldBy|openOf|of)$/
    const bySource = 'sources.put' // not of one customer: what is lost of it is made good when the order is sent again

    await run(noted, company(), orderOf('zoe1'))

    expect(made.filter((call) => !reads.test(call) && call !== bySource)).toEqual(
      writes.map(([name]) => name),
    )
  })
})
