import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import { onLifecycle, onState, touch } from './steps.ts'

/** Monthly: the next key accounts are in here. */
export const potentialPlaybook: readonly PlaybookStep[] = [
  onLifecycle(
    'prospect',
    30,
    touch(
      'reference-case',
      'wechat',
      'solution',
      ['Learn what they need', '摸清需求'],
      [
        'Send one case from their trade, and ask for ten minutes on the phone',
        '发一个同行案例，约十分钟通话',
      ],
    ),
    touch(
      'trial',
      'phone',
      'product',
      ['Make the first try easy', '让第一次尝试没有负担'],
      ['Offer a small trial without obligation, and ask where to send it', '提供免费小样，要一个收货地址'],
    ),
  ),
  onLifecycle(
    'new',
    30,
    touch(
      'first-order-check',
      'phone',
      'service',
      ['Hear how the first order went', '了解首单体验'],
      [
        'Ask whether all was as expected, and settle what was not the same day',
        '问是否符合预期，有问题当天处理',
      ],
    ),
    touch(
      'step-up-coupon',
      'wechat',
      'offer',
      ['Reach a second order within the month', '一个月内促成第二单'],
      ['Send a coupon that grows with the amount, valid for 30 days', '送一张满额递增券，30 天内有效'],
    ),
    touch(
      'community-invitation',
      'wechat',
      'invitation',
      ['Make them feel at home', '让新客户有归属感'],
      [
        'Invite them into the customers’ group, and ask what they are looking for',
        '邀请进客户群，请对方说说在找什么',
      ],
    ),
  ),
  onLifecycle(
    'growing',
    30,
    touch(
      'personal-recommendation',
      'phone',
      'product',
      ['Raise the order value', '提高客单价'],
      [
        'Recommend the set that similar customers buy, and offer to add it',
        '推荐同类客户常买的组合，问是否加进下一单',
      ],
    ),
    touch(
      'points',
      'wechat',
      'offer',
      ['Make the next step worth it', '让多买一点更划算'],
      [
        'Say how many points the next gift needs, and name the item that closes the gap',
        '告知离下一档积分礼差多少，推荐一款凑单',
      ],
    ),
    touch(
      'event-invitation',
      'event',
      'invitation',
      ['Show the whole range', '让对方看到全部品类'],
      [
        'Invite them to a product evening, and ask which line to prepare',
        '邀请参加新品体验会，问想先看哪一类',
      ],
    ),
  ),
  onLifecycle(
    'mature',
    30,
    touch(
      'yearly-reward',
      'wechat',
      'offer',
      ['Keep the habit, and look for the next need', '保持复购，发现新需求'],
      ['Show this year’s reward so far, and ask what is planned next', '发今年的返利进度，问接下来的计划'],
    ),
    touch(
      'birthday-care',
      'phone',
      'care',
      ['Be a person, not a price list', '做熟人，不只是供货商'],
      ['Call with good wishes, and ask how business is', '送上祝福，聊聊近来生意'],
    ),
    touch(
      'industry-analysis',
      'mail',
      'analysis',
      ['Be worth reading', '发对方用得上的内容'],
      [
        'Send the season’s demand in their trade, and ask whether they see the same',
        '发本行业当季行情，问和他们看到的是否一致',
      ],
    ),
  ),
  onLifecycle(
    'slipping',
    30,
    touch(
      'replenishment-reminder',
      'wechat',
      'service',
      ['Bring orders back on rhythm', '让下单恢复节奏'],
      ['Send the usual list ready to order, and ask for a day', '备好常购清单，问哪天发货合适'],
    ),
    touch(
      'survey',
      'phone',
      'survey',
      ['Hear the reason while it can be mended', '趁还来得及，问出原因'],
      ['Ask what has changed: price, service or need', '问清变的是价格、服务还是需求'],
    ),
    touch(
      'limited-coupon',
      'sms',
      'offer',
      ['Give a small push', '轻轻推一把'],
      [
        'Send a coupon that ends this month, and name the item they usually buy',
        '发一张月底到期的券，点名他们常买的那款',
      ],
    ),
  ),
  onLifecycle(
    'dormant',
    30,
    touch(
      'win-back-offer',
      'phone',
      'offer',
      ['Wake the customer up', '唤醒客户'],
      [
        'Promise a gift with the next order, and ask when goods are needed again',
        '下单即送回归礼，问何时再需要用货',
      ],
    ),
    touch(
      'survey',
      'wechat',
      'survey',
      ['Learn why they stopped', '了解停购原因'],
      [
        'Send one question with four answers: price, goods, service, no need',
        '一个问题四个选项：价格、商品、服务、暂不需要',
      ],
    ),
  ),
  onState(
    'one-off-leaving',
    30,
    touch(
      'thank-you',
      'phone',
      'care',
      ['Make the one order the first', '让唯一的一单变成第一单'],
      ['Thank them, and ask when the same need comes again', '致谢，并问同样的需求何时再有'],
    ),
    touch(
      'personal-recommendation',
      'wechat',
      'product',
      ['Find a smaller need that repeats', '找到小而常有的需求'],
      [
        'Recommend what is used up with that purchase, and send the first pack',
        '推荐那笔采购的配套耗材，先寄一份',
      ],
    ),
  ),
  onState(
    'small-growing',
    30,
    touch(
      'personal-recommendation',
      'phone',
      'product',
      ['Learn where the growth comes from', '弄清增长来自哪里'],
      ['Ask what is selling so well, and suggest the next item', '问问什么卖得好，推荐下一款'],
    ),
    touch(
      'points',
      'wechat',
      'offer',
      ['Speed up what has begun', '给增长添把劲'],
      ['Double the points on the next two orders, and say until when', '接下来两单双倍积分，讲清截止日期'],
    ),
  ),
]
