import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import { onLifecycle, onState, touch } from './steps.ts'

/** Quarterly, mostly by mail and web; new accounts and prospects never stand here. */
export const basicAccountPlaybook: readonly PlaybookStep[] = [
  onLifecycle(
    'growing',
    90,
    touch(
      'needs-analysis',
      'phone',
      'analysis',
      ['Check whether it goes on growing', '看看是否还会增长'],
      ['Ask one question: what do you need more of this year?', '只问一句：今年哪些会多用？'],
    ),
    touch(
      'personal-recommendation',
      'mail',
      'product',
      ['Widen a small account', '把小客户做宽一点'],
      ['Send one product that fits the last order', '发一款与上次订单配套的产品'],
    ),
  ),
  onLifecycle(
    'mature',
    90,
    touch(
      'industry-news',
      'mail',
      'news',
      ['Stay useful at low effort', '轻量保持联系'],
      ['Send the quarter’s news with a link to order', '发季度资讯，附下单链接'],
    ),
    touch(
      'survey',
      'web',
      'survey',
      ['Hear them once a year', '每年听一次意见'],
      ['Send the yearly satisfaction survey', '发年度满意度问卷'],
    ),
  ),
  onLifecycle(
    'slipping',
    90,
    touch(
      'replenishment-reminder',
      'mail',
      'service',
      ['Remind in time', '到点提醒'],
      ['Send the last order as a quote', '把上次订单做成报价发去'],
    ),
    touch(
      'limited-offer',
      'wechat',
      'offer',
      ['Give a date to decide by', '给一个决定的期限'],
      ['Offer free delivery until the end of the quarter', '本季度内下单免运费'],
    ),
  ),
  onLifecycle(
    'dormant',
    90,
    touch(
      'win-back-offer',
      'mail',
      'offer',
      ['Ask once more', '再问一次'],
      ['Offer a new start with a small order and no minimum', '小单也接，不设起订量'],
    ),
    touch(
      'survey',
      'web',
      'survey',
      ['Close the file with a reason', '有原因地收尾'],
      ['Ask why it ended, in one tick', '勾选一项停止合作的原因'],
    ),
  ),
  onState(
    'one-off-leaving',
    90,
    touch(
      'thank-you',
      'mail',
      'care',
      ['Stay on good terms', '好聚好散，留个念想'],
      ['Send thanks with a contact for questions about the project', '发感谢信，留项目答疑联系人'],
    ),
  ),
  onState(
    'small-growing',
    90,
    touch(
      'named-manager',
      'phone',
      'care',
      ['Give a growing account a voice', '让成长中的客户有人可找'],
      ['Call once, and say who looks after them from now on', '打一次电话，告知今后由谁负责'],
    ),
    touch(
      'training',
      'web',
      'invitation',
      ['Help them use more', '帮对方用得更多'],
      ['Invite them to an online course on the next product', '邀请参加下一款产品的线上课'],
    ),
  ),
]
