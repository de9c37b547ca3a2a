/** What a rep reads, types and presses, in their language. */
export type RepWords = {
  /** Slack's id of the rep, and a customer that is to be promoted. */
  readonly who: 'UMEI' | 'UFANG'
  readonly ref: 'acme' | 'haiou'
  readonly name: string
  readonly tier: string
  readonly mention: string
  readonly share: string
  readonly why: string
  readonly evidence: string
  readonly log: string
  readonly note: string
  readonly logged: string
  readonly undo: string
  readonly undone: string
  readonly promoted: string
  readonly today: string
  readonly open: string
  readonly reached: string
  /** A button with a day, and what stands once it is pressed. */
  readonly asPlanned: RegExp
  readonly next: string
}

export const english: RepWords = {
  who: 'UMEI',
  ref: 'acme',
  name: 'Acme Robotics',
  tier: '/customer tier acme',
  mention: 'tier acme',
  share: 'Share here',
  why: 'Why',
  evidence: 'Why Acme Robotics',
  log: 'Log a touch …',
  note: 'Note',
  logged: 'Logged: Acme Robotics',
  undo: 'Undo',
  undone: 'Taken back',
  promoted: 'Acme Robotics has moved up to A',
  today: 'Today: 1 follow-up',
  open: 'Open',
  reached: 'Reached',
  asPlanned: /^[A-Z][a-z]{2} \d+ [A-Z][a-z]{2}.* \(as planned\)$/m,
  next: 'Next for Acme Robotics',
}

export const chinese: RepWords = {
  who: 'UFANG',
  ref: 'haiou',
  name: '海鸥文具',
  tier: '/customer 海鸥文具等级',
  mention: '海鸥文具等级',
  share: '发到群里',
  why: '依据',
  evidence: '海鸥文具定为',
  log: '写跟进…',
  note: '记录',
  logged: '已写跟进：海鸥文具',
  undo: '撤销',
  undone: '已撤销',
  promoted: '海鸥文具升级为A类',
  today: '今日待办：1 项跟进',
  open: '查看',
  reached: '已联系',
  asPlanned: /^(?:\d+年)?\d+月\d+日.*（按跟进频率）$/m,
  next: '下次跟进海鸥文具',
}
