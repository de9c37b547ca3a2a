import type { Lifecycle } from '#src/domain/customer.ts'
import type { Channel } from '#src/domain/event.ts'
import type { PlaybookStep } from '#src/domain/policy/playbook.ts'

type Words = readonly [en: string, zh: string]

const step = (
  lifecycle: Lifecycle,
  cadenceDays: number,
  channel: Channel,
  goal: Words,
  callToAction: Words,
): PlaybookStep => ({
  lifecycle,
  cadenceDays,
  touches: [
    {
      action: 'contact',
      channel,
      content: 'service',
      goal: { en: goal[0], zh: goal[1] },
      callToAction: { en: callToAction[0], zh: callToAction[1] },
    },
  ],
})

/** Weekly, by a named person: the customers one does not want to hear about second-hand. */
export const keyPlaybook: readonly PlaybookStep[] = [
  step(
    'prospect',
    7,
    'phone',
    ['Win the first order', '拿下首单'],
    ['Call, and offer a trial order with a named contact', '电话沟通需求，指定专人，约一次试单'],
  ),
  step(
    'new',
    7,
    'phone',
    ['Make the first weeks go well', '让首单体验顺利'],
    ['Call to ask how the first order arrived, and introduce yourself', '电话回访首单到货情况，并做自我介绍'],
  ),
  step(
    'growing',
    7,
    'visit',
    ['Grow into the next product line', '带动更多品类'],
    ['Visit with two ideas that fit what they buy', '带上两个适合他们的方案上门拜访'],
  ),
  step(
    'mature',
    7,
    'visit',
    ['Keep the relationship at the top', '守住核心关系'],
    ['Agree on the next quarter, and offer early access to new items', '约定下季度采购计划，新品优先供货'],
  ),
  step(
    'slipping',
    7,
    'phone',
    ['Find out why orders are late', '弄清为什么迟迟没下单'],
    ['Call today, ask what changed, and solve one thing', '今天就打电话，问清变化，当场解决一件事'],
  ),
  step(
    'dormant',
    7,
    'visit',
    ['Win the customer back', '把客户请回来'],
    ['Visit together with your manager, with a come-back offer', '和主管一起上门，带上回归优惠'],
  ),
]

/** Monthly: the next key accounts are in here. */
export const potentialPlaybook: readonly PlaybookStep[] = [
  step(
    'prospect',
    30,
    'wechat',
    ['Learn what they need', '摸清需求'],
    ['Send one matching case, and ask for a short call', '发一个同行案例，约一次简短通话'],
  ),
  step(
    'new',
    30,
    'phone',
    ['Reach the second order', '促成第二单'],
    [
      'Ask how it went, and offer a step-up coupon for the next order',
      '回访使用情况，送一张满额递增的优惠券',
    ],
  ),
  step(
    'growing',
    30,
    'phone',
    ['Raise the order value', '提高客单价'],
    ['Recommend the set that similar customers buy', '推荐同类客户常买的组合'],
  ),
  step(
    'mature',
    30,
    'wechat',
    ['Keep the habit, and look for the next need', '保持复购，发现新需求'],
    ['Offer the yearly reward, and ask what is planned next', '介绍年度返利，问问接下来的计划'],
  ),
  step(
    'slipping',
    30,
    'phone',
    ['Bring the next order back on rhythm', '让下单节奏恢复'],
    ['Call before the month ends, with their usual order ready', '月底前致电，备好常购清单方便一键下单'],
  ),
  step(
    'dormant',
    30,
    'phone',
    ['Wake the customer up', '唤醒客户'],
    ['Call with a win-back offer, and ask why they stopped', '电话送上回归礼，问清停购原因'],
  ),
]

/** Quarterly and light: nobody is forgotten, batches are fine. */
export const regularPlaybook: readonly PlaybookStep[] = [
  step(
    'prospect',
    90,
    'mail',
    ['Stay in mind', '让对方记得我们'],
    ['Send the catalogue, and invite a question', '发产品手册，欢迎提问'],
  ),
  step(
    'new',
    90,
    'wechat',
    ['Say thank you, and show what else there is', '表示感谢，介绍更多产品'],
    ['Send a thank-you with a coupon for the second order', '发感谢消息，附第二单优惠券'],
  ),
  step(
    'growing',
    90,
    'wechat',
    ['Notice growth early', '及早发现增长'],
    ['Ask what they plan to buy more of, and suggest a trial', '问问哪些会多买，推荐一款试用'],
  ),
  step(
    'mature',
    90,
    'wechat',
    ['Keep buying easy', '让复购更省心'],
    ['Send a personal recommendation and the points balance', '发一条个性化推荐和积分余额'],
  ),
  step(
    'slipping',
    90,
    'sms',
    ['Remind at the right time', '适时提醒补货'],
    ['Remind them of their usual order, with a small extra', '提醒常购商品补货，附小赠品'],
  ),
  step(
    'dormant',
    90,
    'mail',
    ['Leave the door open', '保留联系'],
    ['Send a come-back offer with a one-question survey', '发回归优惠，附一个问题的小调查'],
  ),
]

/** Quarterly; new customers and prospects never stand here. */
export const basicPlaybook: readonly PlaybookStep[] = [
  step(
    'growing',
    90,
    'wechat',
    ['Spot those who begin to grow', '发现开始增长的客户'],
    ['Suggest one product that goes with the last order', '推荐一款和上一单搭配的产品'],
  ),
  step(
    'mature',
    90,
    'mail',
    ['Serve well at low effort', '轻量服务好每位客户'],
    ['Send the season news and the points balance', '发当季资讯和积分余额'],
  ),
  step(
    'slipping',
    90,
    'sms',
    ['A friendly nudge', '友好提醒'],
    ['Send a coupon that ends this month', '发一张本月有效的优惠券'],
  ),
  step(
    'dormant',
    90,
    'mail',
    ['Ask once, kindly', '真诚问候一次'],
    ['Send a win-back offer, and ask what was missing', '发回归优惠，问问我们哪里没做好'],
  ),
]
