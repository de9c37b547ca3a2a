import type { Channel } from '#src/domain/event.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { fillTemplate } from '#src/i18n/text.ts'
import { type DraftInput, type Theme, themeOf } from './theme.ts'
import { themesEn } from './themes-en.ts'
import { themesZh } from './themes-zh.ts'

/** How a channel is written for: said on the phone, a note that asks for a visit, a chat line, a letter, one SMS. */
type Manner = 'talk' | 'meet' | 'chat' | 'mail' | 'sms'

const manners: Readonly<Record<Channel, Manner>> = {
  phone: 'talk',
  visit: 'meet',
  mail: 'mail',
  sms: 'sms',
  wechat: 'chat',
  social: 'chat',
  event: 'chat',
  web: 'chat',
  other: 'chat',
}

/** Characters a message may have; one SMS holds 70 of Chinese and 160 of English. */
const longest: Readonly<Record<Manner, Readonly<Record<Locale, number>>>> = {
  talk: { en: 500, zh: 200 },
  meet: { en: 450, zh: 160 },
  chat: { en: 450, zh: 160 },
  mail: { en: 1_200, zh: 450 },
  sms: { en: 160, zh: 70 },
}

/** The most characters that a draft for this channel has. */
export const longestFor = (channel: Channel, locale: Locale): number => longest[manners[channel]][locale]

const themes = { en: themesEn, zh: themesZh } as const

/** What goes before and behind the words; the tighter ones where a message is to be short. */
const frames: Readonly<Record<Locale, Readonly<Record<Manner, readonly string[]>>>> = {
  en: {
    talk: ['Hello, this is {{sender}}. {{words}}'],
    meet: ['Hello {{customer}}, {{sender}} here. {{words}}', 'Hello, {{sender}} here. {{words}}'],
    chat: ['Hello {{customer}}, {{sender}} here. {{words}}', 'Hello, {{sender}} here. {{words}}'],
    mail: [
      'Hello {{customer}},\n\n{{paragraphs}}\n\nBest regards\n{{sender}}',
      'Hello,\n\n{{paragraphs}}\n\nBest regards\n{{sender}}',
    ],
    sms: [
      'Hello {{customer}}, {{sender}} here. {{words}}',
      'Hello, {{sender}} here. {{words}}',
      '{{words}} {{sender}}',
      '{{words}}',
      '{{ask}}',
    ],
  },
  zh: {
    talk: ['您好，我是{{sender}}。{{words}}'],
    meet: ['您好，我是{{sender}}。{{words}}'],
    chat: ['您好，我是{{sender}}。{{words}}'],
    mail: ['{{customer}}，您好：\n\n{{paragraphs}}\n\n{{sender}}'],
    sms: [
      '{{customer}}您好，我是{{sender}}。{{words}}',
      '您好，我是{{sender}}。{{words}}',
      '您好，{{words}}',
      '{{words}}',
      '{{ask}}',
    ],
  },
}

/** Chinese names and products say nothing to a reader of English. */
const fits = (name: string | undefined, locale: Locale): name is string =>
  name !== undefined && (locale === 'zh' || !/\p{Script=Han}/u.test(name))

/** The first sentence, with what is known of the customer where the theme can use it. */
function hookOf({ hook, known }: Theme, { product, suggestion, locale }: DraftInput): string {
  const isKnown = known !== undefined && fits(product, locale)
  return isKnown && (fits(suggestion, locale) || !known.includes('{{suggestion}}')) ? known : hook
}

/** A message by rule: what it is good for first, then one question. `subject` is empty but for mail. */
export function composed(input: DraftInput): { readonly subject: string; readonly message: string } {
  const { locale, channel, customer, sender, topic = '', product = '', suggestion = '' } = input
  const manner = manners[channel]
  const theme = themes[locale][themeOf(input)]
  const names = { topic, product, suggestion }
  const hook = fillTemplate(hookOf(theme, input), names)
  const ask = manner === 'meet' && theme.meet !== undefined ? theme.meet : theme.ask
  const said = [hook, ask].filter((each) => each !== '')
  const words = { words: sentences(locale, said), paragraphs: said.join('\n\n'), ask: ask || hook }

  const framed = frames[locale][manner]
    .filter((frame) => fits(customer, locale) || !frame.includes('{{customer}}'))
    .map((frame) => fillTemplate(frame, { customer, sender, ...words }))
  const most = longestFor(channel, locale)
  return {
    subject: manner === 'mail' ? fillTemplate(theme.subject, names) : '',
    message: framed.find((text) => [...text].length <= most) ?? framed.at(-1) ?? hook,
  }
}
