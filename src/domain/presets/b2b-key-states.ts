import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import { onState, touch } from './steps.ts'

/** What a key account's named states ask for, before its lifecycle's step. */
export const keyAccountStates: readonly PlaybookStep[] = [
  onState(
    'one-off-leaving',
    14,
    touch(
      'project-review',
      'visit',
      'analysis',
      ['Find what follows the project', '找到项目之后的需求'],
      [
        'Review the finished project with its users, and ask what comes next',
        '和使用部门复盘项目，问下一步计划',
      ],
    ),
    touch(
      'maintenance-plan',
      'mail',
      'solution',
      ['Turn the project into a running service', '把一次性项目变成持续服务'],
      [
        'Send a maintenance plan with prices per year, and ask for a talk',
        '发年度维保方案和报价，约一次沟通',
      ],
    ),
    touch(
      'framework-contract',
      'visit',
      'offer',
      ['Tie the next purchases together', '把后续采购拢在一起'],
      [
        'Propose a framework contract with a yearly reward, and ask who signs it',
        '提出框架协议和年度返利，问由谁签',
      ],
    ),
  ),
  onState(
    'small-growing',
    14,
    touch(
      'named-manager',
      'phone',
      'service',
      ['Give growth a person of its own', '给成长配上专人'],
      [
        'Introduce the named manager, and ask for the plan of the next two quarters',
        '介绍专属客户经理，问未来两个季度的计划',
      ],
    ),
    touch(
      'account-plan',
      'visit',
      'analysis',
      ['See how far it can grow', '看清还能长多大'],
      [
        'Draw up the account plan with them, and note the largest gap',
        '和对方一起做客户规划，记下最大的缺口',
      ],
    ),
  ),
]
