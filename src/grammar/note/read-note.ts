import type { Channel } from '#src/domain/event.ts'
import type { TouchOutcome } from '#src/domain/follow-up/outcome.ts'
import type { Sentiment } from '#src/domain/follow-up/sentiment.ts'
import { localTime } from '#src/domain/local-time.ts'
import type { WhenWritten } from '#src/grammar/date-words.ts'
import { type Rating, readTouchWords } from '#src/grammar/touch-words.ts'
import { channelTold } from './channel-told.ts'
import { daysTold } from './days-told.ts'
import { failedAt, outcomeTold } from './outcome-told.ts'
import { clausesOf, plainSpeech } from './plain-speech.ts'
import { productsNamed } from './products-named.ts'
import { sentimentTold } from './sentiment-told.ts'

/** What a note in plain words tells of a touch; what is absent it does not say. */
export type NoteRead = {
  readonly channel?: Channel
  readonly outcome?: TouchOutcome
  readonly sentiment?: Sentiment
  readonly satisfaction?: Rating
  /** The day it was, where that is over: YYYY-MM-DD. */
  readonly on?: string
  /** The day to speak again, YYYY-MM-DD, and its time, HH:MM, where one is named. */
  readonly next?: string
  readonly nextTime?: string
  /** What is to be done next, in the note's own words. */
  readonly step?: string
  readonly products: readonly string[]
}

/** Longer ones are no step but a story. */
const mostStepChars = { en: 120, zh: 60 } as const

const asks =
  /[要求想需][^，。]{0,4}(?:报价|资料|样品|合同|发票|方案|演示|试用|折扣|优惠)|(?:让|叫|要)(?:我|我们)|希望(?:我|能|可以)|[发送寄](?:个|份|一份|一下)?(?:报价|资料|样品|合同|发票|方案)|\b(?:wants?|needs?|asked|asks|would like|send|quote|waiting for|expects?)\b/iu
/** Nothing of a form leads out of it. */
const leadsOut = /[@＠#<>]|https?:|www\.|\b[\w-]+\.(?:com|cn|net|org|io)\b/iu

/** Reads a free note, a spoken sentence or a message: 刚打电话没接通，下周三上午再打. */
export function readNote(text: string, written: WhenWritten, products: readonly string[] = []): NoteRead {
  const said = plainSpeech(text)
  const head = readTouchWords(said)
  const { on, next } = daysTold(said, written)
  const sentiment = sentimentTold(said)
  const outcome = outcomeTold(said)
  const fields = {
    channel: channelOf(said, outcome) ?? (isNoDeed.test(said) ? undefined : head.channel),
    outcome: outcome ?? outcomeAt(head.outcome, said) ?? (sentiment && 'reached'),
    sentiment,
    satisfaction: head.satisfaction ?? ratingTold(said),
    on,
    next: next?.day,
    nextTime: next?.hasTime ? localTime(next.at, written.zone) : undefined,
    step: stepIn(said, next?.from),
  }
  const told = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return { ...(told as Partial<NoteRead>), products: productsNamed(said, products) }
}

/** The words begin with what was agreed on, moved or asked for: no channel. */
const isNoDeed = /^[\p{L}-]+?\s*(?:改|推|定|延|取消|时间|is\s|was\s|has\s|will\s)/iu

/** At the head of words it is the outcome; `agreed to the price` is none. */
const outcomeAt = (outcome: NoteRead['outcome'], said: string): NoteRead['outcome'] =>
  /^agreed (?:to|with|that)\b/iu.test(said) ? undefined : outcome

/** Where a first attempt failed and another did not, it is the other's: 电话没打通，微信上聊了. */
function channelOf(said: string, outcome: NoteRead['outcome']): Channel | undefined {
  const failed = outcome === 'no-answer' ? -1 : failedAt(said)
  const later = failed < 0 ? undefined : clausesOf(said).find(({ from }) => from > failed)
  return (later && channelTold(said.slice(later.from))) ?? channelTold(said)
}

/** 给我们打了四分: not 五分钟, not 三分之一. */
function ratingTold(said: string): Rating | undefined {
  const found = /(?:打|给|评)[^，。]{0,6}?(?<mark>[一二三四五])(?:颗?星|分)(?![钟之])/u.exec(said)
  const mark = found?.groups?.['mark']
  return mark === undefined ? undefined : (('一二三四五'.indexOf(mark) + 1) as Rating)
}

/** The clause of the next day, else the first that asks for something. */
function stepIn(said: string, nextFrom: number | undefined): string | undefined {
  const clauses = clausesOf(said)
  const dated = nextFrom === undefined ? undefined : clauses.findLast(({ from }) => from <= nextFrom)
  const step = (dated ?? clauses.find(({ text }) => asks.test(text)))?.text
    .trim()
    .replace(/^(?:那个|就是说?|然后|嗯)+/u, '')
  if (step === undefined || leadsOut.test(step)) return undefined
  return step.length <= mostStepChars[/\p{Script=Han}/u.test(step) ? 'zh' : 'en'] ? step : undefined
}
