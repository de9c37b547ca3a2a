import type { DimensionRule } from '#src/domain/policy/dimension-rule.ts'

/**
 * Dimensions to paste into a policy, without code: their weight is taken from the others (docs/policy.md). Points,
 * stages and tags are examples: they are to be named as the company's own data names them.
 */
export const optionalDimensions: readonly DimensionRule[] = [
  {
    name: 'buying-power',
    label: { en: 'Buying power', zh: '购买力' },
    weight: 0.1,
    why: {
      en: 'A large company with a small order has more to give; what it is counts until it is told otherwise.',
      zh: '规模大的客户即使下单少，潜力也更大。',
    },
    transform: 'none',
    freshDays: 365,
    counts: {
      of: 'attribute',
      attribute: 'size',
      points: { small: 1, medium: 3, large: 9, 小型: 1, 中型: 3, 大型: 9 },
    },
  },
  {
    name: 'urgency',
    label: { en: 'Urgency', zh: '紧迫程度' },
    weight: 0.1,
    why: {
      en: 'Whoever negotiates now will decide soon, with us or with somebody else.',
      zh: '正在谈判的客户很快就会定下来，不是选我们，就是选别家。',
    },
    transform: 'none',
    freshDays: 90,
    counts: {
      of: 'stages',
      points: { demo: 1, proposal: 2, negotiation: 3, 演示: 1, 报价: 2, 谈判: 3 },
    },
  },
  {
    name: 'loyalty',
    label: { en: 'Loyalty', zh: '忠诚度' },
    weight: 0.1,
    why: {
      en: 'Months with a purchase: coming back tells more than buying much at once.',
      zh: '有下单的月份越多，说明越离不开我们，比一次买得多更可靠。',
    },
    transform: 'none',
    freshDays: 730,
    counts: { of: 'purchase-months' },
  },
  {
    name: 'advocacy',
    label: { en: 'Advocacy', zh: '口碑' },
    weight: 0.1,
    why: {
      en: 'Five stars for the whole are a recommendation: such customers bring others.',
      zh: '总体打五星的客户愿意推荐我们，会带来新客户。',
    },
    transform: 'none',
    freshDays: 365,
    counts: { of: 'ratings', topics: ['overall'], rating: 5 },
  },
  {
    name: 'community',
    label: { en: 'Community', zh: '社群活跃' },
    weight: 0.1,
    why: {
      en: 'Coming to events and writing in our groups shows a tie that price alone does not cut.',
      zh: '参加活动、在群里发言，说明关系不只靠价格。',
    },
    transform: 'none',
    freshDays: 180,
    counts: { of: 'interactions', channels: ['event', 'social'], direction: 'in' },
  },
  {
    name: 'membership',
    label: { en: 'Membership', zh: '会员' },
    weight: 0.1,
    why: {
      en: 'A membership was chosen: its levels say how close a customer wants to be.',
      zh: '会员是客户自己选的，级别越高，越愿意和我们走近。',
    },
    transform: 'none',
    freshDays: 365,
    counts: { of: 'tags', points: { member: 1, 'gold-member': 3, 会员: 1, 金卡会员: 3 } },
  },
]
