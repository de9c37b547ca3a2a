import type { InteractionEvent } from '#src/domain/event.ts'
import { instant, workingDayBefore } from './calendar.ts'
import { type EventLog, habits } from './event-log.ts'
import { lossReasons } from './notes.ts'
import { between, pick, pickWeighted, type Random, randomOf } from './random.ts'
import type { Entry } from './roster.ts'

const stages = {
  zh: ['初步接触', '需求确认', '报价', '丢单'],
  en: ['Contacted', 'Needs known', 'Quoted', 'Lost'],
} as const
const lastOpen = 2
const lostAt = 3

const dayMs = 86_400_000
/** Two stages of one moment would have no order. */
const lossAfterMs = 5 * 60_000

/** A question of theirs, a day or three after an answer; none where that day has not come. */
function asks(random: Random, { named }: Entry, after: Date, endDay: number, log: EventLog): void {
  const daysAgo = Math.floor((instant(endDay, 0).getTime() - after.getTime()) / dayMs)
  const at = instant(
    workingDayBefore(endDay, daysAgo - Math.floor(between(random, 1, 4))),
    between(random, 9, 18),
  )
  if (at <= after || at >= instant(endDay, 0)) return

  log.touch(at, { channel: pickWeighted(random, habits[named.locale]), direction: 'in' })
}

const isAnswered = (event: EventLog['events'][number]): event is InteractionEvent =>
  event.kind === 'interaction' && event.answered === true

/**
 * What comes of a prospect's answers: now and then a question back, and a sale that moves on by a stage; some are
 * lost in the end. Written after its touches, with chances of its own, so that those stay as they are.
 */
export function court(seed: number, entry: Entry, endDay: number, log: EventLog): void {
  const random = randomOf(seed, entry.key, 'courtship')
  const names = stages[entry.named.locale]
  const answers = log.events.filter(isAnswered)
  let stage = -1
  for (const { at } of answers) {
    if (random() < 0.3) asks(random, entry, at, endDay, log)
    if (stage >= lastOpen || (stage >= 0 && random() < 0.5)) continue
    stage += 1
    log.stage(at, names[stage] ?? '')
  }
  const last = answers.at(-1)
  if (last && stage === lastOpen && random() < 0.3) {
    log.stage(
      new Date(last.at.getTime() + lossAfterMs),
      names[lostAt],
      pick(random, lossReasons[entry.named.locale]),
    )
  }
}
