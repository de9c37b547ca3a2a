import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { type HistoryLine, historyCard } from '#src/cards/records/history-card.ts'
import { tierChangeCard } from '#src/cards/told/tier-change-card.ts'
import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { careOf } from '#src/decide/follow-up/care-of.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import type { TierChangeNotice } from '#src/ports/outbox.ts'
import type { TierChange } from '#src/ports/tier-changes.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { askedCustomer } from './naming/asked-customer.ts'

const shown = { en: 'history', zh: '等级变动' }
const most = 10
/** Without a name: what is newer than this, of so many customers. */
const newsDays = 90
const mostOwn = 2_000

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  customer: z.string().min(1).max(200).optional(),
  /** A change, by its id: told as it was told then. */
  change: z.string().min(1).max(300).optional(),
})

/** `/customer history acme`: the changes of a tier with the evidence of each; without a name the newest of one's own. */
export const history = defineCommand({
  name: 'history',
  shown,
  aliases: ['变动记录'],
  help: {
    en: 'A customer’s tier changes with the evidence of each; without a name your customers’ newest.',
    zh: '查看客户的等级变动及每次依据；不写名称则看自己客户的最新变动。',
  },
  example: { en: '/customer history acme', zh: '/customer 等级变动 acme' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  namesFirst: true,
  async run(deps, { words, customer: asked, change }, asker) {
    if (words === '' && asked === undefined) return newest(deps, asker)

    const whom = { command: 'history', shown, words, customer: asked, fits }
    const found = await askedCustomer(deps, whom, asker)
    if ('reply' in found) return found.reply
    const { customer } = found
    await recordRead(deps, asker, 'history', { customer, fields: ['name', 'tier', 'tierchanges'] })

    const changes = await deps.tierChanges.of(customer._id, most)
    const told = changes.find(({ _id }) => _id === (change ?? found.rest))
    if (told) return asTold(deps, customer, told, asker)
    return linesReply(
      deps,
      asker,
      changes.map((one) => ({ customer, change: one })),
      customer,
    )
  },
})

/** Nothing but the name, or the id of a change, as a terminal shows its button. */
const fits = (rest: string): boolean => rest === '' || /^\S+-\d+$/.test(rest)

async function newest(deps: CommandDeps, asker: Asker): Promise<Reply> {
  const visible = deps.customers.visibleTo(asker)
  const own = await visible.list({ owners: [asker.userId], kind: 'customer' }, 0, mostOwn)
  const byId = new Map(own.map((customer) => [customer._id, customer]))
  const since = addDays(deps.clock.now(), -newsDays)
  const changes = await deps.tierChanges.since([...byId.keys()], since)
  await recordRead(deps, asker, 'history', { fields: ['name', 'tier', 'tierchanges'] })

  const newestFirst = changes.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most)
  const lines = newestFirst.flatMap((change) => {
    const customer = byId.get(change.customerId)
    return customer ? [{ customer, change }] : []
  })
  return linesReply(deps, asker, lines)
}

async function linesReply(
  deps: CommandDeps,
  { locale, zone }: Asker,
  lines: readonly HistoryLine[],
  of?: Customer,
): Promise<Reply> {
  const policy = await activePolicy(deps)
  return { card: historyCard({ locale, zone, now: deps.clock.now() }, { lines, policy, of }) }
}

/** The message of that day, with today's points beside it. */
async function asTold(
  deps: CommandDeps,
  customer: Customer,
  { _id: _, rev: _rev, ...change }: TierChange,
  { locale, zone }: Asker,
): Promise<Reply> {
  const policy = await activePolicy(deps)
  const cut = await deps.cuts.latest(policy.version)
  const notice: TierChangeNotice = { kind: 'tier-change', ...change }
  const now = deps.clock.now()

  const told = { customer, notice, policy, now, care: await careOf(deps, customer) }
  return {
    card: tierChangeCard(locale, zone, {
      ...told,
      forecast: await deps.forecasts.latest(policy.version),
      calendar: await workCalendarOf(deps, zone),
      ...present({ cut }),
    }),
  }
}
