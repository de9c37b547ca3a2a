import type { Channel } from '#src/domain/event.ts'
import type { Locale } from '#src/domain/locale.ts'
import { readTouchWords } from './touch-words.ts'

/** What somebody wants of a draft; what is absent was not said. */
export type DraftWords = {
  readonly language?: Locale
  readonly channel?: Channel
  /** `the new price list`: what is to be mentioned. */
  readonly topic?: string
}

const languages: readonly (readonly [Locale, RegExp])[] = [
  ['en', /^(?:in )?(?:english|en)\b|^用?(?:英文|英语)版?/iu],
  ['zh', /^(?:in )?(?:chinese|mandarin|zh)\b|^用?(?:中文|汉语|普通话)版?/iu],
]
const topicWords = /^(?:about|on|regarding|re:)\s+(?<en>.+)$|^(?:关于|说一?下|聊聊?|谈)\s*(?<zh>.+)$/isu
const leads = /^(?:用|发|写|打)个?|^(?:as |by |for |via )(?:an? )?/iu
const separators = /^[\s,，:：;；、.。·-]+|[\s,，;；、.。!！?？]+$/gu

const mostTopic = 80

type Part = { readonly said: DraftWords; readonly rest: string }

function languagePart(text: string): Part | undefined {
  for (const [language, pattern] of languages) {
    const [found] = pattern.exec(text) ?? []
    if (found) return { said: { language }, rest: text.slice(found.length) }
  }
  return undefined
}

function channelPart(text: string): Part | undefined {
  for (const words of new Set([text, text.replace(leads, '')])) {
    const { channel, outcome, satisfaction, note } = readTouchWords(words)
    if (channel && !outcome && satisfaction === undefined) return { said: { channel }, rest: note }
  }
  return undefined
}

function topicPart(text: string): Part | undefined {
  const { en, zh } = topicWords.exec(text)?.groups ?? {}
  const topic = (en ?? zh)?.trim()
  return topic && [...topic].length <= mostTopic ? { said: { topic }, rest: '' } : undefined
}

/** `in English by mail about the price list`, 英文 短信 关于新品; undefined where the words say anything else. */
export function readDraftWords(words: string): DraftWords | undefined {
  let said: DraftWords = {}
  let rest = words.replace(separators, '')
  while (rest !== '') {
    const part = languagePart(rest) ?? channelPart(rest) ?? topicPart(rest)
    if (!part) return undefined
    said = { ...part.said, ...said }
    rest = part.rest.replace(separators, '')
  }
  return said
}

/** `阿里英文短信` as `阿里 英文短信`: what stands against a name without a space. */
export const partedDraft = (words: string): string =>
  words.replace(/^(\S{2,}?)(?=(?:用?(?:英文|英语|中文)|用?(?:短信|微信|邮件|电话)|关于))/u, '$1 ')
