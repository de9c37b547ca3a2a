import type { Way } from './of-a-customer.ts'

/** Of no customer by name: the day, the week, the newest changes, the bot itself; each is the whole of what was said. */
export const waysOfAll: readonly Way[] = [
  {
    command: 'today',
    pattern:
      /^(?:我)?(?:有)?(?:哪些|哪几个|哪几家|什么)客户(?:现在|今天)?(?:该|应该|需要|要)(?:联系|跟进|回访|拜访)(?:一下)?(?:了)?$|^(?:今天|现在)?(?:该|需要|要)(?:联系|跟进|回访|拜访)的?客户(?:有哪些|是哪些|有谁)?$/u,
  },
  {
    command: 'history',
    pattern:
      /^(?:最近|近期|这个月|本月|上个月|这周|本周|上周|这个星期|上个星期)?(?:升级|降级|掉级|变动|等级变动|等级有变化)(?:了)?的客户(?:有哪些|是哪些|有谁|名单)?$/u,
  },
  {
    command: 'today',
    pattern:
      /^(?:我)?(?:今天|今日)(?:我)?(?:一共|总共)?(?:要|该|需要|得)(?:联系|跟进|拜访|回访|跑)(?:几个|多少个?|几家|多少家)(?:客户)?$|^(?:which|what) (?:of my )?(?:customers|clients|accounts) should i (?:visit|call|see|contact) (?:today|first|next)$|^(?:the )?(?:best|most important|top) (?:few |two |three |five )?(?:customers )?to (?:call|visit|contact)(?: today| now| first)?$/u,
  },
  {
    command: 'digest',
    pattern:
      /^(?:发我|给我|把)?(?:上周|上个星期|上一周|最近|最新)的?周报(?:发我|给我)?(?:一份)?$|^(?:send me )?(?:the |my )?(?:last|latest|newest|previous)(?: week(?: s)?)? digest$/u,
  },
  {
    command: 'export',
    pattern:
      /^(?:把)?(?:我的|我名下的|所有|全部)?(?:的)?客户(?:名单|列表|数据|资料)?(?:都)?(?:导出|导一下|导出来)(?:一份)?$|^(?:导出|导一下)(?:一份)?(?:我的|我名下的|所有|全部)?(?:的)?客户(?:名单|列表|数据|资料)?$|^export (?:all )?(?:of )?my (?:customers|clients|accounts|list)$/u,
  },
  {
    command: 'evaluate',
    pattern:
      /^(?:我们的?)?(?:分级|等级|定级)(?:到底)?(?:准不准|准|靠谱|有没有用|有用|有效|灵不灵)$|^are (?:the|our|these) tiers (?:any good|right|accurate|correct|reliable|of any use)$|^how (?:good|accurate|reliable) are (?:the|our|these) tiers$/u,
  },
  {
    command: 'whoami',
    pattern:
      /^(?:我)?(?:一共)?(?:能|可以)?看(?:到|见)?(?:多少|几个)(?:个)?客户$|^how many (?:customers|clients|accounts) can i see$/u,
  },
  {
    command: 'today',
    pattern:
      /^(?:(?:我)?(?:今天|今日)(?:一天)?|接下来|现在|下一个|等下)?(?:我)?(?:还)?(?:应该|该|要|需要|得|最该|最应该|先|首先|最先)*(?:跟进?|联系|拜访|打给|给|找|回访|去见|见|跑)(?:谁|哪些客户|哪个客户|哪几个客户|哪家|哪几家|哪些人|什么客户)(?:打电话|打个电话|联系|跟进|聊|了)?$/u,
  },
  {
    command: 'today',
    pattern:
      /^(?:我)?(?:今天|今日)(?:我)?(?:都|还)?(?:有|要|该|需要|得|应该)?(?:什么|哪些|啥)(?:事|事情|安排|任务|待办|活|跟进|要做的|要跟的|要做的事|要跟进的|要跟进的客户|客户要跟|客户要跟进|客户要联系|客户该跟进)(?:要做|要跟)?$/u,
  },
  {
    command: 'today',
    pattern: /^(?:我)?(?:今天|今日)(?:我)?(?:要|该|应该|得)?(?:干|做|忙)(?:什么|啥|嘛|点什么|点啥)$/u,
  },
  {
    command: 'today',
    pattern:
      /^(?:我)?(?:今天|今日)的?(?:待办|任务|安排|清单|工作|跟进|跟进清单|行程)(?:有哪些|是什么|有什么)?$/u,
  },
  {
    command: 'today',
    pattern:
      /^(?:who|whom|which customers?|which clients?|which accounts?|what customers?)(?: (?:should i|do i|shall i|must i|am i|i should|i must|need to|have to|needs?|to|wants?|supposed to|next|first|best))*(?: (?:call up|ring up|call|phone|ring|contact|visit|see|message|write to|follow up with|follow up|talk to|speak to|reach out to|attention|a call))(?: (?:today|first|next|now|this morning|this afternoon))*$/u,
  },
  {
    command: 'today',
    pattern:
      /^(?:what|anything)(?: (?:should i|do i|is|s|have i|shall i|must i|i have|i should|there|got))*(?: (?:do|to do|have to do|need to do|on|due|planned|up|on my plate|for me|on my list|my list|on the list|on my agenda))*(?: for)? (?:today|this morning|this afternoon)$|^what s next$|^what should i do (?:next|now|first)$|^(?:my|the) (?:day|to do list|todo list|todos|tasks?|list)(?: for)? today$/u,
  },
  {
    command: 'history',
    pattern:
      /^(?:最近|近期|这阵子|这个月|本月|上个月|这周|本周|上周|这个星期|上个星期)?(?:我的)?(?:有)?(?:谁|哪些客户|哪个客户|哪几个客户|哪家)(?:最近|近期)?(?:的?等级)?(?:升级|降级|掉级|升|降|变|变动|变化|有变动|有变化|调整)(?:了)?$|^(?:最近|近期)(?:有)?(?:哪些)?(?:等级变动|等级变化|级别变化)$/u,
  },
  {
    command: 'history',
    pattern:
      /^(?:who|which (?:of my )?customers?|which (?:of my )?clients?)(?: has| have)? (?:moved|dropped|changed|gone up|gone down|moved up|moved down|fallen|been promoted|been demoted)(?: tiers?| their tier| its tier| a tier)?(?: recently| lately| this month| this week| last month| last week)?$|^(?:any |recent |the latest )*tier changes(?: recently| lately)?$/u,
  },
  {
    command: 'digest',
    pattern:
      /^(?:我们|我的|我|团队|我们团队)?的?(?:这周|本周|这一周|这个星期|这个礼拜)(?:我们|我的|团队|我们团队|整体|大家|客户)*(?:的)?(?:客户|整体)?(?:情况|表现|进展)?(?:怎么样|如何|咋样|怎样|情况)(?:了)?$/u,
  },
  { command: 'digest', pattern: /^(?:我|我的|我们的?|团队的?)?(?:这周|本周|这个星期|这个礼拜)的?周报$/u },
  {
    command: 'digest',
    pattern:
      /^how (?:is|s|was|did|are|has) (?:my |our |the )?(?:team s |teams )?(?:week|team|week going)(?: (?:going|doing|been|so far|look|looking|this week))*$|^(?:the |a |my )?(?:summary|overview) of (?:this|the|my|our) week$|^how (?:was|is|s) (?:the|this) week for (?:my|our|the) team$|^how are (?:we|my customers|our customers|things) doing this week$/u,
  },
  {
    command: 'segments',
    pattern:
      /^(?:我的|团队)?(?:客户)?(?:各|每个|每)(?:个)?(?:等级|级别|类)(?:的)?(?:有|分别有)?(?:多少|几个)(?:个)?(?:客户)?$|^how many (?:customers|clients|accounts) (?:are|do i have|do we have|are there) (?:in each|per|by) tier$/u,
  },
  {
    command: 'help',
    pattern:
      /^(?:都|还)?(?:会|可以|能)?(?:做|干|帮我做|帮我干)?(?:点)?(?:什么|啥|些什么|哪些事)$|^(?:有|都有)(?:什么|哪些)(?:功能|指令|命令)$|^(?:这个)?(?:怎么|如何)(?:用|使用)$/u,
  },
  {
    command: 'help',
    pattern:
      /^what (?:can|do|could) (?:you|i) (?:do|do here|ask|ask you|say|type)(?: here)?$|^how (?:does this|do you|do i|can i|to)(?: use)?(?: this| you| it)?(?: work)?$|^(?:which|what) commands(?: are there| do you know| can i use)?$|^what are (?:you|your commands)$|^who are you$/u,
  },
  {
    command: 'undo',
    pattern:
      /^(?:undo|take back|revert)(?: (?:that|this|it|my last change|my last one|the last change|the last one|the last thing|what i did|what i have done))?$|^take (?:that|it) back$|^(?:撤销|撤回)(?:掉)?(?:刚才|刚刚|上一个|上一步|最后一步|最后)?的?(?:操作|那个|那条|修改|改动|跟进|记录)?$/u,
  },
  {
    command: 'whoami',
    pattern:
      /^(?:what|which) (?:role|account|rights) (?:am i|do i have|have i)$|^who am i(?: logged in as| here)$|^我(?:是)?(?:什么|啥)(?:角色|权限)$|^(?:是|有)?(?:什么|啥)(?:角色|权限)$/u,
  },
  {
    command: 'quality',
    pattern:
      /^(?:我们的?|我的)?(?:客户)?数据(?:质量)?(?:怎么样|如何|有没有问题|有什么问题|完整|准不准|准|全不全|齐不齐)$|^how (?:good|complete|clean|reliable) is (?:my|our|the) data$/u,
  },
  {
    command: 'approve',
    pattern:
      /^(?:有没有|有)?(?:什么|哪些)?(?:等级)?(?:要|需要|等着|等)我(?:来)?(?:确认|审批)的?$|^(?:what|anything|is there anything)(?: is| s)?(?: there)? (?:waiting )?(?:for me )?to (?:approve|confirm)$/u,
  },
]
