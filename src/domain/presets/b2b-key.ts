import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import { keyAccountStates } from './b2b-key-states.ts'
import { onLifecycle, touch } from './steps.ts'

/** Weekly to fortnightly, by the named account manager and a second person on our side. */
export const keyAccountPlaybook: readonly PlaybookStep[] = [
  onLifecycle(
    'prospect',
    7,
    touch(
      'needs-analysis',
      'phone',
      'analysis',
      ['Understand the project and who decides', '弄清项目和决策链'],
      ['Call the decision maker, and ask for need, budget and date', '联系拍板人，问清需求、预算和时间'],
    ),
    touch(
      'reference-visit',
      'visit',
      'invitation',
      ['Win trust by a reference', '用标杆案例赢得信任'],
      [
        'Invite them to a customer of their trade, and propose two days',
        '邀请参观同行业的标杆客户，给两个日期选',
      ],
    ),
    touch(
      'solution-session',
      'visit',
      'solution',
      ['Be shortlisted', '进入候选名单'],
      [
        'Walk through the solution on site, and ask what is missing for a decision',
        '上门讲解方案，问离定下来还差什么',
      ],
    ),
  ),
  onLifecycle(
    'new',
    14,
    touch(
      'kick-off',
      'visit',
      'service',
      ['Start the contract well', '让合作开好头'],
      [
        'Introduce the named manager on site, and agree on the first three dates',
        '带专属客户经理上门，约定前三个节点',
      ],
    ),
    touch(
      'training',
      'event',
      'invitation',
      ['Get the whole team to use it', '让对方团队都用起来'],
      ['Invite their team to a training, and ask for the list of people', '邀请团队参加培训，请对方报名单'],
    ),
    touch(
      'survey',
      'phone',
      'survey',
      ['Hear after 30 days what is not right', '满 30 天听听哪里不对'],
      ['Ask for one thing to mend, and say by when it will be', '请对方说一件要改的事，并答复期限'],
    ),
  ),
  onLifecycle(
    'growing',
    14,
    touch(
      'account-plan',
      'visit',
      'solution',
      ['Open a second department', '打开第二个部门'],
      [
        'Bring a solution for the neighbouring department, and ask for an introduction',
        '带上相邻部门的方案，请对方引荐',
      ],
    ),
    touch(
      'industry-analysis',
      'mail',
      'analysis',
      ['Be their source on the market', '做对方的行业参谋'],
      ['Send the analysis of their industry, and offer half an hour on it', '发行业分析报告，约半小时解读'],
    ),
    touch(
      'executive-invitation',
      'event',
      'invitation',
      ['Bring both managements together', '让双方高层见面'],
      [
        'Invite their management to the yearly meeting, and ask who will come',
        '邀请高层出席年度客户会，确认人选',
      ],
    ),
  ),
  onLifecycle(
    'mature',
    14,
    touch(
      'quarterly-review',
      'visit',
      'analysis',
      ['Show what the cooperation has brought', '用数据说清合作成效'],
      [
        'Hold the quarterly review, and set three goals for the next one',
        '开季度经营回顾会，定下季度三个目标',
      ],
    ),
    touch(
      'contract-renewal',
      'visit',
      'offer',
      ['Renew before others ask', '赶在别人之前续约'],
      [
        'Bring the renewal terms 90 days before the end, and ask for a signing date',
        '到期前 90 天带上续约方案，约定签约日期',
      ],
    ),
    touch(
      'anniversary-care',
      'phone',
      'care',
      ['Keep the people, not only the contract', '维系人，不只维系合同'],
      [
        'Call on the anniversary of the contract, and thank the person behind it',
        '合作周年致电，感谢背后出力的那个人',
      ],
    ),
  ),
  onLifecycle(
    'slipping',
    7,
    touch(
      'survey',
      'phone',
      'survey',
      ['Know the reason this week', '本周内弄清原因'],
      [
        'Ask the decision maker what has changed since the last order, and write it down',
        '问拍板人上次下单后有何变化，并记下来',
      ],
    ),
    touch(
      'solution-session',
      'visit',
      'solution',
      ['Remove the obstacle with an expert', '带专家解决障碍'],
      [
        'Visit with an engineer, settle one open point, and agree on the next order',
        '和工程师一起上门，了结一个遗留问题，约下一单',
      ],
    ),
    touch(
      'manager-visit',
      'visit',
      'care',
      ['Show that it matters to us', '让对方看到我们重视'],
      [
        'Have your manager meet theirs, and ask what we must change to stay',
        '请主管拜访对方负责人，问要改什么才能继续',
      ],
    ),
  ),
  onLifecycle(
    'dormant',
    14,
    touch(
      'manager-visit',
      'visit',
      'care',
      ['Be received again', '重新走进对方的门'],
      [
        'Ask for a meeting without a sales pitch, and listen to how it ended',
        '约一次不谈销售的拜访，听听当初为何停下',
      ],
    ),
    touch(
      'win-back-offer',
      'phone',
      'offer',
      ['Restart with one project', '用一个项目重启合作'],
      [
        'Offer special terms for a pilot, and ask for a contact to run it',
        '给试点项目特别条件，请对方指定对接人',
      ],
    ),
    touch(
      'survey',
      'mail',
      'survey',
      ['Learn from the loss', '从流失中学到东西'],
      ['Send three questions on why they chose another supplier', '发三个问题，了解为何换了供应商'],
    ),
  ),
  ...keyAccountStates,
]
