import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import {
  confirmedLine,
  confirmedManyLine,
  keptLine,
  notYoursCard,
  ownProposalsCard,
  proposalsCard,
  staleLine,
} from '#src/cards/told/proposals-card.ts'
import { managerOf } from '#src/decide/people/manager-of.ts'
import { answerProposal } from '#src/decide/tell/answer-proposal.ts'
import { proposalsVisibleTo } from '#src/decide/tell/proposals.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'
import { readApproval } from '#src/grammar/approval-words.ts'
import { closeCardsSoon } from './changes/close-cards-soon.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { notFoundReply } from './dispatch/not-found-reply.ts'
import { requireVisible } from './naming/require-visible.ts'
import { resolveCustomer } from './naming/resolve-customer.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** A ref or an id, from a button or a menu. */
  customer: z.string().min(1).max(200).optional(),
  /** The tier that the card showed as proposed. */
  to: z.string().min(1).max(20).optional(),
  answer: z.enum(['confirm', 'keep', 'all']).optional(),
  /** When the card was made: what was proposed since has not been read. */
  upTo: z.iso.datetime().optional(),
})

type Asked = z.output<typeof input> & { readonly name?: string }

/** `/customer approve`: the changes of tier that wait for a person; confirms all, one by one, or keeps what stands. */
export const approve = defineCommand({
  name: 'approve',
  shown: { en: 'approve', zh: '确认' },
  aliases: ['confirm'],
  help: {
    en: 'Tier changes that wait for a manager: confirm all, one by one, or keep the tier.',
    zh: '查看等待确认的等级变动：可全部确认、逐项确认或保持不变。',
  },
  example: { en: '/customer approve', zh: '/customer 确认' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  inPlace: true,
  async run(deps, given, asker) {
    const asked: Asked = given.words === '' ? given : { ...given, ...readApproval(given.words) }
    if (asker.role === 'rep') return answerRep(deps, asked, asker)
    if (asked.answer === 'all') return answerAll(deps, asked, asker)
    if (asked.name !== undefined) return answerNamed(deps, asked.name, asked, asker)
    if (asked.customer === undefined) return listed(deps, asker)

    return answerOne(deps, await requireVisible(deps, asked.customer, asker), asked, asker)
  },
})

/** The card as it stands now, after what has just been done. */
async function listed(deps: CommandDeps, asker: Asker, done: readonly string[] = []): Promise<Reply> {
  const customers = await proposalsVisibleTo(deps, asker.sees)
  const policy = await activePolicy(deps)
  await recordRead(deps, asker, 'approve', { fields: ['name', 'tier'] })

  const now = deps.clock.now()
  return { card: proposalsCard(asker.locale, asker.zone, { customers, policy, now, done }) }
}

async function answerNamed(deps: CommandDeps, name: string, asked: Asked, asker: Asker): Promise<Reply> {
  const found = await resolveCustomer(deps, name, asker)
  if (found.kind === 'one') return answerOne(deps, found.customer, asked, asker)
  if (found.kind === 'several') return listed(deps, asker)

  return notFoundReply(deps, { typed: name, command: 'tier', asker })
}

async function answerOne(
  deps: CommandDeps,
  { _id: customerId }: Customer,
  { answer, to }: Asked,
  asker: Asker,
): Promise<Reply> {
  const said = answer === 'keep' ? 'keep' : 'confirm'
  const answered = await answerProposal(deps, { customerId, answer: said, to, who: asker.userId })
  if (!answered) return listed(deps, asker)

  const policy = await activePolicy(deps)
  const line = answered.outcome === 'stale' ? staleLine : said === 'keep' ? keptLine : confirmedLine
  await closeCardsSoon(deps)
  const reply = await listed(deps, asker, [line(asker.locale, policy, answered.customer)])
  return answered.outcome === 'stale' ? { ...reply, refused: 'proposal-stale' } : reply
}

/** All that the card showed: what was proposed since waits for the next look. */
async function answerAll(deps: CommandDeps, { upTo }: Asked, asker: Asker): Promise<Reply> {
  const readAt = upTo === undefined ? deps.clock.now() : new Date(upTo)
  const waiting = await proposalsVisibleTo(deps, asker.sees)
  let done = 0
  let missed = 0
  for (const { _id: customerId, tier } of waiting) {
    const proposed = tier?.proposed
    if (!proposed || proposed.at > readAt) continue
    const asked = { customerId, answer: 'confirm', to: proposed.code, who: asker.userId } as const
    const answered = await answerProposal(deps, asked)
    if (answered?.outcome === 'done') done += 1
    else missed += 1
  }
  await closeCardsSoon(deps)
  return listed(deps, asker, confirmedManyLine(asker.locale, done, missed))
}

/** A rep reads what waits; whoever presses a button of somebody else's card learns whom to ask. */
async function answerRep(deps: CommandDeps, asked: Asked, asker: Asker): Promise<Reply> {
  const user = await deps.users.byId(asker.userId)
  const manager = user && (await managerOf(deps.users, user))
  if (asked.answer !== undefined) {
    return { card: notYoursCard(asker.locale, manager?.name), refused: 'proposal-not-yours' }
  }
  const customers = await proposalsVisibleTo(deps, asker.sees)
  const policy = await activePolicy(deps)
  await recordRead(deps, asker, 'approve', { fields: ['name', 'tier'] })

  const now = deps.clock.now()
  const input = { customers, policy, now, manager: manager?.name }
  return { card: ownProposalsCard(asker.locale, asker.zone, input) }
}
