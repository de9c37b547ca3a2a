import type { DraftInput } from '#prompts/follow-up-draft/theme.ts'
import { followUpDraft } from '#prompts/follow-up-draft.ts'
import { type GoldenCase, golden } from '../verdict.ts'

type Draft = { readonly subject: string; readonly message: string }
type Told = {
  readonly title: string
  readonly input: Partial<DraftInput> & Pick<DraftInput, 'locale' | 'channel'>
  /** What the draft has to hold. */
  readonly has?: RegExp
  /** What it must not hold, beyond what no draft may. */
  readonly hasNot?: RegExp
}

/** What no customer may read of us. */
const ours =
  /[ABCD]类|等级|综合分|流失|沉睡|话术|跟进(?:方案|频率|任务|计划)|\btier\b|\bchurn|\bslipping\b|\bdormant\b|\bpoints\b|[¥$€]\s?\d/iu

const base: Readonly<Record<'en' | 'zh', Pick<DraftInput, 'goal' | 'callToAction' | 'customer' | 'sender'>>> =
  {
    en: {
      goal: 'Keep in touch',
      callToAction: 'Ask for a short call',
      customer: 'Northwind',
      sender: 'Mei Chen',
    },
    zh: { goal: '保持联系', callToAction: '约一次简短的通话', customer: '蓝海科技', sender: '陈梅' },
  }

/** What any customer would mind, and what this one is not to read. */
function faultIn({ subject, message }: Draft, { input, has, hasNot }: Told): string | undefined {
  const { locale, channel } = input
  const all = `${subject}\n${message}`
  const longest = channel === 'sms' ? { zh: 70, en: 160 }[locale] : 1_300
  const faults: readonly (readonly [isSo: boolean, fault: string])[] = [
    [ours.test(all), 'says what is ours alone'],
    [(all.match(/[?？]/gu) ?? []).length > 1, 'asks for more than one thing'],
    [locale === 'zh' && /你/u.test(all), 'says 你 to a customer'],
    [(channel === 'mail') !== (subject !== ''), 'a mail has a subject, and nothing else has'],
    [[...message].length > longest, 'is too long for its channel'],
    [has !== undefined && !has.test(all), `lacks ${has?.source}`],
    [hasNot?.test(all) ?? false, `has ${hasNot?.source}`],
  ]
  return faults.find(([isSo]) => isSo)?.[1]
}

const drafts = (told: Told): GoldenCase => {
  const { title, input } = told
  return golden({
    prompt: followUpDraft,
    title,
    input: { ...base[input.locale], content: 'care', remarks: [], ...input },
    wrong: (draft) => faultIn(draft, told),
  })
}

const sells = /优惠|新品|下单|订购|促销|采购|\boffer\b|\bdiscount|\border now\b|\bnew product/iu

/** Messages that reps need, in both languages and on every channel. */
export const draftCases: readonly GoldenCase[] = [
  drafts({
    title: 'WeChat: how the last order works',
    input: { locale: 'zh', channel: 'wechat', content: 'service', product: '离心泵', lastOrder: '11月2日' },
    has: /离心泵/u,
  }),
  drafts({
    title: '短信: a birthday wish sells nothing',
    input: { locale: 'zh', channel: 'sms', occasion: 'birthday', callToAction: '送上祝福' },
    has: /生日/u,
    hasNot: sells,
  }),
  drafts({
    title: '邮件: a solution to talk over',
    input: { locale: 'zh', channel: 'mail', content: 'solution', callToAction: '约时间讲解方案' },
    has: /陈梅/u,
  }),
  drafts({
    title: '电话: after a complaint',
    input: {
      locale: 'zh',
      channel: 'phone',
      content: 'service',
      action: 'after-complaint',
      goal: '投诉处理后回访',
      callToAction: '问问处理结果是否满意',
      remarks: ['上次送货晚了三天，太耽误事了'],
    },
    hasNot: sells,
  }),
  drafts({
    title: '拜访: 约见面',
    input: { locale: 'zh', channel: 'visit', content: 'product', callToAction: '约上门拜访的时间' },
  }),
  drafts({
    title: '微信: what the rep wants said',
    input: { locale: 'zh', channel: 'wechat', content: 'news', topic: '新的对账流程' },
    has: /对账流程/u,
  }),
  drafts({
    title: '微信: 好久没联系',
    input: {
      locale: 'zh',
      channel: 'wechat',
      content: 'care',
      action: 'win-back',
      goal: '重新建立联系，不要提对方很久没下单',
    },
    hasNot: /好久没(?:下单|买)|很久没(?:下单|买)/u,
  }),
  drafts({
    title: '短信: 续约',
    input: {
      locale: 'zh',
      channel: 'sms',
      content: 'offer',
      occasion: 'contract-end',
      goal: '合同快到期，谈续约',
      callToAction: '约时间谈续约',
    },
    has: /合同|续/u,
  }),
  drafts({
    title: 'mail: a yearly thank-you',
    input: {
      locale: 'en',
      channel: 'mail',
      content: 'care',
      occasion: 'yearly-reward',
      callToAction: 'Thank them',
    },
    has: /Mei Chen/u,
  }),
  drafts({
    title: 'SMS: first order',
    input: {
      locale: 'en',
      channel: 'sms',
      content: 'service',
      occasion: 'first-order',
      product: 'filter cartridges',
      callToAction: 'Ask whether everything arrived',
    },
  }),
  drafts({
    title: 'phone: what they may need next',
    input: {
      locale: 'en',
      channel: 'phone',
      content: 'product',
      product: 'pumps',
      suggestion: 'seals',
      callToAction: 'Ask whether a sample helps',
    },
    has: /Mei Chen/u,
  }),
  drafts({
    title: 'visit: a meeting on their site',
    input: { locale: 'en', channel: 'visit', content: 'analysis', callToAction: 'Ask for a day to visit' },
  }),
  drafts({
    title: 'WeChat: an invitation',
    input: { locale: 'en', channel: 'wechat', content: 'invitation', callToAction: 'Ask whether they come' },
  }),
  drafts({
    title: 'mail: a complaint is answered before all else',
    input: {
      locale: 'en',
      channel: 'mail',
      content: 'service',
      action: 'answer-complaint',
      goal: 'The complaint is settled',
      callToAction: 'Ask what would put it right',
      remarks: ['Two of the boxes came broken and nobody called back'],
    },
    hasNot: sells,
  }),
  drafts({
    title: 'social: a survey',
    input: { locale: 'en', channel: 'social', content: 'survey', callToAction: 'Ask for their opinion' },
  }),
  drafts({
    title: 'WeChat: a topic of the rep’s',
    input: { locale: 'en', channel: 'wechat', content: 'news', topic: 'the new invoice format' },
    has: /invoice format/iu,
  }),
]
