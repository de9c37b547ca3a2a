import { localDay } from '#src/domain/local-day.ts'
import type { Locale } from '#src/domain/locale.ts'
import { readNote } from '#src/grammar/note/read-note.ts'
import { definePrompt } from './define-prompt.ts'
import { dayInWords, daysNamed, writtenAt } from './note-to-touch/days.ts'
import { type NoteInput, noteInput, type TouchTold, touchTold } from './note-to-touch/shapes.ts'
import { untold } from './note-to-touch/wrong.ts'

/** A note may be in another language than its writer's: its step is told in its own. */
const languageOf = ({ text }: Pick<NoteInput, 'text'>): Locale => {
  const [signs, words] = [text.match(/\p{Script=Han}/gu), text.match(/[a-z]{2,}/giu)]
  return (signs?.length ?? 0) > (words?.length ?? 0) ? 'zh' : 'en'
}

/**
 * A free note, a spoken sentence or a message that somebody forwards → the fields of a touch. It fills in a form: nothing
 * is written before its rep has looked at it.
 */
export const noteToTouch = definePrompt<NoteInput, TouchTold>({
  name: 'note-to-touch',
  version: 1,
  input: noteInput,
  output: touchTold,
  text: {
    en: `A salesperson tells of a contact with a customer, in speech or in writing, or passes on a message. Fill in the form; where the note does not say it, null. Guess nothing.
- channel: how they were in contact this time (phone, wechat, mail, sms, social, visit, event, other), never how the next contact is to be.
- outcome: no-answer: nobody was reached (voicemail, did not pick up, did not reply), unless it came to a talk after all. agreed: both fixed a day for the next contact. not-needed: they were reached and want nothing for now. reached: they were reached, none of the others.
- sentiment: how the customer sounds: positive, negative (complains, too expensive, annoyed), neutral where it is both.
- satisfaction: only a figure from 1 to 5 that the note names.
- on: the day of this contact where it is before today. next: the day of the next contact with this customer, no day of delivery, payment or the end of a contract; where a day is taken back ("Tuesday, no, Wednesday") the later one. Take days from the list as they stand there. nextTime: HH:MM where a time is named.
- step: what the salesperson is to do next, at most 15 words, in the language of the note, with nothing that the note does not say.
- products: names of the list that the note names, letter by letter.`,
    zh: `销售人员口述或写下了与客户的一次联系，或者转来一条消息。请据此填表；原话没说的一律填 null，不要猜。
- channel：这一次用什么方式联系（phone 电话、wechat 微信、mail 邮件、sms 短信、social 社交媒体、visit 拜访、event 活动、other 其他），不是下一次打算用的方式。
- outcome：no-answer 没联系上（没接、打不通、没回、人不在），后来聊上了就不算；agreed 双方约定了下次的日期；not-needed 联系上了，但对方暂时不需要；reached 联系上了，不属于以上几种。
- sentiment：客户的态度，positive 积极，negative 不满（抱怨、嫌贵、生气），两者都有填 neutral。
- satisfaction：只填原话说出的 1 到 5 分。
- on：这次联系的日期，今天之前才填。next：下次联系这个客户的日期，不是发货、付款或合同到期的日期；改口的（“周三，不对，周四”）以后说的为准。日期照抄给出的清单。nextTime：说了几点才填，格式 HH:MM。
- step：销售下一步要做什么，不超过 30 个字，用原话的语言，不添加原话没有的内容。
- products：清单里有、原话也提到的产品名，逐字照抄。
- 原话可能是语音转写，有语气词、重复和同音错字。`,
  },
  mostTokens: 400,
  mostChars: { en: 120, zh: 60 },
  locale: languageOf,
  material(input) {
    const locale = languageOf(input)
    const words = locale === 'zh' ? labels.zh : labels.en
    const today = localDay(new Date(input.nowMs), writtenAt(input).zone)
    const days = daysNamed(input).map(({ said, day }) => [said, dayInWords(locale, day)] as const)
    return {
      facts: [
        [words.today, dayInWords(locale, today)],
        ...days,
        [words.products, input.products.length === 0 ? words.none : input.products.join(' | ')],
      ],
      quoted: [input.text],
    }
  },
  shown: ({ step }) => (step === null ? [] : [step]),
  wrong: (told, input) => untold(told, input)?.[languageOf(input)],
  fallback(input) {
    const { channel, ...read } = readNote(input.text, writtenAt(input), input.products)
    return {
      ...{ outcome: null, sentiment: null, satisfaction: null, on: null, next: null },
      ...{ nextTime: null, step: null },
      ...read,
      channel: channel === undefined || channel === 'web' ? null : channel,
      products: read.products.slice(0, 10),
    }
  },
})

const labels = {
  en: { today: 'today', products: 'products', none: 'none' },
  zh: { today: '今天', products: '产品清单', none: '无' },
} as const
