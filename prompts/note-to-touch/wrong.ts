import { shiftDay } from '#src/domain/calendar/working-days.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import { daysNamed, writtenAt } from './days.ts'
import type { NoteInput, TouchTold } from './shapes.ts'

const faults = {
  product: {
    en: 'products: only names from the list, letter by letter, that the note names.',
    zh: 'products 只能填清单里有、原话也提到的产品名，逐字照抄。',
  },
  on: {
    en: 'on: a day before today, at most 30 days back, that the note names; else null.',
    zh: 'on 只能是原话提到的、今天之前 30 天以内的日期，否则填 null。',
  },
  next: {
    en: 'next: a day from today on that the note names, as it stands in the list of days; else null.',
    zh: 'next 只能是原话提到的、今天或以后的日期，以给出的日期为准，否则填 null。',
  },
  time: {
    en: 'nextTime: only with next, and only where the note names a time; else null.',
    zh: 'nextTime 只有原话说了几点、并且 next 有日期时才填，否则填 null。',
  },
  satisfaction: {
    en: 'satisfaction: only the figure that the note names; else null.',
    zh: 'satisfaction 只填原话说出的分数，否则填 null。',
  },
} as const satisfies Record<string, Bilingual>
type Fault = keyof typeof faults

const mostDaysAgo = 30
const mostDaysAhead = 800

/** What a note names, however it is written: a day, a time, a figure of 1 to 5. */
const someDay =
  /[天日周月年号旬节]|星期|礼拜|季度|\d|(?:day|week|month|year|quarter|tomorrow|tonight)|\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|christmas|holiday|easter)/iu
const someTime = /[点时早晚]|上午|中午|下午|\d\s*[:：ap]|\bat \d|noon|morning|afternoon|evening/iu
const someRating = /[1-5一二三四五两]|\b(?:one|two|three|four|five|full)\b/iu

/** What an answer says that its note does not; undefined: nothing. */
export function untold(told: TouchTold, input: NoteInput): Bilingual | undefined {
  const fault = faultOf(told, input)
  return fault && faults[fault]
}

function faultOf(told: TouchTold, input: NoteInput): Fault | undefined {
  const { products, on, next, nextTime, satisfaction } = told
  const { text } = input
  const today = localDay(new Date(input.nowMs), writtenAt(input).zone)
  const named = daysNamed(input).map(({ day }) => day)

  if (products.some((product) => !input.products.includes(product))) return 'product'
  if (on !== null && !isPastOf(on, { today, named, text })) return 'on'
  if (next !== null && !isAheadOf(next, { today, named, text })) return 'next'
  if (nextTime !== null && (next === null || !someTime.test(text))) return 'time'
  return satisfaction !== null && !someRating.test(text) ? 'satisfaction' : undefined
}

type Days = { readonly today: string; readonly named: readonly string[]; readonly text: string }

/** Of a weekday that is over our reader may have the coming one. */
function isPastOf(day: string, { today, named, text }: Days): boolean {
  const isOver = day < today && day >= shiftDay(today, -mostDaysAgo)
  const isNamed = named.includes(day) || named.includes(shiftDay(day, 7))
  return isOver && someDay.test(text) && (isNamed || named.every((each) => each >= today))
}

/** Where our reader finds days to come, it is one of them. */
function isAheadOf(day: string, { today, named, text }: Days): boolean {
  const ahead = named.filter((each) => each >= today)
  const isAhead = day >= today && day <= shiftDay(today, mostDaysAhead)
  return isAhead && someDay.test(text) && (ahead.length === 0 || ahead.includes(day))
}
