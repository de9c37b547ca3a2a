/**
 * What a self-built app's message takes (developer.work.weixin.qq.com/document/path/90236). Contents and keys are
 * UTF-8 bytes, which WeCom cuts without a word; the other numbers are characters, counted here in UTF-16 units.
 */
export const LIMITS = {
  markdownBytes: 2_048,
  /** Our own: a member gets 30 messages a minute, and what is more is dropped without a word (90454). */
  pages: 6,
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
  selectTitle: 13,
  questionKeyBytes: 1_024,
  taskIdBytes: 128,
  urlBytes: 2_048,
} as const
