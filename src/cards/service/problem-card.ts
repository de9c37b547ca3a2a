import type { Card, CardAction, CardButton, CardFact, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import { standingTierName } from '#src/cards/parts/tier-name.ts'
import type { Customer } from '#src/domain/customer.ts'
import { localTime } from '#src/domain/local-time.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { type Problem, problemEndings } from '#src/domain/service/problem.ts'
import { labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** A customer's problem and the people around it. Service reads this card: there is no money in it. */
export type ProblemInput = {
  readonly problem: Problem
  readonly customer: Customer
  readonly policy: Policy
  /** Names; absent: nobody. */
  readonly owner?: string | undefined
  readonly assignee?: string | undefined
  /** Whether the reader may answer it. */
  readonly canAnswer: boolean
  /** What it is told for; absent: it was asked for. */
  readonly about?: 'opened' | 'answered' | 'overdue'
  /** What has just become of it, in words. */
  readonly done?: string
}

const mostWords = 500

/** `Mon 23 Nov 17:00`, by the reader's own clock. */
function momentFor(reader: Reader, at: Date): string {
  return `${dayFor(reader, at)} ${localTime(at, reader.zone)}`
}

function titleOf({ locale }: Reader, { customer, problem, about }: ProblemInput): string {
  const name = clip(customer.name)
  if (about === 'overdue') return t(locale, 'problem.overdue-title', { name })
  if (problem.state === 'withdrawn') return t(locale, 'problem.withdrawn-title', { name })
  if (problem.state === 'answered') return t(locale, 'problem.answered-title', { name })
  return t(locale, about === 'opened' ? 'problem.opened-title' : 'problem.title', { name })
}

/** The ending and, where there are some, its words. */
const answerOf = ({ locale }: Reader, { answer }: Problem): string | undefined =>
  answer &&
  joined([t(locale, `problem.ending-${answer.ending}`), answer.text && clip(answer.text, mostWords)])

/** Until when an answer is promised. */
export const promiseMoment = (reader: Reader, { dueAt }: Pick<Problem, 'dueAt'>): string =>
  momentFor(reader, dueAt)

/** Opens one problem's own card. */
export const openProblem = (
  locale: Locale,
  { ref }: Pick<Customer, 'ref'>,
  { _id }: Problem,
): CardButton => ({
  kind: 'button',
  label: t(locale, 'problem.open'),
  call: { command: 'problem', input: { customer: ref, problem: _id } },
})

/** Within how much working time, and until when that is. */
const promiseOf = (reader: Reader, { promisedHours, dueAt }: Problem): string =>
  t(reader.locale, 'problem.promise-value', { hours: promisedHours, moment: momentFor(reader, dueAt) })

function factsOf(
  reader: Reader,
  { problem, customer, policy, owner, assignee }: ProblemInput,
): readonly CardFact[] {
  const { locale } = reader
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t(locale, 'problem.what'), clip(problem.text, mostWords)],
    [t(locale, 'problem.answer'), answerOf(reader, problem)],
    [t(locale, 'tier.label'), standingTierName(locale, policy, customer, reader.now)],
    [t(locale, 'problem.promise'), promiseOf(reader, problem)],
    [t(locale, 'problem.assignee'), assignee],
    [t(locale, 'owner.label'), owner ?? t(locale, 'owner.none')],
  ]
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
}

/** One press each; `to-sales` parts into what sales is to do. */
function actionsOf(locale: Locale, { problem, customer, canAnswer }: ProblemInput): readonly CardAction[] {
  if (!canAnswer || problem.state !== 'open') return []

  const call = { command: 'problem', input: { customer: customer.ref, problem: problem._id } }
  const endings = problemEndings.filter((ending) => ending !== 'to-sales')
  return [
    ...endings.map((ending) => ({
      kind: 'button' as const,
      label: t(locale, `problem.ending-${ending}`),
      call: { ...call, input: { ...call.input, answer: ending } },
      ...(ending === 'solved' ? { style: 'primary' as const } : {}),
    })),
    {
      kind: 'select',
      label: t(locale, 'problem.to-sales'),
      field: 'answer',
      call,
      options: [
        { label: t(locale, 'product-upgrade.label'), value: 'upgrade' },
        { label: t(locale, 'problem.new-need'), value: 'new-need' },
      ],
    },
  ]
}

const toneOf = ({ state }: Problem, isLate: boolean): Card['tone'] => {
  if (state === 'open') return isLate ? 'bad' : 'warning'
  return state === 'answered' ? 'good' : 'neutral'
}

/** One problem: what it is, whom it is promised to by when, who has it, and how it can end. */
export function problemCard(reader: Reader, input: ProblemInput): Card {
  const { locale } = reader
  const { problem, canAnswer, customer, done } = input
  const title = titleOf(reader, input)
  const facts = factsOf(reader, input)
  const isLate = problem.state === 'open' && problem.dueAt < reader.now
  const hint =
    canAnswer && problem.state === 'open' ? [t(locale, 'problem.how-answer', { ref: customer.ref })] : []

  return {
    title,
    tone: toneOf(problem, isLate),
    text: sentences(locale, [
      ...(done === undefined ? [] : [done]),
      title,
      ...facts.slice(0, 2).map(({ label, value }) => labelled(locale, label, value)),
    ]),
    body: [...(done === undefined ? [] : [done]), ...hint],
    facts,
    actions: actionsOf(locale, input),
  }
}

/** A problem in a list, with who it is about. */
export type ProblemLine = {
  readonly problem: Problem
  readonly customer: Customer
  readonly assignee?: string | undefined
}

/** One problem in a row. */
const rowOf = (reader: Reader, { problem, customer, assignee }: ProblemLine): CardRow => ({
  title: joined([clip(customer.name), clip(problem.text, 120)]),
  detail: joined([
    t(reader.locale, problem.dueAt < reader.now ? 'problem.late-since' : 'problem.due-by', {
      moment: momentFor(reader, problem.dueAt),
    }),
    assignee,
  ]),
  action: openProblem(reader.locale, customer, problem),
})

const mostRows = 20

/** Open problems, the first due first. */
export function problemsCard(reader: Reader, lines: readonly ProblemLine[]): Card {
  const { locale } = reader
  const title =
    lines.length === 0
      ? t(locale, 'problem.none-title')
      : t(locale, 'problem.list-title', { count: lines.length })
  const late = lines.filter(({ problem }) => problem.dueAt < reader.now).length
  const body = [
    ...(late === 0 ? [] : [t(locale, 'problem.late', { count: late })]),
    t(locale, 'problem.how-report'),
  ]

  return {
    title,
    tone: late > 0 ? 'bad' : 'neutral',
    text: sentences(locale, [title, ...body]),
    body,
    rows: lines.slice(0, mostRows).map((line) => rowOf(reader, line)),
  }
}

/** What service needs of a customer: tier, what it is promised, what it waits for, who looks after it. */
export type ServiceView = {
  readonly customer: Customer
  readonly policy: Policy
  readonly owner?: string | undefined
  /** Hours of working time. */
  readonly promisedHours: number
  readonly lines: readonly ProblemLine[]
}

/** A customer as service sees it. */
export function customerProblemsCard(reader: Reader, view: ServiceView): Card {
  const { locale } = reader
  const { customer, policy, owner, promisedHours, lines } = view
  const title = t(locale, 'problem.customer-title', { name: clip(customer.name), count: lines.length })
  const facts = [
    { label: t(locale, 'tier.label'), value: standingTierName(locale, policy, customer, reader.now) },
    {
      label: t(locale, 'problem.promise'),
      value: t(locale, 'problem.promise-hours', { hours: promisedHours }),
    },
    { label: t(locale, 'owner.label'), value: owner ?? t(locale, 'owner.none') },
  ]
  const how = t(locale, 'problem.how-report')

  return {
    title,
    tone: lines.some(({ problem }) => problem.dueAt < reader.now) ? 'bad' : 'neutral',
    text: sentences(locale, [title, ...facts.map(({ label, value }) => labelled(locale, label, value))]),
    body: [how],
    facts,
    rows: lines.slice(0, mostRows).map((line) => rowOf(reader, line)),
  }
}
