import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import { onLifecycle, onState, touch } from './steps.ts'

/** Weekly, by a named person: the customers one does not want to hear about second-hand. */
export const keyPlaybook: readonly PlaybookStep[] = [
  onLifecycle(
    'prospect',
    7,
    touch(
      'named-manager',
      'phone',
      'service',
      ['Win the first order', '拿下首单'],
      ['Call as their named contact, and ask when they buy next', '致电说明由你专人对接，问清下次采购时间'],
    ),
    touch(
      'trial',
      'wechat',
      'product',
      ['Prove it with one order', '用一单证明实力'],
      ['Offer a trial order, and fix the delivery day', '提供试单，当场约定到货日期'],
    ),
    touch(
      'event-invitation',
      'event',
      'invitation',
      ['Let them see us at work', '请对方来现场看看'],
      ['Invite them to the next open day, and ask who will come', '邀请参加近期开放日，确认由谁到场'],
    ),
  ),
  onLifecycle(
    'new',
    7,
    touch(
      'first-order-check',
      'phone',
      'service',
      ['Make the first weeks go well', '让首单体验顺利'],
      [
        'Call to ask how the first order arrived, and give your direct number',
        '回访首单到货情况，留下你的直线电话',
      ],
    ),
    touch(
      'personal-recommendation',
      'wechat',
      'product',
      ['Reach the second order', '促成第二单'],
      [
        'Show two items that go with the first order, and ask which to add',
        '推荐两款与首单搭配的产品，问选哪一款',
      ],
    ),
    touch(
      'survey',
      'wechat',
      'survey',
      ['Hear early what disturbs', '有不满尽早听到'],
      ['Ask one question: what should we do better next time?', '只问一个问题：下次哪里可以做得更好？'],
    ),
  ),
  onLifecycle(
    'growing',
    7,
    touch(
      'personal-recommendation',
      'visit',
      'product',
      ['Grow into the next product line', '带动更多品类'],
      [
        'Visit with two ideas that fit what they buy, and agree to try one',
        '带两个合适的搭配上门，当场定一款试用',
      ],
    ),
    touch(
      'step-up-coupon',
      'wechat',
      'offer',
      ['Raise the next order', '做大下一单'],
      [
        'Offer a coupon that grows with the order, and ask what else is needed',
        '送满额递增券，问本月还缺哪些货',
      ],
    ),
    touch(
      'community-invitation',
      'event',
      'invitation',
      ['Bind them by people, not by price', '让关系靠人不靠价'],
      [
        'Invite them into the circle of key customers, and ask whom to sign up',
        '邀请加入重点客户圈，问由谁参加',
      ],
    ),
  ),
  onLifecycle(
    'mature',
    7,
    touch(
      'early-access',
      'visit',
      'news',
      ['Keep the relationship at the top', '守住核心关系'],
      [
        'Show new items two weeks before others see them, and take a reservation',
        '新品提前两周看样，当场登记预留',
      ],
    ),
    touch(
      'birthday-care',
      'phone',
      'care',
      ['Be the partner who remembers', '做记得住对方的伙伴'],
      [
        'Call on a birthday or on the anniversary of the first order, and thank them for one thing',
        '生日或合作周年致电，感谢一件具体的事',
      ],
    ),
    touch(
      'yearly-reward',
      'visit',
      'offer',
      ['Secure the next quarter', '锁定下季度采购'],
      ['Go through the yearly reward together, and agree on quantities', '一起核对年度返利，敲定下季度用量'],
    ),
  ),
  onLifecycle(
    'slipping',
    7,
    touch(
      'survey',
      'phone',
      'survey',
      ['Find out why orders are late', '弄清为什么迟迟没下单'],
      ['Call today, ask what changed, and write the reason down', '今天就打电话，问清变化并记下原因'],
    ),
    touch(
      'replenishment-reminder',
      'wechat',
      'service',
      ['Make the next order a single yes', '让补货一句话就成'],
      ['Send their usual list ready to confirm', '把常购清单备好发去，请对方回复确认'],
    ),
    touch(
      'manager-visit',
      'visit',
      'offer',
      ['Clear what stands in the way', '扫清眼前的障碍'],
      [
        'Visit with your manager, bring one concession, and ask for the order',
        '和主管一起上门，带一项让步，当面争取订单',
      ],
    ),
  ),
  onLifecycle(
    'dormant',
    7,
    touch(
      'manager-visit',
      'visit',
      'care',
      ['Win the customer back', '把客户请回来'],
      [
        'Come without a catalogue, listen, and agree on one thing to put right',
        '不带产品册登门，听清原委，约定先解决一件事',
      ],
    ),
    touch(
      'win-back-offer',
      'phone',
      'offer',
      ['Get the order that starts it again', '拿回重新开始的一单'],
      ['Offer the come-back price on their usual list, for two weeks', '按常购清单给回归价，两周内有效'],
    ),
    touch(
      'survey',
      'wechat',
      'survey',
      ['Know who took over, and why', '弄清输给了谁、输在哪'],
      ['Ask which supplier they use now, and what they like there', '问清现在用哪家，最看重什么'],
    ),
  ),
  onState(
    'one-off-leaving',
    7,
    touch(
      'thank-you',
      'phone',
      'care',
      ['Turn one large order into a relationship', '让一笔大单变成长期关系'],
      ['Thank them for the large order, and ask what it was for', '感谢这笔大单，问清用途和后续安排'],
    ),
    touch(
      'replenishment-reminder',
      'wechat',
      'solution',
      ['Find the need that repeats', '找到会重复的需求'],
      [
        'Send a refill plan made from that order, and ask for the first date',
        '按那笔订单做补货计划，请对方定首个日期',
      ],
    ),
    touch(
      'yearly-reward',
      'visit',
      'offer',
      ['Give a reason to come again', '给一个再来的理由'],
      [
        'Show what the next order would earn, and ask for it this month',
        '讲清再下一单能拿到的返利，争取本月成交',
      ],
    ),
  ),
  onState(
    'small-growing',
    7,
    touch(
      'named-manager',
      'visit',
      'service',
      ['Be there before they are big', '在做大之前先到位'],
      [
        'Introduce yourself as their contact, and ask for the plan of the next months',
        '上门认识，问未来几个月的用货计划',
      ],
    ),
    touch(
      'early-access',
      'wechat',
      'news',
      ['Let growth never wait for stock', '让增长不断货'],
      ['Reserve scarce items for them, and ask for a forecast', '紧俏货优先留，请对方报预计用量'],
    ),
  ),
]
