import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import { onLifecycle, onState, touch } from './steps.ts'

/** Quarterly and light: nobody is forgotten, batches are fine. */
export const regularPlaybook: readonly PlaybookStep[] = [
  onLifecycle(
    'prospect',
    90,
    touch(
      'catalogue',
      'mail',
      'product',
      ['Stay in mind', '让对方记得我们'],
      [
        'Send the catalogue with three favourites marked, and invite a question',
        '发产品册并标出三款热销，欢迎提问',
      ],
    ),
    touch(
      'first-order-price',
      'wechat',
      'offer',
      ['Lower the first hurdle', '降低首单门槛'],
      ['Offer a first-order price on one item, to be answered by a tap', '一款商品给首单价，点一下就能回复'],
    ),
  ),
  onLifecycle(
    'new',
    90,
    touch(
      'thank-you',
      'wechat',
      'care',
      ['Leave a good first impression', '留下好的第一印象'],
      ['Say thank you, and ask whether everything arrived', '感谢首单，问是否都收到了'],
    ),
    touch(
      'step-up-coupon',
      'sms',
      'offer',
      ['Show the way to the second order', '引导第二单'],
      ['Send a second-order coupon, valid for 60 days', '发第二单专享券，60 天有效'],
    ),
  ),
  onLifecycle(
    'growing',
    90,
    touch(
      'personal-recommendation',
      'wechat',
      'product',
      ['Notice growth early', '及早发现增长'],
      [
        'Suggest what goes with the last order, and ask what they will need more of',
        '推荐与上一单搭配的产品，问哪些会多买',
      ],
    ),
    touch(
      'points',
      'mail',
      'offer',
      ['Let every order pay back', '让每一单都有回报'],
      ['Send the points balance, and what it buys today', '发积分余额和现在就能换的礼品'],
    ),
  ),
  onLifecycle(
    'mature',
    90,
    touch(
      'replenishment-reminder',
      'wechat',
      'service',
      ['Keep buying easy', '让复购更省心'],
      [
        'Remind them of the usual item before it runs out, with a link to reorder',
        '常购商品快用完前提醒，附复购链接',
      ],
    ),
    touch(
      'season-news',
      'mail',
      'news',
      ['Bring something new each season', '每季都有新内容'],
      ['Send three novelties, and ask which to set aside', '发当季三款新品，问要留哪款'],
    ),
  ),
  onLifecycle(
    'slipping',
    90,
    touch(
      'replenishment-reminder',
      'sms',
      'service',
      ['Remind at the right time', '适时提醒补货'],
      ['Remind them of their usual order, with a small extra', '提醒补上常购商品，随单附小赠品'],
    ),
    touch(
      'survey',
      'wechat',
      'survey',
      ['Ask before they are gone', '离开之前先问一句'],
      ['Ask by one tap whether they still need us: yes, later, no', '一键回答还需要吗：需要、以后、不需要'],
    ),
  ),
  onLifecycle(
    'dormant',
    90,
    touch(
      'win-back-offer',
      'mail',
      'offer',
      ['Leave the door open', '给客户留一条回来的路'],
      ['Send a come-back offer on what they bought last', '针对上次买的商品发回归优惠'],
    ),
    touch(
      'survey',
      'wechat',
      'survey',
      ['Learn the reason at no cost', '不花成本问清原因'],
      ['Ask one question: what would bring you back?', '只问一句：怎样您会再来？'],
    ),
  ),
  onState(
    'one-off-leaving',
    90,
    touch(
      'thank-you',
      'wechat',
      'care',
      ['Give the one order a sequel', '让那一单有下文'],
      ['Ask whether the goods still serve them well', '问问那批货用得怎么样'],
    ),
    touch(
      'small-pack',
      'sms',
      'offer',
      ['Sell the small refill', '卖出小份补货'],
      ['Offer a smaller pack of the same goods at the refill price', '推同款小规格，给补货价'],
    ),
  ),
  onState(
    'small-growing',
    90,
    touch(
      'named-manager',
      'phone',
      'care',
      ['Give a personal word to those who grow', '给成长中的客户一次真人沟通'],
      ['Call once, ask what they plan, and note it', '亲自打个电话，问清计划并记下来'],
    ),
    touch(
      'trial',
      'wechat',
      'product',
      ['Open the next product line', '打开下一个品类'],
      ['Send a sample of the next item, and ask how it was', '寄下一款样品，回头问试用感受'],
    ),
  ),
]
