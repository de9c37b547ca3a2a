import type { Channel } from '#src/domain/event.ts'
import type { TouchBrief } from '#src/domain/facts.ts'

/** How a customer has answered on a channel. */
type Record = { readonly answers: number; readonly silences: number }

const isAnswer = ({ direction, answered }: TouchBrief): boolean => direction === 'in' || answered === true

function recordOf(touches: readonly TouchBrief[], channel: Channel): Record {
  const own = touches.filter((touch) => touch.channel === channel)
  const silences = own.filter(({ direction, answered }) => direction === 'out' && answered === false).length

  return { answers: own.filter(isAnswer).length, silences }
}

/**
 * The channel for a touch: the one the plan names, unless the customer has been silent there and answers on another of
 * those that are allowed; the best answered of them then.
 */
export function usualChannel(
  touches: readonly TouchBrief[],
  planned: Channel,
  allowed: readonly Channel[],
): Channel {
  const { answers, silences } = recordOf(touches, planned)
  if (allowed.includes(planned) && (answers > 0 || silences === 0)) return planned

  const byAnswers = allowed
    .map((channel) => ({ channel, ...recordOf(touches, channel) }))
    .toSorted((a, b) => b.answers - b.silences - (a.answers - a.silences))
  const best = byAnswers.find((record) => record.answers > 0)

  return best?.channel ?? (allowed.includes(planned) ? planned : (allowed[0] ?? planned))
}
