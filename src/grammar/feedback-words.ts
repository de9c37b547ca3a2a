import type { FeedbackTopic } from '#src/domain/event.ts'
import type { Rating } from './touch-words.ts'

/** A customer's feedback as it was typed. `rating` is absent where nothing says it. */
export type FeedbackWords = {
  readonly topic: FeedbackTopic
  readonly rating?: Rating
  readonly complaint: boolean
  readonly note: string
}

const topics: readonly (readonly [FeedbackTopic, RegExp])[] = [
  ['product', /\b(?:product|quality)\b|产品|质量/iu],
  ['service', /\bservice\b|服务|售后/iu],
  ['overall', /\boverall\b|整体|总体/iu],
]

const complaintWord = /\b(?:complaints?|complains?|complained)\b|投诉/iu
const ratingWord =
  /(?<![\d.])(?<n>[1-5])\s*(?:\/\s*5|of 5|stars?|分|星)?(?![\d.%]|\s?(?:days?|weeks?|天|周|次|台|个))/iu

/** `service 2 complaint late delivery`, 服务 2分 投诉 送货太慢. A complaint without a rating counts as the lowest. */
export function readFeedbackWords(text: string): FeedbackWords {
  const topic = topics.find(([, pattern]) => pattern.test(text))
  const complaint = complaintWord.test(text)
  const rated = ratingWord.exec(text)
  const rating = rated ? (Number(rated.groups?.['n']) as Rating) : complaint ? 1 : undefined
  const rest = [topic?.[1], complaint ? complaintWord : undefined, rated ? ratingWord : undefined].reduce(
    (note: string, pattern) => (pattern ? note.replace(pattern, ' ') : note),
    text,
  )

  return {
    topic: topic?.[0] ?? 'overall',
    ...(rating === undefined ? {} : { rating }),
    complaint,
    note: rest
      .replace(/\s+/gu, ' ')
      .replace(/^[\s,，:：;；、.。]+/u, '')
      .trim(),
  }
}
