import type { PlaybookStep } from '#src/domain/policy/playbook.ts'

type Touch = PlaybookStep['touches'][number]

/** Where a plan knows one kind of content alone: something else in between, so that nobody hears the same twice. */
export const spareTouches: readonly Touch[] = [
  {
    action: 'friendly-word',
    channel: 'phone',
    content: 'care',
    goal: { en: 'Stay a person they know', zh: '保持熟悉感' },
    callToAction: {
      en: 'Ask how things are going, and note one thing they plan',
      zh: '问问近况，记下一件他们接下来的打算',
    },
  },
  {
    action: 'service-check',
    channel: 'phone',
    content: 'service',
    goal: { en: 'See that all runs well', zh: '确认使用顺利' },
    callToAction: {
      en: 'Ask what does not run smoothly yet, and settle it',
      zh: '问问哪里还不顺手，当场解决或约定时间',
    },
  },
]

/** After a complaint nothing is sold: by a person, first of all. */
export const complaintTouches: readonly Touch[] = [
  {
    action: 'answer-complaint',
    channel: 'phone',
    content: 'service',
    goal: { en: 'Put the complaint right', zh: '把投诉处理好' },
    callToAction: {
      en: 'Call, hear them out, and name the day on which it is settled',
      zh: '先打电话听客户说完，约定解决的日期',
    },
  },
  {
    action: 'after-complaint',
    channel: 'phone',
    content: 'care',
    goal: { en: 'Win the trust back', zh: '挽回信任' },
    callToAction: {
      en: 'Call, say what has been done since, and ask whether it is good now',
      zh: '打电话说明处理进展，问是否满意',
    },
  },
]
