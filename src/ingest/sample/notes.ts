/** What reps write down after a touch, by the customer's language. */
export const touchNotes = {
  zh: [
    '下月有新品上市，要礼盒打样',
    '月底前确认年度框架价',
    '仓库满了，下批货推迟一周',
    '换了采购负责人，约下周见面',
    '想看环保材质的报价',
    '对交期满意，询问小批量定制',
    '春节前要备货，先发产能表',
    '竞品报价低一些，需要回一版方案',
    '要求开票信息更新后再下单',
    '想参观工厂，时间待定',
  ],
  en: [
    'New line next month, wants gift box samples',
    'Will confirm the yearly price before month end',
    'Warehouse is full, next batch a week later',
    'New purchasing lead, meeting next week',
    'Asked for a quote on recycled board',
    'Happy with lead times, asks about short runs',
    'Stocking up before the holidays, send the capacity plan',
    'A competitor quoted lower, needs a new offer',
    'Waiting for the updated invoice details',
    'Would like to visit the plant, date open',
  ],
} as const

/** What goes with a bad rating. */
export const complaints = {
  zh: ['有一批纸箱受潮', '到货比约定晚了四天', '印刷色差明显', '对账单错了两次', '破损件补发太慢'],
  en: [
    'One batch of cartons arrived damp',
    'Delivered four days late',
    'Print colours were off',
    'The statement was wrong twice',
    'Replacements for broken pieces took too long',
  ],
} as const

/** What goes with a five. */
export const praises = {
  zh: ['质量稳定，交货准时', '客服回复很快', '打样效率高', '包装比上次更结实', '合作很愉快'],
  en: [
    'Steady quality, always on time',
    'Support answers fast',
    'Samples came quickly',
    'Sturdier than last time',
    'A pleasure to work with',
  ],
} as const

/** Why a prospect was lost. */
export const lossReasons = {
  zh: ['价格高于现有供应商', '已与同行签年度框架', '起订量太大', '项目取消，暂不采购'],
  en: [
    'Dearer than their supplier',
    'Signed with a competitor',
    'Our smallest run is too large',
    'Project stopped',
  ],
} as const
