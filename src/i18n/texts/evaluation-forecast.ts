import type { Catalog } from '#src/i18n/catalog.ts'

/** The evaluation report: forecasts, stability, warnings, drift, and what was chosen. */
export const evaluationForecastTexts = {
  'evaluate.cal-heading': { en: 'Was the forecast of spend right?', zh: '消费预测准不准' },
  'evaluate.cal-lead': {
    en: 'The customers in ten equal groups, by what the statistical forecast expected of them. The best group was expected to spend {{expected}} each and spent {{actual}}; over all, {{total}} was expected and {{totalActual}} came ({{off}}).',
    zh: '按预测消费从高到低把客户分成十组。最高一组人均预测 {{expected}}，实际 {{actual}}；全部客户合计预测 {{total}}，实际 {{totalActual}}（{{off}}）。',
  },
  'evaluate.cal-bottom': {
    en: 'The lowest group spent {{times}} times what was expected: the forecast expects too little of some customers. It is shown and warned on; it does not rank.',
    zh: '最低一组的实际消费是预测的 {{times}} 倍：模型对部分客户估得太低。因此预测只作参考和预警，不参与排序。',
  },
  'evaluate.cal-title': {
    en: 'Expected and real spend, in ten groups of customers',
    zh: '预测消费与实际消费，客户分十组',
  },
  'evaluate.cal-subtitle': {
    en: 'Spend of one customer in {{days}} days; group 1 was expected to spend most',
    zh: '之后 {{days}} 天人均消费；第 1 组预测最高',
  },
  'evaluate.log-note': {
    en: 'The axis grows by multiples, so that small and large groups can be seen together.',
    zh: '横轴按倍数递增，大小组可以一起看。',
  },
  'evaluate.expected': { en: 'expected', zh: '预测' },
  'evaluate.actual': { en: 'what came', zh: '实际' },
  'evaluate.group': { en: 'Group {{n}}', zh: '第 {{n}} 组' },
  'evaluate.groups': { en: 'Group', zh: '分组' },
  'evaluate.off': { en: 'Off by', zh: '偏差' },
  'evaluate.no-cal': {
    en: 'No forecast of spend could be fitted: too few customers bought twice for money.',
    zh: '多次付费下单的客户太少，无法拟合消费预测。',
  },

  'evaluate.track-heading': { en: 'Was the total of orders right?', zh: '订单总量预测得准不准' },
  'evaluate.track-lead': {
    en: 'By week {{week}} the customers known at the split had placed {{actual}} repeat orders. The forecasts, made at the split, said {{bg}} ({{bgOff}}; BG/NBD) and {{pareto}} ({{paretoOff}}; Pareto/NBD): two common models of how often a base buys and when it leaves.',
    zh: '到第 {{week}} 周，分级日已有的客户共产生 {{actual}} 笔复购订单。分级日作出的两种预测为 {{bg}}（{{bgOff}}，BG/NBD）和 {{pareto}}（{{paretoOff}}，Pareto/NBD）：这是两种常用的模型，估计客户多久买一次、何时流失。',
  },
  'evaluate.track-none': { en: 'There were no repeat orders to track.', zh: '没有复购订单可供对照。' },
  'evaluate.track-title': {
    en: 'All repeat orders: forecast and what came',
    zh: '复购订单总量：预测与实际',
  },
  'evaluate.track-subtitle': {
    en: 'Counted from the first day; forecasts made at the split',
    zh: '从第一天起累计；预测在分级日作出',
  },
  'evaluate.track-weeks': { en: 'weeks since the first order', zh: '自首笔订单起的周数' },
  'evaluate.track-bg': { en: 'BG/NBD forecast', zh: 'BG/NBD 预测' },
  'evaluate.track-pareto': { en: 'Pareto/NBD forecast', zh: 'Pareto/NBD 预测' },

  'hysteresis.heading': { en: 'Did the tiers stand still?', zh: '等级稳不稳定' },
  'hysteresis.lead': {
    en: 'With the buffer, tiers that changed and went back within 8 weeks fell from {{none}} to {{with}} ({{change}}). Without it, customers at a tier line would flip with every order of somebody else.',
    zh: '加上缓冲区间后，8 周内变了又变回来的次数从 {{none}} 降到 {{with}}（{{change}}）。没有缓冲，分级线附近的客户会因为别人的一笔订单就来回变动。',
  },
  'hysteresis.price': {
    en: 'The price: the top tier, {{size}} customers as it then stood, held {{held}} of the spend that followed; the best {{size}} by that day’s score held {{best}}.',
    zh: '代价：当时的最高等级有 {{size}} 位客户，占之后消费的 {{held}}；若直接取当天排序的前 {{size}} 位，则占 {{best}}。',
  },
  'hysteresis.chart-title': {
    en: 'The buffer leaves {{with}} of {{none}} back-and-forth changes',
    zh: '缓冲区间把来回变动从 {{none}} 次降到 {{with}} 次',
  },
  'hysteresis.chart-subtitle': {
    en: 'Tiers left and returned to within 8 weekly runs',
    zh: '8 次每周重算内，离开又回到原等级的次数',
  },
  'hysteresis.runs': { en: 'Weekly runs', zh: '每周重算' },
  'hysteresis.none': { en: 'tier lines alone', zh: '只用分级线' },
  'hysteresis.with': { en: 'with the buffer', zh: '加缓冲区间' },
  'hysteresis.flaps': { en: 'Back and forth', zh: '来回变动' },
  'hysteresis.events': { en: 'Changes a week', zh: '每周变动' },
  'hysteresis.per-year': { en: 'Changes per customer and year', zh: '每客户每年变动' },
  'hysteresis.dwell': { en: 'Weeks a tier stood', zh: '等级平均维持（周）' },
  'hysteresis.top-held': { en: 'Top tier held', zh: '最高等级占消费' },

  'early-warning.heading': { en: 'Were the early warnings right?', zh: '降级预警准不准' },
  'early-warning.lead': {
    en: 'Of {{settled}} early warnings whose outcome is known, {{came}} came true ({{share}}; 95 % interval {{range}}); in {{averted}} cases the customer came back in time.',
    zh: '已有结果的 {{settled}} 条降级预警中，{{came}} 条应验（{{share}}，95% 区间 {{range}}），{{averted}} 位客户及时回来。',
  },
  'early-warning.missed': {
    en: '{{n}} kept their tier though nothing happened.',
    zh: '{{n}} 位没有动静，等级也未变。',
  },
  'early-warning.open': { en: '{{n}} are still open.', zh: '还有 {{n}} 条未到期。' },
  'early-warning.dates': {
    en: 'A warning came {{lead}} days before the demotion (median), and {{inRange}} of the demotions fell within the dates it had named.',
    zh: '预警提前 {{lead}} 天发出（中位数），{{inRange}} 的降级落在预警给出的日期范围内。',
  },
  'early-warning.date-error': {
    en: 'Half of them missed those dates by {{days}} days or more.',
    zh: '其中半数与给出的日期相差 {{days}} 天以上。',
  },
  'early-warning.unannounced': {
    en: '{{n}} demotions came without a warning.',
    zh: '有 {{n}} 次降级事先没有预警。',
  },
  'early-warning.all-announced': {
    en: 'No demotion came without a warning.',
    zh: '所有降级事先都有预警。',
  },
  'early-warning.none': {
    en: 'No early warnings were given in these weeks.',
    zh: '这段时间没有发出降级预警。',
  },
  'early-warning.chart-title': {
    en: '{{share}} of the early warnings came true',
    zh: '降级预警有 {{share}} 应验',
  },
  'early-warning.chart-subtitle': {
    en: 'Each warning states how often its like came true in earlier weeks; grouped by what was stated',
    zh: '每条预警都注明此前同类预警有多少应验；按注明的比例分组',
  },
  'early-warning.chart-note': {
    en: 'Thin line: 95 % interval, where it is wider than the dot.',
    zh: '细线：95% 区间（比圆点宽时可见）。',
  },
  'early-warning.stated': { en: 'stated', zh: '注明' },
  'early-warning.observed': { en: 'came true', zh: '实际应验' },
  'early-warning.tenth': { en: '{{from}}–{{to}} %', zh: '{{from}}–{{to}}%' },
  'early-warning.gap': {
    en: 'The widest gap, over groups of at least {{over}} warnings: {{gap}} percentage points.',
    zh: '在不少于 {{over}} 条预警的组里，两者最大相差 {{gap}} 个百分点。',
  },
  'early-warning.warnings': { en: 'Warnings', zh: '预警数' },
  'early-warning.says': { en: 'They said', zh: '注明的应验率' },

  'evaluate.psi-heading': { en: 'Does a score still mean what it meant?', zh: '分数的含义有没有漂移' },
  'evaluate.psi-stable': {
    en: 'Drift index {{psi}}: stable. Customers first seen after {{until}} spread over the scores as those before them did at the same age.',
    zh: '漂移指数 {{psi}}：稳定。{{until}} 之后首次下单的客户，在同样“客龄”时的分数分布与之前的客户一致。',
  },
  'evaluate.psi-watch': {
    en: 'Drift index {{psi}}: to be watched. Customers first seen after {{until}} spread somewhat differently over the scores than those before them did at the same age.',
    zh: '漂移指数 {{psi}}：需要留意。{{until}} 之后首次下单的客户，在同样“客龄”时的分数分布与之前的客户有所不同。',
  },
  'evaluate.psi-shifted': {
    en: 'Drift index {{psi}}: shifted. Customers first seen after {{until}} differ from those before them at the same age; the tiers compare unlike things, and the rules want a second look.',
    zh: '漂移指数 {{psi}}：已经偏移。{{until}} 之后首次下单的客户，在同样“客龄”时与之前的客户明显不同，分级规则需要重新检查。',
  },
  'evaluate.psi-none': {
    en: 'Too few customers of the same age on both sides to tell.',
    zh: '两侧“客龄”相同的客户太少，无法判断。',
  },
  'evaluate.psi-explain': {
    en: 'The index (PSI) compares two spreads of scores: under 0.1 they are alike, over 0.25 they are not. Same ages are compared because any base that grows older moves by itself.',
    zh: '漂移指数（PSI）比较两组分数的分布：低于 0.1 为一致，高于 0.25 为明显不同。只比较相同“客龄”，因为客户群变老本身就会让分数移动。',
  },

  'confidence.heading': { en: 'How far could the data be trusted?', zh: '数据可信度有没有下降' },
  'confidence.lead': {
    en: 'How sure the data is: {{before}} at the split, {{after}} at the end ({{change}} percentage points).',
    zh: '数据可信度：分级日 {{before}}，期末 {{after}}（{{change}} 个百分点）。',
  },
  'confidence.unsure': {
    en: '{{n}} customers fell under the limit at which a demotion waits for a person.',
    zh: '有 {{n}} 位客户降到了“降级需人工确认”的线以下。',
  },
  'confidence.none-unsure': {
    en: 'Nobody fell under the limit at which a demotion waits for a person.',
    zh: '没有客户降到“降级需人工确认”的线以下。',
  },
  'confidence.orders-only': {
    en: 'Order rows alone cannot tell of answers, visits or ratings, so this counts how fresh the orders are.',
    zh: '只有订单数据，看不到回复、拜访和评价，因此这里只反映订单是否新近。',
  },

  'evaluate.choice-heading': { en: 'What was chosen, and from what', zh: '选了什么规则，从哪里选的' },
  'evaluate.choice-calibration': {
    en: 'The key’s half-life, treatment of amounts and weights were chosen from a grid of settings by how well each found the money on earlier splits inside the learning time; the days after the split were not looked at for it.',
    zh: '综合排序的半衰期、金额算法和权重，从一组候选设置中选出，依据是在分级日之前的数据里各自找对人的能力；没有用到分级日之后的数据。',
  },
  'evaluate.choice-policy': {
    en: 'The key is the policy’s own, taken as it is.',
    zh: '综合排序采用给定的分级规则，未作调整。',
  },
  'evaluate.choice-settings': {
    en: '{{name}}: money and orders count half after {{days}} days; amounts {{transform}}; orders weigh {{orders}}, spend {{spend}}.',
    zh: '{{name}}：消费和订单每过 {{days}} 天权重减半；金额{{transform}}；订单占 {{orders}}，消费占 {{spend}}。',
  },
  'evaluate.choice-decay': {
    en: '{{name}}: money counts half after {{days}} days, chosen the same way from six half-lives.',
    zh: '{{name}}：消费每过 {{days}} 天权重减半，用同样的方法从 6 种设置中选出。',
  },
  'evaluate.transform-none': { en: 'as they are', zh: '按原值计' },
  'evaluate.transform-sqrt': {
    en: 'by their square root, so that one large order counts for less',
    zh: '取平方根，削弱单笔大单的影响',
  },
  'evaluate.transform-log1p': {
    en: 'by their logarithm, so that one large order counts for much less',
    zh: '取对数，大幅削弱单笔大单的影响',
  },
  'evaluate.fits': {
    en: 'The forecasting models as fitted, for those who check them:',
    zh: '预测模型的拟合结果，供核对：',
  },
  'evaluate.model': { en: 'Model', zh: '模型' },
  'evaluate.parameters': { en: 'Parameters', zh: '参数' },
  'evaluate.likelihood': { en: 'Log-likelihood', zh: '对数似然' },
  'evaluate.on-customers': { en: 'On customers', zh: '客户数' },
  'evaluate.sum-ties': {
    en: 'Ties at a line count in proportion; purchases of one day are one.',
    zh: '分级线上的并列按比例计；同一天的多笔购买算一次。',
  },
} as const satisfies Catalog
