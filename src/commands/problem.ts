import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { answerProblem } from '#src/decide/service/answer-problem.ts'
import { handToSales } from '#src/decide/service/hand-to-sales.ts'
import { reportProblem } from '#src/decide/service/report-problem.ts'
import { mayAnswer } from '#src/decide/tell/problem.ts'
import type { Customer } from '#src/domain/customer.ts'
import { readNeed, type SalesNeed } from '#src/domain/service/need.ts'
import type { Problem, ProblemEnding } from '#src/domain/service/problem.ts'
import type { Asker } from '#src/domain/user.ts'
import { longestName, longestNote } from '#src/grammar/clean.ts'
import { t } from '#src/i18n/text.ts'
import { closeCardsSoon } from './changes/close-cards-soon.ts'
import { recordUndo } from './changes/record-undo.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { asUser, mine, nameOf, summed, viewed, withdrawalOf } from './gathered/problem-view.ts'
import { askedCustomer } from './naming/asked-customer.ts'

const input = z.strictObject({
  words: z
    .string()
    .max(longestName + longestNote)
    .default(''),
  /** A ref or an id, from a button. */
  customer: z.string().min(1).max(200).optional(),
  /** A problem's id, from a button. */
  problem: z.string().min(1).max(200).optional(),
  answer: z.enum(['solved', 'explained', 'replaced', 'upgrade', 'new-need']).optional(),
})
type Given = z.output<typeof input>
type Said = NonNullable<Given['answer']>

const shown = { en: 'problem', zh: '工单' } as const

/** `done new drum`; 已解决 换了硒鼓. */
const answering = /^(?:done|answered|solved|已解决|已处理|答复)(?:[\s:：]+(?<text>.*))?$/iu

/**
 * `/customer problem acme the printer jams`: a problem of use goes to service, an upgrade or a new need to the owner; a
 * name alone shows what the customer waits for, no name what waits for the asker.
 */
export const problemCommand = defineCommand({
  name: 'problem',
  shown,
  aliases: ['problems', 'ticket', '报问题', '客户问题'],
  help: {
    en: 'Report a customer’s problem to service, see what waits, and answer it.',
    zh: '提交客户问题给客服，查看并处理未解决工单。',
  },
  example: { en: '/customer problem acme the printer jams', zh: '/customer 工单 acme 打印机卡纸' },
  input,
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: false,
  async run(deps, given, asker) {
    if (given.customer === undefined && given.words === '') return mine(deps, asker)

    const asked = {
      command: 'problem',
      shown,
      words: given.words,
      customer: given.customer,
      fits: () => true,
    }
    const found = await askedCustomer(deps, asked, asker)
    if ('reply' in found) return found.reply
    return ofCustomer(deps, found.customer, { ...given, words: found.rest.trim() }, asker)
  },
})

/** A card's button as a terminal shows it: `chat|… solved`. */
const button = /^(?<problem>chat\|\S+)(?:\s+(?<answer>solved|explained|replaced|upgrade|new-need))?$/

async function ofCustomer(deps: CommandDeps, customer: Customer, given: Given, asker: Asker): Promise<Reply> {
  const pressed = button.exec(given.words)?.groups
  const { words } = given
  const id = given.problem ?? pressed?.['problem']
  const answer = given.answer ?? (pressed?.['answer'] as Said | undefined)
  const problem = id === undefined ? undefined : await deps.problems.get(id)
  if (problem?.customerId === customer._id) {
    return answer === undefined
      ? viewed(deps, problem, customer, asker)
      : ended(deps, problem, customer, answer, asker)
  }
  if (pressed) return summed(deps, customer, asker) // of another customer, or gone
  const typed = answering.exec(words)
  if (typed) return answeredByWords(deps, customer, typed.groups?.['text'] ?? '', asker)
  return words === '' ? summed(deps, customer, asker) : reported(deps, customer, words, asker)
}

const recordChange = (deps: CommandDeps, asker: Asker, action: string, customer: Customer) =>
  deps.audit.record({
    at: deps.clock.now(),
    who: asker.userId,
    action: `problem:${action}`,
    customerId: customer._id,
    fields: ['problems'],
  })

async function reported(deps: CommandDeps, customer: Customer, words: string, asker: Asker): Promise<Reply> {
  const { need, text } = readNeed(words)
  if (need) return toSales(deps, customer, { need, text }, asker)

  await recordChange(deps, asker, 'report', customer)
  const problem = await reportProblem(deps, { customer, text, by: asker.userId })
  const assignee = (await nameOf(deps, problem.assignee)) ?? problem.assignee
  const told = t(asker.locale, 'problem.done-reported', { assignee })
  const { card } = await viewed(deps, problem, customer, asker, told)
  const undo = await recordUndo(deps, asker, {
    command: 'problem',
    customerId: customer._id,
    steps: withdrawalOf(problem),
  })
  return { card: { ...card, actions: [...(card.actions ?? []), undo] } }
}

async function toSales(
  deps: CommandDeps,
  customer: Customer,
  { need, text, id }: { readonly need: SalesNeed; readonly text: string; readonly id?: string },
  asker: Asker,
): Promise<Reply> {
  const { locale, userId: by } = asker
  await recordChange(deps, asker, 'to-sales', customer)
  const owner = await nameOf(deps, await handToSales(deps, { customer, need, text, by, id }))
  const told =
    owner === undefined ? t(locale, 'problem.sales-nobody') : t(locale, 'problem.sales-told', { owner })
  return { card: plainCard(locale, t(locale, 'problem.sales-title', { name: clip(customer.name) }), [told]) }
}

async function notYours(deps: CommandDeps, { assignee }: Problem, { locale }: Asker): Promise<Reply> {
  const who = (await nameOf(deps, assignee)) ?? assignee
  const card = plainCard(locale, t(locale, 'problem.not-yours-title'), [
    t(locale, 'problem.not-yours', { assignee: who }),
  ])
  return { card, refused: 'problem-not-yours' }
}

/** Ends it with an answer, or hands it to sales and ends it so. */
async function ended(
  deps: CommandDeps,
  problem: Problem,
  customer: Customer,
  said: Said,
  asker: Asker,
  text?: string,
): Promise<Reply> {
  if (!mayAnswer(asUser(asker), problem.assignee)) return notYours(deps, problem, asker)

  const isNeed = said === 'upgrade' || said === 'new-need'
  const ending: ProblemEnding = isNeed ? 'to-sales' : said
  await recordChange(deps, asker, 'answer', customer)
  if (isNeed && problem.state === 'open') {
    // The reminder first: answered without it, nobody would go on with what the customer wants.
    const id = `${problem._id}|sales`
    await handToSales(deps, { customer, need: said, text: problem.text, by: asker.userId, id })
  }
  const { outcome, problem: now } = await answerProblem(deps, {
    customer,
    problem,
    by: asker.userId,
    ending,
    text,
  })
  await closeCardsSoon(deps)
  if (outcome === 'stale') {
    return {
      ...(await viewed(deps, now, customer, asker, t(asker.locale, 'problem.stale'))),
      refused: 'problem-stale',
    }
  }
  const owner = customer.owner === asker.userId ? undefined : await nameOf(deps, customer.owner)
  const done =
    owner === undefined
      ? t(asker.locale, 'problem.done-answered-alone')
      : t(asker.locale, 'problem.done-answered', { owner })
  return viewed(deps, now, customer, asker, done)
}

/** `problem acme done new drum`: the customer's one open problem; of several the right one is chosen first. */
async function answeredByWords(
  deps: CommandDeps,
  customer: Customer,
  text: string,
  asker: Asker,
): Promise<Reply> {
  const open = await deps.problems.openFor([customer._id])
  const own = open.filter(({ assignee }) => assignee === asker.userId)
  const [only, ...more] = own.length === 1 ? own : open
  if (only && more.length === 0) {
    return ended(deps, only, customer, 'solved', asker, text.trim() === '' ? undefined : text.trim())
  }
  const reply = await summed(deps, customer, asker)
  const { card } = reply
  return open.length === 0
    ? reply
    : { card: { ...card, body: [t(asker.locale, 'problem.several'), ...(card.body ?? [])] } }
}
