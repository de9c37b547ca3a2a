import { cleanText, withoutAddress } from './clean.ts'

/** `strong`: nobody would type it as a name or a command; `weak`: it may be one with a slip in it. */
export type Sentence = 'strong' | 'weak'

const asking = new Set('who whos whose what whats how hows when which where anyone anybody please'.split(' '))
const opening = new Set(
  'is are was were did does do can could should would will show tell give let any i im we my dont'.split(' '),
)
/** `called acme, no answer`: what somebody has just done. */
const deeds = new Set('just called phoned rang spoke talked visited met emailed texted messaged'.split(' '))
/** `why acme` is typed; `why did acme drop` is said. */
const afterWhy = new Set('is isnt was are has have did didnt does do would should'.split(' '))
const within = new Set('i im me my we who whom how what which please should'.split(' '))
const little = new Set('to for the a an of in with about from on at and that it as until'.split(' '))

const zhStrong =
  /[吗呢谁哪啥咋我您]|怎么|怎样|如何|为什么|凭什么|什么|多少|几个|几家|帮我|帮忙|请|麻烦|看看|看下|看一下|查一下|查下|一下|最近|今天|应该|该不该|要不要|能不能|有没有|告诉/u
const zhWeak = /[了的给把跟和要想让说]|[上下]个?[周月]|月底|年底|[今明去]年|明天|后天|推到|转给|调到/u

/** `who`, `how`: a word that asks is no verb with a slip in it. */
export const isAskingWord = (word: string): boolean => asking.has(word.toLowerCase())

/** Whether a text is said as one speaks, and not typed as a command. Undefined: a name, or a command. */
export function readsAsSentence(text: string): Sentence | undefined {
  const said = withoutAddress(cleanText(text))
  return /\p{Script=Han}/u.test(said) ? inChinese(said) : inEnglish(said)
}

/** 为什么阿里 is typed; 为什么阿里降级了 is said. */
const zhWhyTyped = /^为什么[^了会是被在到才吗呢怎谁]*$/u

function inChinese(said: string): Sentence | undefined {
  if (zhWhyTyped.test(said)) return undefined
  const length = said.replace(/[^\p{L}\p{N}]/gu, '').length
  if (length >= 4 && zhStrong.test(said)) return 'strong'
  return length >= 6 && zhWeak.test(said) ? 'weak' : undefined
}

function inEnglish(said: string): Sentence | undefined {
  const words = said
    .toLowerCase()
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const [first = '', second = ''] = words
  if (first === 'why' && afterWhy.has(second)) return 'strong'
  if (words.length >= 2 && asking.has(first)) return 'strong'
  if (words.length < 3) return undefined
  if (/[?？]/u.test(said) || opening.has(first) || deeds.has(first) || words.some((word) => within.has(word)))
    return 'strong'
  return words.some((word) => little.has(word)) ? 'weak' : undefined
}
