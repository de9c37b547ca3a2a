import type { OrderEvent } from '#src/domain/event.ts'
import type { Season, Timeline } from './calendar.ts'
import { type EventLog, habits } from './event-log.ts'
import { type Product, products } from './markets.ts'
import { complaints, praises, touchNotes } from './notes.ts'
import { between, gamma, logNormal, normal, pick, pickWeighted, type Random, shuffled } from './random.ts'
import type { Entry } from './roster.ts'
import type { Story } from './stories.ts'

export type Timelines = Readonly<Record<Season, Timeline>>

/** One customer's own traits, drawn once from its story. */
type Traits = {
  readonly story: Story
  readonly gap: number
  readonly ticket: number
  readonly content: number
  readonly products: readonly Product[]
}

const daysPerYear = 365

function draw(random: Random, story: Story): Traits {
  return {
    story,
    gap: Math.max(6, logNormal(random, story.gap, story.gapSigma)),
    ticket: Math.min(600_000, Math.max(80, logNormal(random, story.ticket, story.ticketSigma))),
    content: story.content + 0.45 * normal(random),
    products: shuffled(random, products).slice(0, 3),
  }
}

/** Lives a story into the log: orders with what follows them, and the touches around them. */
export function live(random: Random, entry: Entry, story: Story, times: Timelines, log: EventLog): void {
  const traits = draw(random, story)
  const { span } = times[story.season]
  const drawn = between(random, ...story.first)
  const first = drawn < span ? drawn : span - random() * Math.min(traits.gap, span)
  const last = story.last ? between(random, ...story.last) : 0
  for (const ago of purchaseTimes(random, traits, first, last)) {
    order(random, entry, traits, first - ago, ago, times, log)
  }
  touches(random, entry, traits, Math.min(first + between(random, 2, 35), span), last, times.usual, log)
}

/** Gamma gaps from the first order on; a growing customer comes more often, too. */
function purchaseTimes(random: Random, { gap, story }: Traits, first: number, last: number): number[] {
  const times: number[] = []
  for (let ago = first; ago > last && times.length < story.mostOrders; ) {
    times.push(ago)
    const quicker = Math.exp((-0.3 * story.growth * (first - ago)) / daysPerYear)
    ago -= gamma(random, story.regularity, Math.max(4, gap * quicker))
  }
  return times
}

function order(
  random: Random,
  entry: Entry,
  traits: Traits,
  age: number,
  ago: number,
  times: Timelines,
  log: EventLog,
): void {
  const { story, ticket } = traits
  const timeline = times[story.season]
  const yuan = ticket * Math.exp((story.growth * age) / daysPerYear) * logNormal(random, 0.93, 0.38)
  const product = pickWeighted(
    random,
    traits.products.map((one, i) => [one, 3 - i] as const),
  )
  if (random() < 0.29) asks(random, entry, timeline.at(ago + between(random, 0.1, 3)), log)
  const placed = log.order(timeline.at(ago), yuan, product)
  const refundedAgo = ago - gamma(random, 2, 9)
  if (random() < 0.03 && refundedAgo > 0) refund(random, placed, timeline.at(refundedAgo), log)
  const ratedAgo = ago - between(random, 2, 14)
  if (random() < 0.13 && ratedAgo > 0) rate(random, entry, traits.content, timeline.at(ratedAgo), log)
}

const asks = (random: Random, { named }: Entry, at: Date, log: EventLog): void =>
  log.touch(at, { channel: pickWeighted(random, habits[named.locale]), direction: 'in' })

const refund = (random: Random, placed: OrderEvent, at: Date, log: EventLog): void =>
  log.refund(placed, at, random() < 0.3 ? 1 : between(random, 0.08, 0.5))

function rate(random: Random, { named }: Entry, content: number, at: Date, log: EventLog): void {
  const rating = Math.min(5, Math.max(1, Math.round(content + 0.8 * normal(random)))) as 1 | 2 | 3 | 4 | 5
  const topic = pickWeighted(random, [
    ['product', 45],
    ['service', 35],
    ['overall', 20],
  ] as const)
  const says = random() < 0.3
  if (rating <= 2) {
    const note = says ? { note: pick(random, complaints[named.locale]) } : {}
    log.rating(at, { topic, rating, ...(random() < 0.65 ? { complaint: true } : {}), ...note })
    return
  }
  log.rating(at, {
    topic,
    rating,
    ...(says && rating === 5 ? { note: pick(random, praises[named.locale]) } : {}),
  })
}

/** Our touches from the first contact on: fewer once orders stop, and some customers are forgotten. */
function touches(
  random: Random,
  entry: Entry,
  { story }: Traits,
  from: number,
  last: number,
  timeline: Timeline,
  log: EventLog,
): void {
  const forgotten = random() < 0.12 ? between(random, 95, 260) : 0
  const gap = logNormal(random, story.touchGap, 0.35)
  for (let ago = from; ago > forgotten; ) {
    const answered = random() < (ago > last ? Math.max(story.answers, 0.5) : story.answers)
    const note = answered && random() < 0.14 ? { note: pick(random, touchNotes[entry.named.locale]) } : {}
    log.touch(timeline.at(ago), {
      channel: pickWeighted(random, habits[entry.named.locale]),
      direction: 'out',
      answered,
      by: entry.owner,
      ...note,
    })
    ago -= Math.max(1, gamma(random, 2, ago > last ? gap : gap * 1.6))
  }
}
