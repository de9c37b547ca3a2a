import type { types } from '@slack/bolt'
import { LIMITS } from './limits.ts'

/** How long blocks are together: their texts, and a frame each, as Slack seems to count (slackapi/bolt-js#2509). */
export const lengthOf = (blocks: readonly types.KnownBlock[]): number =>
  LIMITS.blockFrame * blocks.length + textLength(blocks)

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + textLength(each), 0)
  if (typeof value !== 'object' || value === null) return 0

  let sum = 0
  for (const [key, each] of Object.entries(value)) {
    if (typeof each !== 'string') sum += textLength(each)
    else if (key === 'text' || key === 'alt_text') sum += each.length
  }
  return sum
}

/** What `+12 …` takes, with its button. */
export const moreLength = LIMITS.blockFrame + LIMITS.buttonText + 20

/** How much of what frames a card's lists is said. */
export type Squeeze = {
  /** Characters of one text: a paragraph, a fact, the small print. */
  readonly longest: number
  readonly factSections: number
  readonly actionsMost: number
}

const sections = { factSections: 4, actionsMost: 8 } as const

/**
 * What is tried one after the other until a message is short enough: texts get shorter, then the later facts go. The
 * last two, in which buttons go, are for what no card of ours has: more than a hundred of them.
 */
export const squeezes: readonly [Squeeze, ...Squeeze[]] = [
  { ...sections, longest: 3_000 },
  { ...sections, longest: 1_200 },
  { ...sections, longest: 500 },
  { ...sections, longest: 200 },
  { ...sections, longest: 80, factSections: 1 },
  { ...sections, longest: 40, factSections: 1 },
  { longest: 40, factSections: 1, actionsMost: 3 },
  { longest: 40, factSections: 1, actionsMost: 1 },
]
