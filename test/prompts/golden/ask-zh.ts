import type { Asked } from './ask-case.ts'

/** What Chinese-speaking reps write to it. */
export const written: readonly Asked[] = [
  { says: 'acme 最近怎么样', names: ['acme'], right: [{ command: 'tier', customer: 'acme' }] },
  {
    says: '蓝海科技现在是什么级别？',
    names: ['蓝海科技'],
    right: [{ command: 'tier', customer: '蓝海科技' }],
  },
  {
    says: '为什么蓝海科技掉到C了',
    names: ['蓝海科技'],
    right: [
      { command: 'why', customer: '蓝海科技' },
      { command: 'history', customer: '蓝海科技' },
    ],
  },
  { says: '我手上哪些客户快流失了', right: [{ command: 'list', words: /流失|slipping/ }] },
  { says: '今天该跟谁联系', right: [{ command: 'today' }] },
  { says: '把所有A类客户列出来', right: [{ command: 'list', words: /A/i }] },
  {
    says: '下周三上午十点提醒我给华南医疗打电话',
    names: ['华南医疗'],
    right: [{ command: 'remind', customer: '华南医疗', words: /下?周三/ }],
  },
  {
    says: '刚跟华南医疗通完电话，他们想要一份新报价',
    names: ['华南医疗'],
    right: [{ command: 'log', customer: '华南医疗', words: /报价/ }],
  },
  {
    says: '帮我给蓝海科技写段话，约他们下周见面',
    names: ['蓝海科技'],
    right: [{ command: 'draft', customer: '蓝海科技' }],
  },
  {
    says: '华南医疗转给小林',
    names: ['华南医疗'],
    right: [{ command: 'assign', customer: '华南医疗', words: /小林/ }],
  },
  { says: '这周团队情况怎么样', right: [{ command: 'digest' }] },
  {
    says: 'acme 等级有什么变化吗',
    names: ['acme'],
    right: [
      { command: 'history', customer: 'acme' },
      { command: 'tier', customer: 'acme' },
    ],
  },
  {
    says: '华南医疗采购的手机号是多少',
    names: ['华南医疗'],
    right: [{ command: 'contacts', customer: '华南医疗' }],
  },
  { says: '你都能干什么', right: [{ command: 'help' }] },
  { says: '沉睡的客户有哪些', right: [{ command: 'list', words: /沉睡|dormant/ }] },
  { says: '辛苦了，周末愉快', right: [] },
  { says: '明天上海下雨吗', right: [] },
  { says: '中午吃什么好', right: [] },
  { says: '看看 acme 怎么样，顺便把蓝海科技转给小林', names: ['acme', '蓝海科技'], right: [] },
  { says: '能不能导个表给我，所有客户的', right: [{ command: 'export' }] },
  {
    says: '上次谁跟蓝海科技聊的，聊了什么',
    names: ['蓝海科技'],
    right: [
      { command: 'history', customer: '蓝海科技' },
      { command: 'tier', customer: '蓝海科技' },
    ],
  },
  { says: '蓝海科技和华南医疗哪个好', names: ['蓝海科技', '华南医疗'], right: [] },
  { says: 'acme离A还差多少', names: ['acme'], right: [{ command: 'tier', customer: 'acme' }] },
  {
    says: '怎么才能让蓝海科技升到A',
    names: ['蓝海科技'],
    right: [{ command: 'tier', customer: '蓝海科技' }],
  },
  { says: '华南医疗什么时候会降级', names: ['华南医疗'], right: [{ command: 'tier', customer: '华南医疗' }] },
  { says: '华南医疗是谁在负责', names: ['华南医疗'], right: [{ command: 'tier', customer: '华南医疗' }] },
  { says: '蓝海科技凭啥是B类', names: ['蓝海科技'], right: [{ command: 'why', customer: '蓝海科技' }] },
  {
    says: '蓝海科技的跟进往后推一周',
    names: ['蓝海科技'],
    right: [{ command: 'snooze', customer: '蓝海科技', words: /一周/ }],
  },
  {
    says: '把蓝海科技调成A级，因为签了大单',
    names: ['蓝海科技'],
    right: [{ command: 'override', customer: '蓝海科技', words: /^A .*大单/ }],
  },
  {
    says: '开个工单，华南医疗的货到了是坏的',
    names: ['华南医疗'],
    right: [{ command: 'problem', customer: '华南医疗', words: /坏的/ }],
  },
  {
    says: '写封邮件给蓝海科技谈续约',
    names: ['蓝海科技'],
    right: [{ command: 'draft', customer: '蓝海科技', words: /邮件.*续约/ }],
  },
  { says: '上周的周报发我一份', right: [{ command: 'digest' }] },
  { says: '这个月哪些客户降级了', right: [{ command: 'history' }] },
  { says: '我们的分级到底准不准', right: [{ command: 'evaluate' }] },
  {
    says: '今天给华南医疗打了电话，要报价，下周二再联系',
    names: ['华南医疗'],
    right: [{ command: 'log', customer: '华南医疗', words: /今天.*报价.*下周二/ }],
  },
  {
    says: '昨天下午拜访了蓝海科技，聊得不错',
    names: ['蓝海科技'],
    right: [{ command: 'log', customer: '蓝海科技', words: /昨天.*拜访/ }],
  },
  { says: '哪些客户该联系了', right: [{ command: 'today' }] },
  { says: '这周升级的客户有哪些', right: [{ command: 'history' }] },
  { says: '今天蓝海科技怎么还没打款', names: ['蓝海科技'], right: [] },
  { says: '我最重要的客户是谁', right: [{ command: 'list' }] },
  { says: '删掉蓝海科技', names: ['蓝海科技'], right: [] },
  {
    says: '蓝海科技降到C',
    names: ['蓝海科技'],
    right: [
      { command: 'tier', customer: '蓝海科技' },
      { command: 'why', customer: '蓝海科技' },
    ],
  },
  { says: '华南医疗不做了', names: ['华南医疗'], right: [{ command: 'edit', customer: '华南医疗' }] },
]

/** The same out of their mouths: fillers, words taken back, words misheard. */
export const spoken: readonly Asked[] = [
  {
    says: '那个，呃，帮我看下蓝海科技最近怎么样',
    names: ['蓝海科技'],
    right: [{ command: 'tier', customer: '蓝海科技' }],
  },
  { says: '嗯今天我要给谁打电话来着', right: [{ command: 'today' }] },
  {
    says: '哎帮我查一下就是华南医疗他为什么降级了',
    names: ['华南医疗'],
    right: [
      { command: 'why', customer: '华南医疗' },
      { command: 'history', customer: '华南医疗' },
    ],
  },
  { says: '我这边有没有那种快要流失的客户啊', right: [{ command: 'list', words: /流失|slipping/ }] },
  {
    says: '呃记一下啊刚才去拜访了蓝海科技聊得还不错',
    names: ['蓝海科技'],
    right: [{ command: 'log', customer: '蓝海科技', words: /拜访/ }],
  },
  {
    says: '那个明天下午，不对，后天下午三点提醒我联系一下华南医疗',
    names: ['华南医疗'],
    right: [{ command: 'remind', customer: '华南医疗', words: /^(?!.*明天).*后天/ }],
  },
  {
    says: '额蓝海科技那个等及是多少',
    names: ['蓝海科技'],
    right: [{ command: 'tier', customer: '蓝海科技' }],
  },
  {
    says: '帮我你一个话术发给华南医疗',
    names: ['华南医疗'],
    right: [{ command: 'draft', customer: '华南医疗' }],
  },
  { says: '今天代办有哪些', right: [{ command: 'today' }] },
  { says: '就是说这个礼拜的周抱给我看看', right: [{ command: 'digest' }] },
  {
    says: '然后那个acme的话他现在到底算不算重点客户啊',
    names: ['acme'],
    right: [
      { command: 'tier', customer: 'acme' },
      { command: 'why', customer: 'acme' },
    ],
  },
  { says: '哦没事没事我就试试你能不能听见', right: [] },
  { says: '等一下啊我接个电话', right: [] },
  {
    says: '蓝海科技今天打过去没接',
    names: ['蓝海科技'],
    right: [{ command: 'log', customer: '蓝海科技', words: /没接/ }],
  },
  {
    says: '喂你帮我瞅一眼华南医疗呗看他还行不行',
    names: ['华南医疗'],
    right: [
      { command: 'tier', customer: '华南医疗' },
      { command: 'why', customer: '华南医疗' },
    ],
  },
  {
    says: '我我想问一下蓝海科技为啥就变成C类了呀',
    names: ['蓝海科技'],
    right: [
      { command: 'why', customer: '蓝海科技' },
      { command: 'history', customer: '蓝海科技' },
    ],
  },
  { says: '今儿还有几个客户没联系呢', right: [{ command: 'today' }, { command: 'list' }] },
  {
    says: '把华南医疗那个提型往后挪到下礼拜一',
    names: ['华南医疗'],
    right: [
      { command: 'snooze', customer: '华南医疗', words: /礼拜一/ },
      { command: 'remind', customer: '华南医疗', words: /礼拜一/ },
    ],
  },
  { says: '华南医疗就先别管他了', names: ['华南医疗'], right: [{ command: 'edit', customer: '华南医疗' }] },
  { says: '那家叫什么来着就上周投诉的那个', right: [{ command: 'problem' }] },
]
