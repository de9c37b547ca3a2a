import { bytes, chars } from './measure.ts'

/** Cards of a self-built app (developer.work.weixin.qq.com/document/path/90236). */
export const appLimits = {
  title: chars(36),
  desc: chars(44),
  sourceDesc: chars(20),
  subTitle: chars(160),
  emphasisTitle: chars(14),
  emphasisDesc: chars(22),
  keyname: chars(5),
  value: chars(30),
  jumpTitle: chars(18),
  buttonText: chars(10),
  key: bytes(1_024),
  taskId: bytes(128),
  optionId: bytes(128),
  selectText: chars(16),
  voteText: chars(17),
  url: bytes(2_048),
} as const

/** Cards of an AI bot (document/path/101032): shorter. */
export const botLimits = {
  ...appLimits,
  title: chars(26),
  desc: chars(30),
  subTitle: chars(112),
  value: chars(26),
  emphasisTitle: chars(10),
  emphasisDesc: chars(15),
  jumpTitle: chars(13),
} as const

/** Lengths of lists, the same in both. */
export const most = {
  facts: 6,
  verticals: 4,
  jumps: 3,
  buttons: 6,
  options: 10,
  votes: 20,
  selects: 3,
  menu: 3,
}
