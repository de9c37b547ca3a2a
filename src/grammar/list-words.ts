import { type Customer, lifecycles } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { lifecycleWords } from '#src/domain/segment/words.ts'
import { tierNamed } from './override-words.ts'

/** Which customers are asked for. `rest`: words that are neither: a segment's name, or nothing known. */
export type ListWords = {
  readonly whose: 'mine' | 'team' | 'all' | undefined
  readonly tier?: string
  readonly lifecycle?: Customer['lifecycle']
  /** From 0; typed it is from 1. */
  readonly page?: number
  readonly rest: string
}

const whoseWords: readonly (readonly ['mine' | 'team' | 'all', RegExp])[] = [
  ['mine', /^(?:mine|my|我的)$/iu],
  ['team', /^(?:team|团队)$/iu],
  ['all', /^(?:all|everybody|全部|所有)$/iu],
]
const typedPage = /(?:\bpage|第) ?(\d{1,3})(?: ?页|\b)/iu
const parting = /[\s,，、;；]+/u

/** What was asked without the page of it. */
export const withoutPage = (words: string): string =>
  words
    .replace(typedPage, ' ')
    .split(parting)
    .filter((word) => !/^\d{1,3}$/.test(word))
    .join(' ')
    .trim()

/** Reads `A dormant team`, `tier B mine`, 团队 A类 沉睡; what is left over names a segment. */
export function readList(words: string, tiers: Policy['tiers']): ListWords {
  let read: ListWords = { whose: undefined, rest: '' }
  const left: string[] = []
  for (const word of words
    .replace(typedPage, ' $1 ')
    .replace(/\btier /giu, '')
    .split(parting)) {
    const whose = whoseWords.find(([, pattern]) => pattern.test(word))?.[0]
    const lifecycle = lifecycleNamed(word)
    const tier = tierNamed(tiers, word)
    if (whose) read = { ...read, whose }
    else if (lifecycle) read = { ...read, lifecycle }
    else if (tier) read = { ...read, tier }
    else if (/^\d{1,3}$/.test(word)) read = { ...read, page: Math.max(0, Number(word) - 1) }
    else if (word !== '') left.push(word)
  }
  return { ...read, rest: left.join(' ') }
}

const lifecycleNamed = (word: string): Customer['lifecycle'] | undefined =>
  lifecycles.find((code) => code === word.toLowerCase() || lifecycleWords[code].includes(word))
