import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import { onLifecycle, onState, touch } from './steps.ts'

/** Monthly: accounts that may become key ones. */
export const potentialAccountPlaybook: readonly PlaybookStep[] = [
  onLifecycle(
    'prospect',
    30,
    touch(
      'reference-case',
      'mail',
      'solution',
      ['Earn a first talk', '换来第一次沟通'],
      [
        'Send a case from their industry with its numbers, and ask for 20 minutes',
        '发一个带数据的同行案例，约 20 分钟',
      ],
    ),
    touch(
      'seminar-invitation',
      'event',
      'invitation',
      ['Meet the people behind the need', '见到真正有需求的人'],
      [
        'Invite them to a seminar on their problem, and ask for two names',
        '邀请参加专题研讨会，请对方报两位',
      ],
    ),
    touch(
      'trial',
      'phone',
      'product',
      ['Let them test it', '让对方先试'],
      ['Offer a trial with a fixed end, and agree on what success means', '提供限期试用，先约定怎样算成功'],
    ),
  ),
  onLifecycle(
    'new',
    30,
    touch(
      'first-order-check',
      'phone',
      'service',
      ['Make the first delivery right', '让首次交付不出错'],
      ['Ask what was missing or late, and close it within the week', '问有无缺漏延误，一周内解决'],
    ),
    touch(
      'training',
      'web',
      'invitation',
      ['Have it used every day', '让产品天天用起来'],
      ['Invite the users to an online course, and ask for a date that suits', '邀请参加线上课程，问哪天方便'],
    ),
    touch(
      'survey',
      'mail',
      'survey',
      ['Measure how satisfied they are', '量一量满意度'],
      ['Send a survey of three questions, and call back on a low answer', '发三题满意度问卷，低分当天回访'],
    ),
  ),
  onLifecycle(
    'growing',
    30,
    touch(
      'solution-session',
      'visit',
      'solution',
      ['Widen what they use', '扩大使用范围'],
      [
        'Visit with a solution for the next process, and ask who owns it',
        '带下一个环节的方案上门，问由谁负责',
      ],
    ),
    touch(
      'industry-analysis',
      'mail',
      'analysis',
      ['Help them decide', '帮对方做判断'],
      [
        'Send figures of comparable companies, and offer to compare theirs',
        '发同规模企业的数据，提出帮忙对比',
      ],
    ),
    touch(
      'volume-offer',
      'phone',
      'offer',
      ['Move up to the next volume', '带到下一档用量'],
      ['Show what the next volume would save, and ask for a forecast', '算清上一档能省多少，请对方给预测'],
    ),
  ),
  onLifecycle(
    'mature',
    30,
    touch(
      'business-review',
      'visit',
      'analysis',
      ['Keep the reason to stay visible', '让对方看得见合作价值'],
      ['Review the half-year on one page, and agree on one improvement', '用一页纸回顾半年，约定一项改进'],
    ),
    touch(
      'contract-renewal',
      'phone',
      'offer',
      ['Renew in good time', '按时续约'],
      [
        'Call 60 days before the end, and ask what the new contract must contain',
        '到期前 60 天致电，问新合同要包含什么',
      ],
    ),
    touch(
      'community-invitation',
      'event',
      'invitation',
      ['Let customers convince customers', '让客户影响客户'],
      ['Invite them to speak at the users’ day, and ask for a topic', '邀请在客户交流日分享，请对方定题目'],
    ),
  ),
  onLifecycle(
    'slipping',
    30,
    touch(
      'survey',
      'phone',
      'survey',
      ['Find out what holds the order', '弄清订单卡在哪里'],
      ['Ask about budget, people and satisfaction, in this order', '依次问预算、人员和满意度'],
    ),
    touch(
      'replenishment-reminder',
      'mail',
      'service',
      ['Make reordering easy', '让续单更省事'],
      [
        'Send the last order as a quote ready to sign, and ask for a date',
        '把上次订单做成可直接签的报价，问日期',
      ],
    ),
    touch(
      'product-news',
      'visit',
      'news',
      ['Give a new reason to talk', '给一个重新聊的理由'],
      [
        'Show what is new since the last order, and ask which part matters',
        '演示上次下单后的更新，问哪项有用',
      ],
    ),
  ),
  onLifecycle(
    'dormant',
    30,
    touch(
      'named-manager',
      'phone',
      'care',
      ['Be known there again', '让对方重新记起我们'],
      ['Call to ask who is in charge now, and introduce yourself', '致电问现在由谁负责，并做自我介绍'],
    ),
    touch(
      'win-back-offer',
      'mail',
      'offer',
      ['Offer an easy way back', '给一条轻松回来的路'],
      [
        'Send come-back terms with an end date, and ask for a yes or a no',
        '发限期的回归条件，请对方给个准话',
      ],
    ),
    touch(
      'survey',
      'wechat',
      'survey',
      ['Store the reason', '把原因记下来'],
      [
        'Ask which of four reasons it was: price, product, service, project ended',
        '四选一：价格、产品、服务、项目结束',
      ],
    ),
  ),
  onState(
    'one-off-leaving',
    30,
    touch(
      'project-review',
      'phone',
      'survey',
      ['Learn what the project left open', '弄清项目留下的问题'],
      ['Ask the users how it works, and which part still costs them time', '问使用效果，以及哪里还费工夫'],
    ),
    touch(
      'maintenance-plan',
      'mail',
      'solution',
      ['Earn a running contract', '争取持续合同'],
      ['Offer upkeep and spare parts at a yearly price', '按年报价，提供维护和备件'],
    ),
  ),
  onState(
    'small-growing',
    30,
    touch(
      'account-plan',
      'visit',
      'analysis',
      ['Understand what they are building', '看懂对方在做什么'],
      [
        'Visit once, ask for their targets of the year, and note where we fit',
        '上门一次，问年度目标，记下能配合的地方',
      ],
    ),
    touch(
      'volume-offer',
      'phone',
      'offer',
      ['Grow along with them', '陪对方一起长大'],
      ['Agree on steps of volume and price ahead of time', '提前约好用量阶梯和价格'],
    ),
  ),
]
