import type { NextTouch } from './next-touch.ts'
import type { Occasion } from './reminder.ts'

type Words = readonly [en: string, zh: string]

const touch = (
  action: string,
  content: NextTouch['content'],
  [enGoal, zhGoal]: Words,
  [en, zh]: Words,
  channel: NextTouch['channel'] = 'phone',
): NextTouch => ({ action, channel, content, goal: { en: enGoal, zh: zhGoal }, callToAction: { en, zh } })

/** What is done at an occasion; two kinds of content each, so that neither repeats what was told last. */
export const occasionTouches: Readonly<Record<Occasion, readonly NextTouch[]>> = {
  birthday: [
    touch(
      'birthday-wishes',
      'care',
      ['Be there on the day', '在生日当天送到心意'],
      ['Send wishes in your own name on the day itself', '生日当天以个人名义送上祝福'],
      'wechat',
    ),
    touch(
      'birthday-gift',
      'offer',
      ['Make the day a little better', '给生日添一份惊喜'],
      ['Send the birthday gift, with a card in your own name', '寄出生日礼，附一张亲笔贺卡'],
      'wechat',
    ),
  ],
  'first-order': [
    touch(
      'anniversary-thanks',
      'care',
      ['Say thank you for the years', '感谢一路相伴'],
      [
        'Thank them for the years together, and ask what would make the next one better',
        '感谢多年信任，问问明年哪里可以做得更好',
      ],
      'wechat',
    ),
    touch(
      'anniversary-review',
      'analysis',
      ['Show what the years have brought', '回顾合作成果'],
      ['Send a short look back at what they bought, and agree on a talk', '发一份合作回顾，约时间聊聊'],
      'mail',
    ),
  ],
  'contract-end': [
    touch(
      'renewal-talk',
      'service',
      ['Renew the contract', '促成续约'],
      [
        'Agree on a date for the renewal talk, and ask what should change',
        '约定续约面谈时间，问清希望调整的条款',
      ],
    ),
    touch(
      'renewal-offer',
      'solution',
      ['Renew the contract', '促成续约'],
      [
        'Present the terms for the next period, and ask who decides by when',
        '介绍下一期方案，问清由谁、何时决定',
      ],
    ),
  ],
  'yearly-reward': [
    touch(
      'yearly-reward',
      'offer',
      ['Let the reward be noticed', '让年度回馈真正到位'],
      ['Tell what the reward comes to, and how to use it', '告知返利金额和使用方式'],
    ),
    touch(
      'reward-outlook',
      'analysis',
      ['Reach the next step of the reward', '冲刺下一档回馈'],
      [
        'Show what is missing to the next step, and plan the order for it',
        '算清离下一档还差多少，一起排好订单',
      ],
    ),
  ],
}
