import type { DraftInput } from '#prompts/follow-up-draft/theme.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { careOf } from '#src/decide/follow-up/care-of.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { languageOf } from '#src/domain/follow-up/language-of.ts'
import { type NextStep, nextStepOf } from '#src/domain/follow-up/next-step.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { spareTouches } from '#src/domain/follow-up/spare-touches.ts'
import { alsoBought, productsOf } from '#src/domain/preference.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import type { DraftWords } from '#src/grammar/draft-words.ts'
import { formatDay } from '#src/i18n/format.ts'

/** What a draft is for: a reminder's touch, or the next step of a customer. */
export type DraftStep = Pick<
  NextStep,
  'channel' | 'content' | 'action' | 'occasion' | 'goal' | 'callToAction'
>

/** A product's name that a customer would know it by: no code, no link, no line of a price list. */
const sayable = (product: string | undefined): product is string =>
  product !== undefined &&
  product.length <= 30 &&
  /\p{L}{2}/u.test(product) &&
  !/https?:|www\.|[@<>[\]{}|_]|\d{4,}/iu.test(product)

const mostRemarks = 2
const mostRemark = 300

/** The customer's own remarks with a rating, the newest first, of the months of its newest events. */
async function remarksOf({ events }: CommandDeps, { _id, facts }: Customer): Promise<readonly string[]> {
  const moments = Object.values(facts.ratings).map((rating) => rating?.lastAt)
  const months = [...new Set(moments.flatMap((at) => (at ? [at.toISOString().slice(0, 7)] : [])))]
  if (months.length === 0) return []

  return (await events.ofMonths(_id, months))
    .flatMap((event) => (event.kind === 'feedback' && event.note?.trim() ? [event] : []))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, mostRemarks)
    .map(({ note = '' }) => clip(note.trim(), mostRemark))
}

/** The next step as the customer's card names it; for who is not followed up, a friendly word. */
async function stepFor(
  deps: CommandDeps,
  customer: Customer,
  { zone }: Asker,
): Promise<DraftStep | undefined> {
  const policy = await activePolicy(deps)
  const [care, outlook, calendar] = await Promise.all([
    careOf(deps, customer),
    deps.forecasts.latest(policy.version),
    workCalendarOf(deps, zone),
  ])
  const frame = { policy, outlook, now: deps.clock.now(), zone, calendar, ...care }

  return nextStepOf(customer, frame) ?? spareTouches[0]
}

/** What a recommendation may name: what buyers of the same have also bought, without the figures. */
async function suggestionFor(deps: CommandDeps, { facts }: Customer) {
  const { version } = await activePolicy(deps)
  const { pairs = [] } = (await deps.forecasts.latest(version)) ?? {}
  return alsoBought(pairs, productsOf(facts)).find(
    ({ product, because }) => sayable(product) && sayable(because),
  )
}

type Wanted = {
  readonly customer: Customer
  /** Whose touch it is; absent: the next step. */
  readonly reminder?: Reminder | undefined
  readonly words: DraftWords
}

/** A draft's input, with its step: nothing of a tier, an amount or a note of the house is in it. */
export async function gatherDraft(
  deps: CommandDeps,
  { customer, reminder, words }: Wanted,
  asker: Asker,
): Promise<{ readonly input: DraftInput; readonly step: DraftStep } | undefined> {
  const step = reminder ?? (await stepFor(deps, customer, asker))
  if (!step) return undefined

  const [remarks, suggested] = await Promise.all([remarksOf(deps, customer), suggestionFor(deps, customer)])
  const locale = words.language ?? languageOf(customer, remarks) ?? asker.locale
  const { lastOrder } = customer.facts
  const product = suggested?.because ?? lastOrder?.product?.trim()
  const at = lastOrder && formatDay(locale, asker.zone, lastOrder.at, deps.clock.now())
  const input = {
    locale,
    channel: words.channel ?? step.channel,
    content: step.content,
    goal: step.goal[locale],
    callToAction: step.callToAction[locale],
    customer: clip(customer.name, 100),
    sender: asker.name,
    remarks: [...remarks],
    ...present({
      action: step.action,
      occasion: step.occasion,
      topic: words.topic,
      product: sayable(product) ? product : undefined,
      lastOrder: at,
      suggestion: suggested?.product,
    }),
  }
  return { input, step }
}
