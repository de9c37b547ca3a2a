import type { Reply } from '#src/cards/card.ts'
import type { DigestView } from '#src/cards/digest/digest-view.ts'
import { digestHandleCard, digestListCard, listPage } from '#src/cards/digest/list-card.ts'
import { recordRead } from '#src/commands/changes/record-read.ts'
import type { Command } from '#src/commands/command.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { requireVisible } from '#src/commands/naming/require-visible.ts'
import { timedReminder } from '#src/commands/touches/timed-reminder.ts'
import { listedBecause } from '#src/decide/digest/listed-because.ts'
import type { Customer } from '#src/domain/customer.ts'
import { allLines, type DigestLine, type DigestLineId } from '#src/domain/digest/lines.ts'
import { keeperOf } from '#src/domain/follow-up/keeper-of.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import type { StoredDigest } from '#src/ports/digests.ts'

/** A line's list as its digest counted it, of those the asker still sees. */
export type AskedList = {
  readonly view: DigestView
  readonly digest: StoredDigest
  readonly line: DigestLineId
}

const lineOf = ({ figures, before }: DigestView, id: DigestLineId): DigestLine =>
  allLines(figures, before).find((line) => line.id === id) ?? { id, now: 0 }

/** A page of the customers behind a line. */
export async function listReply(
  deps: CommandDeps,
  asker: Asker,
  { view, digest, line }: AskedList,
  page: number,
): Promise<Reply> {
  const ids = digest.lists[line] ?? []
  const from = Math.min(page, Math.max(0, Math.ceil(ids.length / listPage) - 1)) * listPage
  const wanted = ids.slice(from, from + listPage)
  const seen = new Map(
    (await deps.customers.visibleTo(asker).byIds(wanted)).map((customer) => [customer._id, customer]),
  )
  await recordRead(deps, asker, 'digest', { fields: ['name', 'tier', 'owner', 'facts.spend'] })

  const customers = wanted.flatMap((id) => seen.get(id) ?? [])
  const because = await listedBecause(deps, view.policy, line, customers)
  return {
    card: digestListCard(view, lineOf(view, line), { customers, from, total: ids.length, because }),
  }
}

export type AskedHandle = AskedList & { readonly customerId: string; readonly remind: boolean }

/** People of one team take over from each other: whoever the asker's customers may belong to. */
async function colleaguesOf(deps: CommandDeps, { sees }: Asker, owner: string | undefined) {
  return (await deps.users.list())
    .filter(
      ({ _id, active, role }) =>
        active && role === 'rep' && _id !== owner && (sees === 'all' || sees.includes(_id)),
    )
    .map(({ _id, name }) => [_id, name] as const)
}

/** Puts a reminder on the list of whoever looks after the customer: one a day, however often it is pressed. */
async function nudge(deps: CommandDeps, asker: Asker, customer: Customer): Promise<string | undefined> {
  const users = await deps.users.list()
  const now = deps.clock.now()
  const crew = new Map(users.map((user) => [user._id, user]))
  const keeper = crew.get(keeperOf(customer.owner, crew, now) ?? '')
  if (!keeper) return undefined

  const rest = t(keeper.locale, 'digest.nudge', { manager: asker.name })
  const reminder = await timedReminder(deps, customer, { at: now, rest }, { ...asker, userId: keeper._id })
  const _id = `${customer._id}|nudge|${localDay(now, asker.zone)}|${keeper._id}`
  await deps.audit.record({ at: now, who: asker.userId, action: 'remind', customerId: customer._id })
  await deps.reminders.plan([{ ...reminder, _id }])
  return keeper.name
}

/** One customer of a list, with what can be done about it by the commands there are. */
export async function handleReply(
  deps: CommandDeps,
  asker: Asker,
  { view, line, customerId, remind }: AskedHandle,
  commands: readonly Command[],
): Promise<Reply> {
  const customer = await requireVisible(deps, customerId, asker)
  await recordRead(deps, asker, 'digest', { customer, fields: ['name', 'tier', 'owner', 'facts.spend'] })
  const may = (name: string) =>
    commands.some((each) => each.name === name && each.allowed.includes(asker.role))
  const colleagues = may('assign') ? await colleaguesOf(deps, asker, customer.owner) : []

  return {
    card: digestHandleCard(view, {
      customer,
      line: lineOf(view, line),
      colleagues,
      canRemind: asker.role !== 'rep' && customer.owner !== asker.userId,
      reminded: remind && asker.role !== 'rep' ? await nudge(deps, asker, customer) : undefined,
    }),
  }
}
