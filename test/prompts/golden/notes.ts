import type { Noted } from './note-case.ts'

/** What reps dictate between two appointments: fillers, words taken back, words misheard. */
export const dictated: readonly Noted[] = [
  {
    says: '呃刚给他打了个电话没接通，那个明天下午三点再打一个',
    is: { channel: 'phone', outcome: 'no-answer', next: '2026-11-24', nextTime: '15:00' },
  },
  {
    says: '打不通啊一直占线，后天上午再试试吧',
    is: { channel: 'phone', outcome: 'no-answer', next: '2026-11-25' },
    open: ['nextTime'],
  },
  {
    says: '那个今天去拜访了王总，聊得挺好的，约好了下周三上午十点过去看样品',
    is: { channel: 'visit', outcome: 'agreed', sentiment: 'positive', next: '2026-12-02', nextTime: '10:00' },
  },
  {
    says: '微信上回我了，说价格有点贵，再考虑考虑',
    is: { channel: 'wechat', outcome: 'reached', sentiment: 'negative' },
  },
  {
    says: '嗯电话里说暂时不需要，年后再说吧',
    is: { channel: 'phone', outcome: 'not-needed' },
    open: ['next', 'sentiment'],
  },
  {
    says: '就是说他周四，不对，周五下午两点让我过去一趟',
    is: { next: '2026-11-27', nextTime: '14:00' },
    open: ['outcome', 'channel'],
  },
  {
    says: '刚才电话没人接然后发了个微信他回了说可以明天给他报价',
    is: { next: '2026-11-24' },
    open: ['channel', 'outcome', 'sentiment'],
  },
  {
    says: '昨天下午跟李经理吃了个饭，对离心泵挺感兴趣的',
    products: ['离心泵', '滤芯'],
    is: { on: '2026-11-22', sentiment: 'positive', products: ['离心泵'] },
    open: ['channel', 'outcome'],
  },
  {
    says: '额他说上次的货晚到了三天很不满意，让我们给个说法',
    is: { sentiment: 'negative' },
    open: ['outcome', 'channel'],
  },
  { says: '语音留言了，下周二再联系', is: { channel: 'phone', outcome: 'no-answer', next: '2026-12-01' } },
  {
    says: '跟他通了电华，说月底之前给答复',
    is: { channel: 'phone' },
    open: ['outcome', 'next', 'sentiment'],
  },
  {
    says: '打分的话他给我们打了四分，整体还行',
    is: { satisfaction: 4 },
    open: ['outcome', 'sentiment', 'channel'],
  },
  {
    says: '那个那个客户说滤心要再订五十个，让我周三之前把合同发过去',
    products: ['滤芯', '离心泵'],
    is: { next: '2026-11-25' },
    open: ['products', 'outcome', 'sentiment', 'channel'],
  },
  { says: '发短信了还没回', is: { channel: 'sms', outcome: 'no-answer' } },
  { says: '今天白跑一趟人不在，改天吧', is: { channel: 'visit', outcome: 'no-answer' }, open: ['sentiment'] },
]

/** What reps write. */
export const writtenNotes: readonly Noted[] = [
  {
    says: '邮件发了新报价，周四下午4点电话沟通',
    is: { channel: 'mail', next: '2026-11-26', nextTime: '16:00' },
    open: ['outcome'],
  },
  {
    says: '已拜访，对方满意，下月5号签合同',
    is: { channel: 'visit', sentiment: 'positive' },
    open: ['next', 'outcome'],
  },
  { says: '客户嫌贵，暂不需要', is: { outcome: 'not-needed', sentiment: 'negative' } },
  {
    says: '展会上碰到了采购，留了名片，约12月8日上门',
    is: { channel: 'event', outcome: 'agreed', next: '2026-12-08' },
  },
  {
    says: '对方转来：“下周一之前请把滤芯的报价发过来，谢谢”',
    products: ['滤芯', '离心泵'],
    is: { next: '2026-11-30', products: ['滤芯'] },
    open: ['outcome', 'channel', 'sentiment'],
  },
  {
    says: 'left a voicemail, will try again Thursday',
    is: { channel: 'phone', outcome: 'no-answer', next: '2026-11-26' },
  },
  {
    says: 'Met Anna at their office, she loved the filter cartridges. Follow up in 3 days.',
    products: ['Filter cartridges', 'Pumps'],
    is: {
      channel: 'visit',
      outcome: 'reached',
      sentiment: 'positive',
      next: '2026-11-26',
      products: ['Filter cartridges'],
    },
  },
  {
    says: 'Called, not interested right now',
    is: { channel: 'phone', outcome: 'not-needed' },
    open: ['sentiment'],
  },
  {
    says: 'she emailed back: too expensive, they are looking at others',
    is: { channel: 'mail', outcome: 'reached', sentiment: 'negative' },
  },
  {
    says: 'good call today, we agreed to meet on 8 Dec at 2pm',
    is: { channel: 'phone', outcome: 'agreed', sentiment: 'positive', next: '2026-12-08', nextTime: '14:00' },
  },
  {
    says: 'Rang twice yesterday, no luck',
    is: { channel: 'phone', outcome: 'no-answer', on: '2026-11-22' },
    open: ['sentiment'],
  },
]
