import { shiftDay } from '#src/domain/calendar/working-days.ts'
import { addDays } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import { type DateWords, datesIn, type WhenWritten } from '#src/grammar/date-words.ts'
import { clausesOf } from './plain-speech.ts'

/** The days that a note tells of: when it was, and when to speak again. */
export type DaysTold = {
  /** A day that is over, YYYY-MM-DD. */
  readonly on?: string
  /** A day to come, and its words. */
  readonly next?: DateWords
}

type Told = DateWords & { readonly clause: string; readonly ours: number; readonly isWithdrawn: boolean }

/** What rep and customer do together, or the rep does for the customer. */
const ourDeeds =
  /约|再|过去|拜访|上门|见|发|给|回访|回电|联系|打(?!样)|演示|开会|聊|谈|沟通|跟进|拜会|送|寄|答复|报价|找|来|试用|培训|吃饭|碰|交流|提醒|催|\b(?:call|ring|phone|meet|meeting|see|send|follow|visit|demo|back|by|talk|speak|chat|lunch|coffee|touch base|catch up|check in|ping|try|again|remind|reach out|quote|proposal|presentation|follow-?up|come|drop|deliver the|get back)\b/iu
/** What happens at the customer's or to the goods: no day of ours. */
const othersDeeds =
  /到期|发货|出货|到货|交货|付款|打款|回款|上线|开业|投产|生日|成立|放假|休假|出差|出国|回国|开标|搬|合同(?:是|到|签的)|截止|换(?!个?时间)|停产|扩产|涨价|降价|招标|装修|关店|\b(?:expires?|expiry|ships?|shipping|deliver(?:y|ed|s)|launch(?:es|ing)?|go(?:es)? live|pays?|payment|invoice|since|birthday|on (?:leave|holiday|vacation)|away until|moves?|opens?|closing|deadline|due|switch(?:es|ing)?|leav(?:es|ing)|changes? suppliers?|tender)\b/iu
const arranged =
  /约(?!\d)|定[在了到]|说好|让我|叫我|要我|\b(?:agreed|booked|scheduled|arranged|confirmed|set|asked (?:me|us) to|wants (?:me|us) to|call (?:me|him|her|them) )/iu

/** Right before a day: what was said first is taken back. */
const corrected =
  /(?:不对|不是|说错了|哦不|错了|应该是|改(?:到|成|为)|\b(?:i mean|no,? wait|sorry|scratch that|actually|make that|rather|moved (?:it )?to|instead)\b)[^，。]{0,4}[，,、。\s]*$/iu

const pastDeeds =
  /(?:去|见|打|聊|谈|拜访|来|吃|通|接|联系|沟通|面谈|回|走)了|过了?(?:$|[，。])|\b(?:met|called|spoke|visited|saw|went|emailed|talked|had|rang|phoned|dropped|stopped|came|wrote|texted|tried)\b/iu
const toCome =
  /再|约|要|会|让|等|下次|明|后天|\b(?:will|'ll|next|again|wants?|by|to|asked|agreed|booked|scheduled|until|before|set)\b/iu
const bareWeekday =
  /^(?:on\s+)?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$|^(?:周|星期|礼拜)[一二三四五六日天](?:[早晚上中下][上午]?)?$/iu

/** Said to get rid of somebody. */
const tooVague = /^next year$/iu

const mostDaysAgo = 30

/** When a note's touch was, and when the next one is to be. */
export function daysTold(text: string, written: WhenWritten): DaysTold {
  const told = toldIn(text, written).map((each) => asPast(each, written))
  const today = localDay(written.now, written.zone)
  const oldest = addDays(written.now, -mostDaysAgo)
  const past = told.find(({ at, day, ours, clause, from }) => {
    const isOver = day !== today && at < written.now && at > oldest
    return isOver && (from < 4 || pastDeeds.test(clause) || ours > 0)
  })
  const next = told
    .filter(({ said, at, day, hasTime, ours, isWithdrawn }) => {
      const isAhead = at > written.now && (day !== today || hasTime) && !tooVague.test(said)
      return isAhead && ours >= 0 && !isWithdrawn
    })
    .toSorted((a, b) => b.ours - a.ours || a.at.getTime() - b.at.getTime())[0]

  return { ...(past ? { on: past.day } : {}), ...(next ? { next } : {}) }
}

function toldIn(text: string, written: WhenWritten): readonly Told[] {
  const clauses = clausesOf(text)
  const days = datesIn(text, written)

  return days.map((day, at) => {
    const clause = clauses.findLast(({ from }) => from <= day.from)?.text ?? text
    const after = days[at + 1]
    const between = after && text.slice(day.from + day.said.length, after.from)
    return { ...day, clause, ours: oursOf(clause), isWithdrawn: between !== undefined && takesBack(between) }
  })
}

/** 下周，下周三: the second names the first more closely; 周三，不对，周四 takes it back. */
const takesBack = (between: string): boolean => corrected.test(between) || /^[\s，,、。…]*$/u.test(between)

/** 2: agreed or asked for; 1: ours to do; 0: unknown; -1: not ours. */
function oursOf(clause: string): number {
  if (arranged.test(clause)) return 2
  if (othersDeeds.test(clause)) return -1
  return ourDeeds.test(clause) ? 1 : 0
}

/** `met them on Friday`, 周五去了: a weekday of a deed that is done is the one that is over. */
function asPast(told: Told, { now }: WhenWritten): Told {
  const isDone = bareWeekday.test(told.said) && pastDeeds.test(told.clause) && !toCome.test(told.clause)
  if (!isDone || told.at < now) return told

  return { ...told, at: addDays(told.at, -7), day: shiftDay(told.day, -7) }
}
