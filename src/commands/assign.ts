import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { assignAskCard, assignedCard, assignToCard } from '#src/cards/records/assigned-card.ts'
import { assignCustomers } from '#src/decide/records/assign-customers.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { testOf } from '#src/domain/segment/matches.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import { subjectOf } from '#src/domain/segment/subject-of.ts'
import type { Asker, User } from '#src/domain/user.ts'
import { type AssignWords, readAssign } from '#src/grammar/assign-words.ts'
import { withUndo } from './changes/with-undo.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { notFoundReply } from './dispatch/not-found-reply.ts'
import { visiblePages } from './gathered/visible-pages.ts'
import { requireAnybody, requireColleague } from './naming/find-colleague.ts'
import { requireVisible } from './naming/require-visible.ts'
import { resolveCustomer } from './naming/resolve-customer.ts'
import { requireSegment } from './naming/segment-named.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** A ref or an id, and a user's handle: from a button or a menu. */
  customer: z.string().min(1).max(200).optional(),
  to: z.string().min(1).max(64).optional(),
})

/** `/customer assign acme to lei`: another owner for one, for several, for a segment, or for all of a leaver's. */
export const assign = defineCommand({
  name: 'assign',
  shown: { en: 'assign', zh: '转交' },
  aliases: ['分配'],
  help: {
    en: 'Give customers another owner: names, a segment, or all of somebody’s. Open reminders go along.',
    zh: '把客户转交给另一位负责人：可写多个名称、客户分群，或某人的全部客户，待办一并转交。',
  },
  example: { en: '/customer assign acme to mei', zh: '/customer 转交 acme 给 mei' },
  input,
  allowed: ['manager', 'admin'],
  takesName: false,
  namesFirst: true,
  async run(deps, { words, customer, to }, asker) {
    if (customer !== undefined) {
      const one = await requireVisible(deps, customer, asker)
      return to === undefined ? askToWhom(deps, one, asker) : give(deps, [one], to, asker)
    }
    const asked = readAssign(words)
    if (!asked) return unclear(deps, words, asker)
    const found = await customersOf(deps, asked.what, asker)
    return 'reply' in found ? found.reply : give(deps, found.customers, asked.to, asker)
  },
})

/** A name alone is asked to whom; anything else how it is meant. */
async function unclear(deps: CommandDeps, words: string, asker: Asker): Promise<Reply> {
  const found = words.trim() === '' ? undefined : await resolveCustomer(deps, words.trim(), asker)
  if (found?.kind === 'one') return askToWhom(deps, found.customer, asker)

  return { card: assignAskCard(asker.locale), refused: 'assign-unclear' }
}

/** More than a menu takes on any surface; whoever is not in it can be typed. */
const mostColleagues = 100

async function askToWhom({ users }: CommandDeps, customer: Customer, asker: Asker): Promise<Reply> {
  const all = await users.list()
  const colleagues = all.filter(
    (user) => user.active && user.role !== 'admin' && user._id !== customer.owner && mayOwn(user, asker),
  )
  const owner = all.find(({ _id }) => _id === customer.owner)?.name
  if (colleagues.length === 0) return { card: assignAskCard(asker.locale), refused: 'assign-unclear' }
  return {
    card: assignToCard(asker.locale, customer, { owner, colleagues: colleagues.slice(0, mostColleagues) }),
  }
}

const mayOwn = ({ _id, role }: User, { sees }: Asker): boolean =>
  role !== 'service' && (sees === 'all' || sees.includes(_id))

/** Within their own team a manager may choose; an admin everywhere. */
async function give(
  deps: CommandDeps,
  customers: readonly Customer[],
  name: string,
  asker: Asker,
): Promise<Reply> {
  const owner = await requireColleague(deps, name)
  requireOwner(owner, asker)
  const done = await assignCustomers(deps, { customers, to: owner._id, by: asker.userId })

  const only = customers.length === 1 ? customers[0]?._id : undefined
  const undo = await withUndo(deps, asker, {
    command: 'assign',
    steps: done.steps,
    ...(only === undefined ? {} : { customerId: only }),
  })
  const told = { customers, owner: owner.name, changed: done.changed.length, reminders: done.reminders, undo }
  return { card: assignedCard(asker.locale, told) }
}

function requireOwner({ _id, role }: User, { sees }: Asker): void {
  if (role === 'service')
    throw new AppError({
      code: 'assign-service',
      message: 'The service desk owns no customers.',
      remedy: 'Name a rep or a manager.',
    })
  if (sees !== 'all' && !sees.includes(_id))
    throw new AppError({
      code: 'assign-not-your-team',
      message: 'That colleague is not in your team.',
      remedy: 'Ask an admin, who may assign across teams.',
    })
}

type Found = { readonly customers: readonly Customer[] } | { readonly reply: Reply }

async function customersOf(deps: CommandDeps, what: AssignWords['what'], asker: Asker): Promise<Found> {
  if (what.kind === 'names') return namedOf(deps, what.names, asker)
  if (what.kind === 'segment') return { customers: await inSegment(deps, what.segment, asker) }

  const { _id } = await requireAnybody(deps, what.user)
  return { customers: await visibleWhere(deps, asker, ({ owner }) => owner === _id) }
}

/** All names are understood, or nothing is done. */
async function namedOf(deps: CommandDeps, names: readonly string[], asker: Asker): Promise<Found> {
  const customers: Customer[] = []
  for (const name of names) {
    const found = await resolveCustomer(deps, name, asker)
    if (found.kind !== 'one')
      return {
        reply: await notFoundReply(deps, {
          typed: name,
          command: 'tier',
          asker,
          near: found.kind === 'several' ? found.customers : found.near,
        }),
      }
    customers.push(found.customer)
  }
  return { customers: [...new Map(customers.map((one) => [one._id, one])).values()] }
}

async function inSegment(deps: CommandDeps, name: string, asker: Asker): Promise<readonly Customer[]> {
  const policy = await activePolicy(deps)
  const belongs = testOf(parseWhere(requireSegment(policy, name).where))
  const now = deps.clock.now()

  return visibleWhere(deps, asker, (customer) => belongs(subjectOf(customer, policy, now)))
}

async function visibleWhere(
  deps: CommandDeps,
  asker: Asker,
  test: (customer: Customer) => boolean,
): Promise<readonly Customer[]> {
  const found: Customer[] = []
  for await (const page of visiblePages(deps, asker)) found.push(...page.filter(test))
  return found
}
