/** A way to ask about the customer that § stands for; `rest`, where the pattern has one, are words of the command. */
export type Way = { readonly command: string; readonly pattern: RegExp }

const zhLately = '(?:最近|现在|目前|近来|近期|这阵子|这段时间|这会儿)?'
const zhWho = '§(?:这家|这个客户|这客户|那边|那家|他们家|他们|他|它|公司|客户)?的?'
const zhHowIsIt =
  '(?:怎么样|咋样|如何|怎样|还好|好|好不好|什么情况|啥情况|什么状态|什么状况|情况如何|情况怎么样|情况怎样|状态怎么样|表现怎么样|表现如何|情况|近况|状况|状态|有什么动静|有啥动静|有什么变化|怎么个情况)'
const zhLevel =
  '(?:是|算|属于|在|处于)?(?:等级|级别|客户等级|几级|哪级|哪一级|哪类|哪一类|什么等级|什么级别|啥等级|啥级别|多少级)(?:是什么|是多少|是几级|怎么样|多少|了)?'
const zhMoved =
  '(?:降级|掉级|升级|降|掉|升|下降|上升|往下掉|变|变化|变动|调整|降下来|掉下来|降下去|升上来|跌)'

const enLately = '(?: (?:lately|recently|these days|at present|currently|today|this week|now|so far))?'

/** Of one customer, in the order to try them; each is the whole of what was said. */
export const ways: readonly Way[] = [
  { command: 'tier', pattern: new RegExp(`^${zhLately}${zhWho}${zhLately}的?${zhHowIsIt}?(?:了|的)?$`, 'u') },
  { command: 'tier', pattern: new RegExp(`^${zhWho}${zhLately}的?${zhLevel}$`, 'u') },
  { command: 'tier', pattern: /^§(?:现在)?(?:还)?(?:是|算)(?:不是)?[a-e](?:类|级)(?:客户)?$/u },
  {
    command: 'why',
    pattern: new RegExp(
      `^(?:为什么|为啥|怎么|咋)${zhWho}${zhLately}(?:会|又|突然|一下子)*(?:被)?${zhMoved}(?:了|到|成|为)*(?:[a-e](?:类|级)?)?(?:了|的)?$`,
      'u',
    ),
  },
  {
    command: 'why',
    pattern: new RegExp(
      `^${zhWho}${zhLately}(?:为什么|为啥|怎么|咋|凭什么)(?:会|又|突然|一下子|给|被|还)*(?:${zhMoved}|是|才是|只是|在|成|算)(?:了|到|成|为)*(?:[a-e](?:类|级)?)?(?:客户)?(?:了|的)?$`,
      'u',
    ),
  },
  {
    command: 'why',
    pattern: new RegExp(
      `^${zhWho}(?:等级|级别|定级|分级|降级|升级|掉级|[a-e]类)?的?(?:依据|原因|理由|为什么|为啥)(?:是什么|是啥|在哪)?$`,
      'u',
    ),
  },
  {
    command: 'history',
    pattern: new RegExp(
      `^${zhWho}(?:最近|以前|之前)?的?(?:等级|级别)?(?:有没有|有)?(?:变动记录|等级变动|变过级|变过等级|升过级|降过级|变动过|等级有变化|有什么变化|有什么变动|等级变化|级别变化)(?:有哪些|是怎样的)?$`,
      'u',
    ),
  },
  {
    command: 'tier',
    pattern:
      /^(?:怎么|怎样|如何)(?:才能|能)?(?:让|使|把|帮)§(?:升到|升为|升成|变成|提到|保住|保持|留在)[a-e]?(?:级|类)?$/u,
  },
  {
    command: 'tier',
    pattern: /^§(?:现在)?(?:离|距离|距)[a-e](?:级|类)?还?(?:差|有)(?:多少|多远|多少分|几分)$/u,
  },
  {
    command: 'tier',
    pattern:
      /^§(?:大概|预计)?(?:什么时候|啥时候|几时|多久)(?:会|要|能|才能)?(?:被)?(?:降级|掉级|升级|降|升|掉)$/u,
  },
  {
    command: 'tier',
    pattern:
      /^§(?:上次|上一次|最近一次|最后一次)(?:是)?(?:什么时候|啥时候|几号|哪天)?(?:下单|下的单|订货|订的货|采购|买东西|买)(?:是)?(?:什么时候|啥时候|几号|哪天)?(?:的)?$/u,
  },
  {
    command: 'tier',
    pattern:
      /^(?:谁|哪个销售|哪位同事)(?:在)?(?:负责|跟进|跟|管)§(?:这家|这个客户)?的?$|^§(?:这家|这个客户)?(?:现在)?(?:是|归)?谁(?:在)?(?:负责|跟进|跟|管)的?$|^§的?(?:负责人|业务员|销售)(?:是)?谁$/u,
  },
  { command: 'why', pattern: /^§(?:凭啥|凭什么)(?:就|才)?(?:是|算|定)?(?:成)?[a-e](?:级|类)?(?:客户)?$/u },
  {
    command: 'problem',
    pattern: new RegExp(
      `^${zhWho}(?:现在|目前|还)?有?(?:什么|哪些|没有|啥)?(?:没解决的|未解决的|没处理的)(?:问题|工单)$`,
      'u',
    ),
  },

  {
    command: 'tier',
    pattern: new RegExp(
      `^(?:how is|how s|hows|how are things with|how are things at|how are things going with|how s it going with|how are|how has|how have|how|how does|what about|how about|what s up with|what is up with|whats up with|what is going on with|what s going on with|what is happening with|what s happening with|what s the story with|any news on|any news of|any update on|update on|status of|the status of|what is the status of|what s the status of|where does|where is)? ?§(?: s)?(?: is| are| been| has been)?(?: doing| going| looking| look| stand| standing| at| do)?(?: well| ok| okay| good)?${enLately}$`,
      'u',
    ),
  },
  {
    command: 'tier',
    pattern: new RegExp(
      `^(?:what|which)(?: is| s)? (?:the )?(?:tier|level|class)(?: of| for| is| s| does)* §(?: in| at| on| have| belong to)?${enLately}$`,
      'u',
    ),
  },
  {
    command: 'tier',
    pattern: new RegExp(
      `^(?:(?:what|which) (?:is|s) )?§ s (?:current )?(?:tier|level|standing|status)${enLately}$`,
      'u',
    ),
  },
  { command: 'tier', pattern: /^(?:the |current )*(?:tier|level|standing|status)(?: of| for) §$/u },
  { command: 'tier', pattern: /^is § (?:still )?(?:an? |in tier |tier )?[a-e](?: customer)?$/u },
  { command: 'tier', pattern: /^is § (?:still )?(?:ok|okay|fine|good|alright|all right|doing well)$/u },
  {
    command: 'tier',
    pattern:
      /^how (?:far|close) is § (?:from|to) (?:being )?(?:an? |tier )?[a-e]$|^how (?:can|do|could|would|should) (?:i|we) (?:get|bring|move|keep|lift) § (?:up |back )?(?:to|in|at|as) (?:an? |tier )?[a-e]$|^what (?:would|will|does it take to) (?:lift|move|bring|get|drop) §(?: up| down)?(?: to (?:tier )?[a-e])?$/u,
  },
  {
    command: 'tier',
    pattern:
      /^when (?:will|would|does|is) § (?:going to |likely to )?(?:drop|fall|slip|move|rise|go down|go up)(?: a tier| to [a-e])?$|^when did § last (?:order|buy|purchase)(?: something| anything)?(?: from us)?$|^when was § s last (?:order|purchase)$/u,
  },
  {
    command: 'tier',
    pattern:
      /^who (?:owns|looks after|handles|has|takes care of|is responsible for|is in charge of) §$|^who is § s (?:owner|rep|salesperson)$|^whose (?:customer )?is §$/u,
  },
  {
    command: 'why',
    pattern:
      /^(?:why|how come|what is the reason|what s the reason)(?: (?:is|s|was|are|were|did|has|have|does|do|it|that|for))* §(?: (?:is|was|are|has|have|been|be|become|drop|dropped|dropping|fall|fell|fallen|falling|demoted|promoted|downgraded|upgraded|go|gone|going|went|down|up|move|moved|moving|change|changed|changing|slip|slipped|slipping|lose|lost|tier|its|their|rank|ranked|rated|score|scored|only|still|now|no|and|longer|to|from|an?|in|into|at|not|customer|so|low|high|lately|recently|s|[a-e]))*$/u,
  },
  {
    command: 'why',
    pattern:
      /^(?:the |what are the |what s the )?(?:reasons?|evidence)(?: for| behind) § s (?:tier|level|drop|demotion|promotion)$/u,
  },
  { command: 'why', pattern: /^explain (?:the )?(?:tier of )?§(?: s tier)?$/u },
  {
    command: 'history',
    pattern:
      /^(?:the )?(?:tier )?(?:history|tier changes)(?: of| for) §$|^§ s (?:tier )?(?:history|changes)$|^when did § (?:last )?(?:change|drop|move|go up|go down)(?: tiers?| its tier)?$|^has § (?:changed|moved|dropped)(?: tiers?| its tier)?(?: lately| recently)?$/u,
  },
  {
    command: 'problem',
    pattern:
      /^(?:does § have |are there |has § got |any )*(?:any )?(?:open|unsolved) (?:problems|tickets|issues)(?: (?:of|for|with|at) §)?$/u,
  },
  {
    command: 'draft',
    pattern:
      /^(?:write|draft|prepare|compose)(?: me| up)? (?:an? |the )?(?:follow up |short |quick )?(?:message|note|text|mail|email|e mail|sms|wechat)?(?: ?message)? ?(?:to|for) §$/u,
  },
  {
    command: 'draft',
    pattern:
      /^(?:给|跟|和|对)?§(?:写|拟|编|起草)(?:个|一个|条|一条|段|一段|封|一封)?(?:跟进)?(?:消息|微信|话术|短信|邮件|信息|话)$/u,
  },
  {
    command: 'draft',
    pattern:
      /^(?:写|拟|编|起草)(?:个|一个|条|一条|段|一段|封|一封)?(?:给|发给)§的?(?:跟进)?(?:消息|微信|话术|短信|邮件|信息|话)$/u,
  },
]
