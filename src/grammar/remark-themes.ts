/** What customers usually speak of. */
const remarkThemes = [
  'delivery',
  'quality',
  'price',
  'attitude',
  'answers',
  'repair',
  'returns',
  'packaging',
  'wrong-goods',
  'stock',
  'usage',
  'faults',
  'invoice',
  'wishes',
  'contact',
  'disturbed',
] as const
export type RemarkTheme = (typeof remarkThemes)[number]

const words: Readonly<Record<RemarkTheme, RegExp>> = {
  delivery:
    /\b(?:deliver\w*|shipp?(?:ing|ed|ment\w*)|couriers?|lead times?|arriv(?:ed?|es|ing|als?)|drivers?|(?:days?|weeks?|hours?) late|came late|on time|came quickly)\b|送货|准时|晚了.{0,2}[天周月]|迟了|送到|补发|发货|物流|快递|到货|配送|交货|交期|货期|运输|送达|没收到货|还没到/iu,
  quality:
    /\b(?:quality|defect\w*|broken|broke|breaks?|faulty|damp|off-?colou?r|colou?rs? (?:is|are|was|were) off|scratch\w*|damaged?|flimsy|durab\w*|worn|sturdy)\b|质量|品质|做工|坏(?:了|的|得)|破损|瑕疵|次品|不良|不耐用|耐用|掉漆|划痕|变形|断了|开裂|受潮|发霉|色差|异味|生锈|漏水/iu,
  price:
    /\b(?:pric\w+|expensive|cheap\w*|discounts?|costs?|costly|too much money|budget|dearer|dear)\b|价格|价钱|贵(?!公司|司|方|宾|重|州|阳|港|姓|单位|处|客)|便宜|涨价|折扣|优惠|报价|性价比|单价|预算/iu,
  attitude:
    /\b(?:rude|polite\w*|friendl\w+|attitude|helpful|unhelpful|patient|impatient|kind|courteous|arrogant)\b|态度|耐心|热情|敷衍|不理人|爱答不理|没礼貌|客气|服务(?:很|真|太|挺|特别|非常)?(?:好|差|不错|周到|到位)/iu,
  answers:
    /\b(?:respon[ds]\w*|repl(?:y|ies|ied)|call(?:s|ed)? back|no answer|nobody (?:answers|answered|picks|picked|calls|called|came)|unanswered|quick answers?|slow answers?|answers? (?:fast|quickly|slowly|late)|wait(?:ed|ing)? (?:for )?(?:days|weeks|ages|too long|so long))\b|回复|响应|没人回|没人接|没人管|不回|联系不上|找不到人|等(?:了)?(?:太|很|好|这么)久|等了.{0,3}[天周月]/iu,
  repair:
    /\b(?:repair\w*|warrant\w+|after-?sales?|technicians?|maintenance|engineers?|fix(?:ed|es|ing)?)\b|售后|维修|保修|质保|修(?:了|好|不|完)|上门|保养|工程师/iu,
  returns:
    /\b(?:refund\w*|replacements?|return(?:s|ed|ing)?|exchang\w+|money back)\b|退货|换货|退款|退换|换新/iu,
  packaging: /\b(?:packag\w+|packing|packed|box(?:es)?|cartons?)\b|包装|外箱|纸箱|木箱/iu,
  'wrong-goods':
    /\b(?:wrong (?:item|size|part|model|colou?r|product|goods|order|quantity)s?|missing|incomplete|short(?: of)? (?:\w+ )?(?:parts|pieces|items))\b|少发|漏发|发错|错发|少了|缺件|数量不对|型号不对|颜色不对|尺寸不对|对不上货/iu,
  stock:
    /\b(?:out of stock|in stock|stock|back-?order\w*|sold out|unavailable)\b|缺货|断货|没货|没现货|无货|库存|补货/iu,
  usage:
    /\b(?:install\w*|manuals?|instructions?|training|set ?up|how to|confus\w+|hard to use|easy to use|complicated)\b|安装|说明书|不会用|不会操作|难用|好用|操作|教程|培训|上手|调试|复杂/iu,
  faults:
    /\b(?:bugs?|app|crash\w*|log ?in|software|website|errors?|offline|freez\w+|system|portal|screen)\b|系统|软件|登录|登陆|卡顿|死机|闪退|报错|故障|小程序|网站|平台|开不了机|掉线/iu,
  invoice:
    /\b(?:invoic\w+|billing|bills?|billed|payments?|charged|statements?|receipts?)\b|发票|开票|对账|账单|付款|账期|多收|重复扣款|合同/iu,
  wishes:
    /\b(?:features?|wish\w*|would like|would love|suggest\w*|could you (?:add|make)|requests?|hop(?:e|es|ing) (?:for|to|you))\b|建议|希望|能不能(?:加|增加|做|出)|要是能|最好能|需求|想要/iu,
  contact:
    /\b(?:account manager|contact person|point of contact|new rep|changed reps?|different (?:person|people|rep)|handover)\b|换人|换了(?:业务|销售|个人|人)|对接人|没人对接|负责人|客户经理/iu,
  disturbed:
    /\b(?:too many (?:calls|mails|e-?mails|messages)|spam\w*|stop calling|stop (?:sending|messaging)|keeps? calling|annoy\w+)\b|骚扰|电话太多|老打电话|总打电话|消息太多|推销|别再(?:打|发)|不要再(?:打|发)/iu,
}

/** What a remark speaks of, in whichever language; none: nothing usual. It may be several. */
export const themesIn = (remark: string): readonly RemarkTheme[] =>
  remarkThemes.filter((theme) => words[theme].test(remark))
