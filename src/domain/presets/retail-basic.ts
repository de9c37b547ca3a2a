import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import { onLifecycle, onState, touch } from './steps.ts'

/** Quarterly, mostly in batches; new customers and prospects never stand here. */
export const basicPlaybook: readonly PlaybookStep[] = [
  onLifecycle(
    'growing',
    90,
    touch(
      'personal-recommendation',
      'wechat',
      'product',
      ['Spot those who begin to grow', '发现开始增长的客户'],
      ['Suggest one product that goes with the last order', '推荐一款和上一单搭配的产品'],
    ),
    touch(
      'points',
      'sms',
      'offer',
      ['Make small orders count', '小单也有回报'],
      ['Say how many points came in, and how to use them', '告知到账积分和用法'],
    ),
  ),
  onLifecycle(
    'mature',
    90,
    touch(
      'season-news',
      'mail',
      'news',
      ['Serve well at low effort', '轻量服务好每位客户'],
      ['Send the season news with a link to the usual items', '发当季资讯，附常购商品链接'],
    ),
    touch(
      'points',
      'wechat',
      'offer',
      ['Keep the account alive', '让客户想起还有积分'],
      ['Send the points balance before it expires', '积分到期前提醒余额'],
    ),
  ),
  onLifecycle(
    'slipping',
    90,
    touch(
      'limited-coupon',
      'sms',
      'offer',
      ['A friendly nudge', '友好提醒'],
      ['Send a coupon that ends this month', '发一张本月有效的优惠券'],
    ),
    touch(
      'survey',
      'wechat',
      'survey',
      ['Hear what got in the way', '听听卡在哪里'],
      ['Ask with one tap: too dear, too slow, not needed', '一键选择：偏贵、偏慢、用不上'],
    ),
  ),
  onLifecycle(
    'dormant',
    90,
    touch(
      'win-back-offer',
      'mail',
      'offer',
      ['Ask once, kindly', '真诚问候一次'],
      ['Send a win-back offer for the first order back', '发一张回归首单优惠'],
    ),
    touch(
      'survey',
      'wechat',
      'survey',
      ['Learn from those who left', '向离开的客户取经'],
      ['Ask what was missing, in one line', '请对方用一句话说说我们缺什么'],
    ),
  ),
  onState(
    'one-off-leaving',
    90,
    touch(
      'thank-you',
      'mail',
      'care',
      ['Thank them for the large order', '为那笔大单道声谢'],
      ['Send thanks, and the name of a person to turn to', '发感谢信，留一位联系人'],
    ),
  ),
  onState(
    'small-growing',
    90,
    touch(
      'community-invitation',
      'wechat',
      'invitation',
      ['Bring growing customers closer', '把成长中的客户拉近一步'],
      ['Invite them into the customers’ group with a welcome gift', '邀请进群，送一份入群礼'],
    ),
    touch(
      'step-up-coupon',
      'sms',
      'offer',
      ['Lift the next order a little', '让下一单再多一点'],
      ['Send a coupon a little above their usual amount', '发一张略高于平时金额的满减券'],
    ),
  ),
]
