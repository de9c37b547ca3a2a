import type { Customer } from '#src/domain/customer.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { callBackAt, winBackAt } from './call-back.ts'
import type { ContentCategory } from './content.ts'
import { occasionsOf } from './occasions.ts'
import type { Occasion, ReminderKind } from './reminder.ts'

/** A touch that a day brings and no cadence: what it is for, and what names its occasion. */
export type SpecialTouch = {
  readonly kind: Extract<ReminderKind, 'occasion' | 'call-back' | 'win-back'>
  readonly occasion?: Occasion
  /** The occasion's own day (YYYY-MM-DD): planned on whatever day, it is one reminder. */
  readonly day: string
  readonly content: ContentCategory
  readonly goal: Bilingual
  readonly callToAction: Bilingual
}

type Words = Pick<SpecialTouch, 'content' | 'goal' | 'callToAction'>

const words: Readonly<Record<Occasion | 'call-back' | 'win-back', Words>> = {
  birthday: {
    content: 'care',
    goal: { en: 'be remembered kindly', zh: '送上生日祝福' },
    callToAction: { en: 'Wish them a happy birthday, and sell nothing', zh: '祝生日快乐，这次不推销' },
  },
  'first-order': {
    content: 'care',
    goal: { en: 'thank them for another year', zh: '感谢一年来的合作' },
    callToAction: { en: 'Thank them, and ask what to do better', zh: '表示感谢，并问问哪里可以做得更好' },
  },
  'contract-end': {
    content: 'solution',
    goal: { en: 'renew the contract in time', zh: '按时续签合同' },
    callToAction: { en: 'Agree on a date to talk about renewing', zh: '约定沟通续签的时间' },
  },
  'yearly-reward': {
    content: 'offer',
    goal: { en: 'hand over the yearly reward', zh: '兑现年度回馈' },
    callToAction: { en: 'Tell them what they get, and when', zh: '告知回馈内容和时间' },
  },
  'call-back': {
    content: 'survey',
    goal: { en: 'find out how satisfied they are', zh: '了解客户满意度' },
    callToAction: { en: 'Ask for a rating from 1 to 5', zh: '请客户打 1 至 5 分' },
  },
  'win-back': {
    content: 'survey',
    goal: { en: 'learn why they stopped buying', zh: '了解客户不再下单的原因' },
    callToAction: { en: 'Ask for the one main reason', zh: '请客户说出最主要的原因' },
  },
}

/**
 * What a day brings for a customer beside its cadence: occasions ahead, the satisfaction call-back, the win-back touch;
 * the nearest first. `today` is a day of `zone`. Caps and opt-outs are the planner's to look at.
 */
export function specialTouchesOf(
  customer: Customer,
  policy: Policy,
  { today, zone, now }: { readonly today: string; readonly zone: string; readonly now: Date },
): readonly SpecialTouch[] {
  const occasions = occasionsOf(customer, policy, today, today, zone).map(({ occasion, day }) => ({
    kind: 'occasion' as const,
    occasion,
    day,
    ...words[occasion],
  }))
  const asked = [
    { kind: 'call-back', at: callBackAt(customer, policy, now) },
    { kind: 'win-back', at: winBackAt(customer, policy, now) },
  ] as const
  return [
    ...occasions,
    ...asked.flatMap(({ kind, at }) => (at ? [{ kind, day: localDay(at, zone), ...words[kind] }] : [])),
  ]
}

/** What names the reminder of a special touch: `customerId|birthday|2027-03-15`. */
export const specialTouchId = (
  { _id }: Pick<Customer, '_id'>,
  { kind, occasion, day }: Pick<SpecialTouch, 'kind' | 'occasion' | 'day'>,
): string => `${_id}|${occasion ?? kind}|${day}`
