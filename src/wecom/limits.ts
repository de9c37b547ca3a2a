/**
 * What a self-built app's message takes (developer.work.weixin.qq.com/document/path/90236). Contents and keys are
 * UTF-8 bytes, which WeCom cuts without a word; the other numbers are characters, counted here in UTF-16 units.
 */
export const LIMITS = {
  /** WeCom takes 2,048: 96 stay free for what each page ends with, its time and the sign of its own. */
  markdownBytes: 2_048 - 96,
  /** Plain text; what is more is cut without a word. */
  textBytes: 2_048,
  /** Our own: a member gets 30 messages a minute, and what is more is dropped without a word (90454). */
  pages: 6,
  /** Our own too: cards with controls under one message. */
  controlCards: 4,
  title: 36,
  desc: 44,
  subTitle: 160,
  facts: 6,
  factName: 5,
  factValue: 30,
  buttons: 6,
  buttonText: 10,
  buttonKeyBytes: 1_024,
  selectOptions: 10,
  optionIdBytes: 128,
  optionText: 16,
  voteOptions: 20,
  voteText: 17,
  selectTitle: 13,
  questionKeyBytes: 1_024,
  taskIdBytes: 128,
  urlBytes: 2_048,
} as const

export type Limits = { readonly [Name in keyof typeof LIMITS]: number }

/** Whose message it is: the self-built app's or the AI bot's. Each has cards of its own measure. */
export type Dialect = 'app' | 'bot'

/** What an AI bot's message takes (path/101032, 101463): longer in markdown, shorter in cards. What is over-long is not shown. */
const botLimits: Limits = {
  ...LIMITS,
  markdownBytes: 20_480,
  pages: 2,
  title: 26,
  desc: 30,
  subTitle: 112,
  factValue: 26,
}

export const limitsOf = (dialect: Dialect): Limits => (dialect === 'bot' ? botLimits : LIMITS)
