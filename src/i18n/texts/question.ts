import type { Catalog } from '#src/i18n/catalog.ts'

/** The one question a day: what its owner knows of a customer and the data does not. */
export const questionTexts = {
  'question.title': { en: 'One question about {{name}}', zh: '想请教一下{{name}}的情况' },
  'question.unseen-orders': {
    en: 'We have seen no order of {{name}} in {{days}} days. Did they buy by another way, or elsewhere: about how much?',
    zh: '近 {{days}} 天没有看到{{name}}的订单。是否通过其他渠道下过单，大约多少？',
  },
  'question.in-touch': {
    en: 'Have you been in touch with {{name}} in the last {{days}} days?',
    zh: '近 {{days}} 天你联系过{{name}}吗？',
  },
  'question.contact': {
    en: 'The last calls to {{name}} were not answered. Is your contact still there?',
    zh: '最近几次联系{{name}}都没有接通，对接人还在吗？',
  },
  'question.say-none': { en: 'Nothing', zh: '没有' },
  'question.some': { en: 'Yes, something', zh: '有' },
  'question.below': { en: 'Under {{high}}', zh: '不到 {{high}}' },
  'question.between': { en: '{{low}} to {{high}}', zh: '{{low}} 到 {{high}}' },
  'question.from': { en: '{{low}} or more', zh: '{{low}} 及以上' },
  'question.say-yes': { en: 'Yes', zh: '联系过' },
  'question.say-no': { en: 'No', zh: '没有联系' },
  'question.say-there': { en: 'Still there', zh: '还在' },
  'question.say-gone': { en: 'Has left', zh: '已离职' },
  'question.stake-tier': {
    en: 'Your answer decides whether it belongs in {{tier}}.',
    zh: '你的回答会影响它是否属于{{tier}}。',
  },
  'question.stake-next': {
    en: 'Your answer decides what is to be done next.',
    zh: '你的回答会影响下一步怎么跟进。',
  },
  'question.footer': {
    en: 'One tap is enough; it can be answered until {{date}}. One question a day at most.',
    zh: '点一下即可，{{date}}前有效。每天最多一个问题。',
  },
  'question.noted': { en: '{{name}}: {{said}}', zh: '{{name}}：{{said}}' },
  'question.next-tier': {
    en: 'It counts as an estimate from now on; orders that come in later take its place.',
    zh: '已按估计计入；之后收到的订单会替代这一估计。',
  },
  'question.next-yes': {
    en: 'The touch is logged, about halfway back; the next one is due from there.',
    zh: '已补记一次跟进（日期取中间），下次跟进从那天算起。',
  },
  'question.next-gone': {
    en: 'A reminder to find the new contact is on your list for the next working day.',
    zh: '已提醒你在下一个工作日找到新的对接人。',
  },
  'question.next-none': { en: 'Everything stays as it is.', zh: '一切照旧。' },
  'question.holds': { en: 'Holds until {{date}}.', zh: '有效至{{date}}。' },
  'question.none-title': { en: 'No question today', zh: '今天没有问题' },
  'question.none': {
    en: 'Nothing is asked of you now. A question comes where your answer would change something.',
    zh: '目前没有要请教你的问题。只有你的回答会带来改变时才会问。',
  },
} as const satisfies Catalog
