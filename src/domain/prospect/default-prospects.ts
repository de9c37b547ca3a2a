import type { ProspectRule, ProspectTier } from '#src/domain/policy/prospect-rule.ts'

const hot: ProspectTier = {
  code: 'hot',
  name: { en: 'Hot prospect', zh: '潜在客户·高意向' },
  meaning: {
    en: 'In touch with us now: the first order is a matter of weeks.',
    zh: '近期互动频繁，几周内有望成交，优先跟进。',
  },
  from: 60,
  plan: {
    cadenceDays: 7,
    touches: [
      {
        action: 'needs-call',
        channel: 'phone',
        content: 'solution',
        goal: { en: 'Agree on what they need', zh: '确认采购需求' },
        callToAction: {
          en: 'Call, write down product, quantity and date, and promise a quote within a day',
          zh: '电话确认品类、数量和时间，承诺一个工作日内报价',
        },
      },
      {
        action: 'trial-order',
        channel: 'visit',
        content: 'offer',
        goal: { en: 'Win the first order', zh: '促成首单' },
        callToAction: {
          en: 'Bring samples, and agree on a trial order with a named contact',
          zh: '带样品上门，约定一笔试单，指定专人对接',
        },
      },
      {
        action: 'decision-call',
        channel: 'phone',
        content: 'service',
        goal: { en: 'Learn what still stands in the way', zh: '弄清还差哪一步' },
        callToAction: {
          en: 'Ask who decides and by when, and solve one open point today',
          zh: '问清由谁拍板、何时决定，当天解决一个问题',
        },
      },
    ],
  },
}

const warm: ProspectTier = {
  code: 'warm',
  name: { en: 'Warm prospect', zh: '潜在客户·中意向' },
  meaning: {
    en: 'Interested, or much like our best customers: worth a regular word.',
    zh: '有兴趣，或与优质客户相似，值得定期跟进。',
  },
  from: 40,
  plan: {
    cadenceDays: 14,
    touches: [
      {
        action: 'matching-case',
        channel: 'wechat',
        content: 'solution',
        goal: { en: 'Learn what they need', zh: '摸清需求' },
        callToAction: {
          en: 'Send a case from their industry, and ask for a ten-minute call',
          zh: '发一个同行业案例，约十分钟电话',
        },
      },
      {
        action: 'sample',
        channel: 'phone',
        content: 'product',
        goal: { en: 'Get a product into their hands', zh: '让对方用上产品' },
        callToAction: {
          en: 'Offer a free sample, and ask where to send it',
          zh: '提供免费样品，确认收件地址',
        },
      },
    ],
  },
}

const cool: ProspectTier = {
  code: 'cool',
  name: { en: 'Cool prospect', zh: '潜在客户·待培育' },
  meaning: {
    en: 'Quiet so far: kept informed with light effort, until they answer.',
    zh: '暂时没有互动，轻量维护，等待时机。',
  },
  from: 0,
  plan: {
    cadenceDays: 45,
    touches: [
      {
        action: 'news',
        channel: 'mail',
        content: 'news',
        goal: { en: 'Stay in mind', zh: '保持印象' },
        callToAction: {
          en: 'Send the new catalogue, and ask one simple question',
          zh: '发送新品目录，附一个容易回答的问题',
        },
      },
      {
        action: 'invitation',
        channel: 'event',
        content: 'invitation',
        goal: { en: 'Meet in person', zh: '创造见面机会' },
        callToAction: { en: 'Invite them to the next fair or open day', zh: '邀请参加近期展会或开放日' },
      },
    ],
  },
}

/**
 * Prospects where a policy says nothing of its own. Half and half, since neither part is proven on a company's own
 * data before it has conversions to show (docs/prospects.md): fit is there from the first day, engagement comes later.
 */
export const defaultProspects: ProspectRule = {
  fit: {
    weight: 0.5,
    why: {
      en: 'Whoever is like our best customers is more likely to become one; it is known before the first word.',
      zh: '与优质客户越相似，越可能成为优质客户，而且首次联系前就能判断。',
    },
    attributes: [
      'industry',
      'region',
      'size',
      'country',
      'employees',
      'revenue',
      '行业',
      '地区',
      '省份',
      '规模',
      '公司规模',
      '员工人数',
    ],
    topTiers: 1,
  },
  engagement: {
    weight: 0.5,
    why: {
      en: 'Whoever answers and asks wants something now; old contacts fade.',
      zh: '主动联系、有回应，说明当下有需求；越久远的互动越不算数。',
    },
    halfAt: 1,
  },
  tiers: [hot, warm, cool],
  band: 3,
  ageDays: 120,
  wonStages: ['won', 'closed won', '赢单', '成交', '已成交'],
  lostStages: ['lost', 'closed lost', '输单', '丢单', '流失', '无效'],
}
