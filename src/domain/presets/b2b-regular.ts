import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import { onLifecycle, onState, touch } from './steps.ts'

/** Quarterly, by the inside team; a visit only where something moves. */
export const regularAccountPlaybook: readonly PlaybookStep[] = [
  onLifecycle(
    'prospect',
    90,
    touch(
      'industry-analysis',
      'mail',
      'analysis',
      ['Be remembered as useful', '让对方觉得有用'],
      ['Send the quarter’s industry brief, and ask whether to keep sending it', '发行业季报，问要不要继续发'],
    ),
    touch(
      'seminar-invitation',
      'web',
      'invitation',
      ['Find out who is interested', '看看谁有兴趣'],
      ['Invite them to an online seminar, and call those who came', '邀请参加线上讲座，回访到场的人'],
    ),
  ),
  onLifecycle(
    'new',
    90,
    touch(
      'thank-you',
      'phone',
      'care',
      ['Close the first order well', '把首单收好尾'],
      ['Thank them, and ask whether papers and invoice were right', '致谢，确认单据和发票无误'],
    ),
    touch(
      'solution-guide',
      'mail',
      'solution',
      ['Show the way to a second order', '指出第二单的方向'],
      ['Send a guide for their use, with the items that belong to it', '发应用指南，附配套清单'],
    ),
  ),
  onLifecycle(
    'growing',
    90,
    touch(
      'needs-analysis',
      'phone',
      'analysis',
      ['See growth before it shows in orders', '赶在订单之前看到增长'],
      ['Ask what they plan for the half-year, and note amounts', '问半年计划，记下数量'],
    ),
    touch(
      'personal-recommendation',
      'mail',
      'product',
      ['Sell the neighbouring product', '带动相邻产品'],
      ['Recommend what companies like theirs also buy, with a quote', '推荐同类企业也在买的产品，附报价'],
    ),
  ),
  onLifecycle(
    'mature',
    90,
    touch(
      'replenishment-reminder',
      'mail',
      'service',
      ['Keep the orders running', '让订单不断'],
      ['Send the usual order as a quote before it is due', '在用完之前发常规订单报价'],
    ),
    touch(
      'contract-renewal',
      'phone',
      'offer',
      ['Renew without effort', '轻松续约'],
      ['Offer the same terms for another year, to be confirmed by mail', '按原条件续一年，邮件确认即可'],
    ),
  ),
  onLifecycle(
    'slipping',
    90,
    touch(
      'survey',
      'phone',
      'survey',
      ['Hear what has become of the need', '听听需求还在不在'],
      ['Ask whether the need has moved, and to whom', '问需求是否转走，转给了谁'],
    ),
    touch(
      'product-news',
      'mail',
      'news',
      ['Bring us back to mind', '让对方想起我们'],
      ['Send what has changed in the products they bought', '发他们买过的产品有哪些更新'],
    ),
  ),
  onLifecycle(
    'dormant',
    90,
    touch(
      'win-back-offer',
      'mail',
      'offer',
      ['Keep a way back open', '保留合作的可能'],
      ['Send come-back terms for the last order', '按上次订单发回归条件'],
    ),
    touch(
      'survey',
      'web',
      'survey',
      ['Know whom to keep in the list', '弄清哪些还要保留'],
      ['Ask by a link: still needed, later, no more', '发链接选择：还需要、以后、不需要'],
    ),
  ),
  onState(
    'one-off-leaving',
    90,
    touch(
      'project-review',
      'phone',
      'care',
      ['Ask once whether there is more', '问一次还有没有后续'],
      [
        'Call the buyer of the large order, and ask about the next project',
        '致电那笔大单的采购，问下一个项目',
      ],
    ),
    touch(
      'maintenance-plan',
      'mail',
      'solution',
      ['Offer the upkeep', '推维护服务'],
      ['Send the price list for spare parts and upkeep', '发备件和维护价目表'],
    ),
  ),
  onState(
    'small-growing',
    90,
    touch(
      'named-manager',
      'visit',
      'service',
      ['Look at the place once', '去现场看一次'],
      [
        'Visit, and report whether the account deserves a plan of its own',
        '上门看看，回来说明是否值得单独规划',
      ],
    ),
    touch(
      'step-up-offer',
      'mail',
      'offer',
      ['Reward the steps', '奖励每一步增长'],
      ['Offer a price that falls with each larger order', '报出随订单增大而下降的价格'],
    ),
  ),
]
