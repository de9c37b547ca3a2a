import type { Catalog } from '#src/i18n/catalog.ts'

/** The evaluation report: whether the tiers meant something, and what each did afterwards. */
export const evaluationTexts = {
  'evaluate.title': { en: 'Did the tiers mean something?', zh: '分级效果报告' },
  'evaluate.report-written': { en: 'Report: {{files}}', zh: '报告：{{files}}' },
  'evaluate.frame': {
    en: '{{customers}} customers were put into tiers as of {{split}}, from their orders since {{first}} alone. What they did in the {{days}} days after, up to {{last}}, was then held against it. No tier could see those days.',
    zh: '仅用 {{first}} 至 {{split}} 的订单，给 {{customers}} 位客户分级；再用之后 {{days}} 天（至 {{last}}）的真实消费来检验。分级时看不到这段时间的任何数据。',
  },
  'evaluate.newcomers': {
    en: '{{customers}} customers first bought after that day; nobody could have ranked them, so they are left out.',
    zh: '另有 {{customers}} 位客户在分级日之后才首次下单，当时无从分级，不计入本报告。',
  },
  'evaluate.ends-early': {
    en: 'The file ends early: {{judged}} of the {{asked}} days asked for could be judged.',
    zh: '数据提前结束：原定看 {{asked}} 天，实际只有 {{judged}} 天。',
  },
  'evaluate.interval-note': {
    en: 'A 95 % interval is the range that chance alone leaves open: with other customers of the same kind the figure would lie inside it 19 times out of 20. A difference whose interval holds 0 may be luck.',
    zh: '“95% 区间”是随机波动留下的范围：换一批同类客户，20 次里有 19 次会落在区间内。差值的区间若包含 0，就可能只是运气。',
  },
  'evaluate.in-a-minute': { en: 'In one minute', zh: '一分钟看懂' },

  'evaluate.m-key': { en: 'Tierwise’s ranking', zh: 'Tierwise 综合排序' },
  'evaluate.m-abc': { en: 'Spend alone (ABC)', zh: '只看累计消费（ABC）' },
  'evaluate.m-rfm': { en: 'RFM scores added up', zh: 'RFM 打分相加' },
  'evaluate.m-decay': { en: 'Spend, recent money first', zh: '近期消费优先' },
  'evaluate.m-bgnbd-gg': { en: 'Statistical forecast of spend', zh: '统计模型预测消费' },
  'evaluate.m-previous': { en: 'The policy compared with', zh: '对照的分级规则' },
  'evaluate.m-own-class': { en: 'Your own classes', zh: '公司现有分级' },
  'evaluate.m-oracle': { en: 'Hindsight: the most there was', zh: '事后最优（理论上限）' },

  'held-out.heading': { en: 'Did the ranking find the money?', zh: '排序有没有找对人' },
  'held-out.better': {
    en: 'The best tenth by Tierwise’s ranking held {{key}} of what was spent afterwards; the best tenth by spend alone held {{abc}}. That is {{difference}} percentage points more, and more than luck ({{low}} to {{high}}).',
    zh: '综合排序的前 10% 客户，占后续消费的 {{key}}；只看累计消费的前 10% 占 {{abc}}。高出 {{difference}} 个百分点，不是运气（{{low}} 至 {{high}}）。',
  },
  'held-out.tie': {
    en: 'The best tenth by Tierwise’s ranking held {{key}} of what was spent afterwards; the best tenth by spend alone held {{abc}}. The difference of {{difference}} percentage points may be luck ({{low}} to {{high}}): a tie.',
    zh: '综合排序的前 10% 客户，占后续消费的 {{key}}；只看累计消费的前 10% 占 {{abc}}。相差 {{difference}} 个百分点，可能只是运气（{{low}} 至 {{high}}），算打平。',
  },
  'held-out.worse': {
    en: 'The best tenth by Tierwise’s ranking held {{key}} of what was spent afterwards; the best tenth by spend alone held {{abc}}. Spend alone was better here by {{difference}} percentage points, more than luck ({{low}} to {{high}}).',
    zh: '综合排序的前 10% 客户，占后续消费的 {{key}}；只看累计消费的前 10% 占 {{abc}}。这份数据上只看消费更好，高出 {{difference}} 个百分点，不是运气（{{low}} 至 {{high}}）。',
  },
  'held-out.chart-title': {
    en: 'The best tenth by Tierwise’s ranking held {{key}} of the money that followed',
    zh: '综合排序的前 10% 客户，占后续消费的 {{key}}',
  },
  'held-out.chart-subtitle': {
    en: 'What each method’s best tenth spent in the {{days}} days after',
    zh: '各方法排出的前 10% 客户，占之后 {{days}} 天消费的份额',
  },
  'held-out.chart-note': {
    en: 'Line with ends: 95 % interval of the difference to spend alone. A random tenth would hold 10 %.',
    zh: '带端点的细线：与“只看累计消费”之差的 95% 区间。随机选 10% 的客户，份额就是 10%。',
  },
  'held-out.method': { en: 'Ranked by', zh: '排序方法' },
  'held-out.top10': { en: 'Best 10 % held', zh: '前 10% 占' },
  'held-out.top20': { en: 'Best 20 % held', zh: '前 20% 占' },
  'held-out.difference': { en: 'Against spend alone', zh: '与只看消费相比' },
  'held-out.interval': { en: '95 % interval', zh: '95% 区间' },
  'held-out.verdict': { en: 'In words', zh: '结论' },
  'held-out.is-better': { en: 'better', zh: '更好' },
  'held-out.is-tie': { en: 'no clear difference', zh: '没有明显差别' },
  'held-out.is-worse': { en: 'worse', zh: '更差' },
  'held-out.buyer': { en: 'Tells buyers apart', zh: '认出会买的人' },
  'held-out.points': { en: '{{points}} pp', zh: '{{points}} 个百分点' },
  'held-out.range': { en: '{{low}} to {{high}}', zh: '{{low}} 至 {{high}}' },
  'held-out.explain': {
    en: '“Tells buyers apart”: of two customers of whom one bought again and one did not, how often the method had put the buyer first; 50 % is a coin toss. Hindsight ranks by what really came and is the most any method could reach.',
    zh: '“认出会买的人”：任取一位后来下单的和一位没下单的客户，排序把前者排在前面的比例；50% 等于抛硬币。“事后最优”按真实结果排序，是任何方法的上限。',
  },

  'held-out.all-bought': {
    en: 'Whether buyers are told apart cannot be said here: all customers did the same, bought again or not.',
    zh: '所有客户的结果都一样（都再次下单或都没有），因此无法比较谁更会认人。',
  },

  'tier.after-heading': { en: 'What each tier did afterwards', zh: '各等级后来的表现' },
  'tier.after-lead': {
    en: 'One customer of {{top}} brought {{topEach}} afterwards, one of {{bottom}} {{bottomEach}}. {{topActive}} of {{top}} bought again, {{bottomActive}} of {{bottom}}.',
    zh: '分级之后，{{top}}平均每位消费 {{topEach}}，{{bottom}}为 {{bottomEach}}；{{top}}有 {{topActive}} 再次下单，{{bottom}}为 {{bottomActive}}。',
  },
  'tier.after-ratio': {
    en: 'One customer of {{top}} was worth {{ratio}} of {{bottom}}.',
    zh: '一位{{top}}客户相当于 {{ratio}} 位{{bottom}}客户。',
  },
  'tier.share-title': {
    en: 'The {{share}} in {{top}} brought {{spend}} of the money that followed',
    zh: '{{top}}占客户的 {{share}}，贡献后续消费的 {{spend}}',
  },
  'tier.of-customers': { en: 'of the customers', zh: '占客户数' },
  'tier.of-spend': { en: 'of the spend that followed', zh: '占后续消费' },
  'tier.active-title': {
    en: '{{topActive}} of {{top}} bought again, {{bottomActive}} of {{bottom}}',
    zh: '再次下单的比例：{{top}} {{topActive}}，{{bottom}} {{bottomActive}}',
  },
  'tier.active-subtitle': {
    en: 'Customers with an order in the {{days}} days after',
    zh: '之后 {{days}} 天内有订单的客户',
  },
  'tier.interval-note': { en: 'Line with ends: 95 % interval.', zh: '带端点的细线：95% 区间。' },
  'tier.customers': { en: 'Customers', zh: '客户数' },
  'tier.spend-share': { en: 'Share of spend', zh: '占后续消费' },
  'tier.spend-each': { en: 'Spend each', zh: '人均消费' },
  'tier.active': { en: 'Bought again', zh: '再次下单' },
  'tier.satisfied': { en: 'Satisfied', zh: '满意' },
  'tier.not-asked': { en: 'not asked', zh: '未调查' },
  'tier.not-satisfied': {
    en: 'Satisfaction is not shown: the file has no ratings.',
    zh: '文件中没有评分，因此不显示满意度。',
  },

  'migration-matrix.heading': { en: 'Where they stood afterwards', zh: '等级流转表' },
  'migration-matrix.lead': {
    en: 'Of 100 customers in {{top}}, {{stayed}} stood there again at the end and {{gone}} bought nothing at all. Of 100 in {{bottom}}, {{rose}} had come up to {{top}}.',
    zh: '每 100 位{{top}}客户，期末仍在{{top}}的有 {{stayed}} 位，期间完全没有消费的有 {{gone}} 位；每 100 位{{bottom}}客户，升到{{top}}的有 {{rose}} 位。',
  },
  'migration-matrix.chart-title': {
    en: '{{stayed}} of {{top}} still stood there on {{last}}',
    zh: '到 {{last}}，{{stayed}} 的{{top}}客户仍在{{top}}',
  },
  'migration-matrix.chart-subtitle': {
    en: 'Share of each row, and how many customers; tiers cut anew on both days',
    zh: '各行的比例与客户数；两个日期各自重新分级',
  },
  'migration-matrix.from': { en: 'before', zh: '分级日' },
  'migration-matrix.to': { en: 'on {{last}}', zh: '{{last}}' },
  'migration-matrix.gone': { en: 'bought nothing', zh: '没有消费' },

  'evaluate.fair-heading': { en: 'Who was hidden in the lower tiers?', zh: '低等级里藏着多少好客户' },
  'evaluate.fair-lead': {
    en: '{{share}} of the next period’s best tenth sat in the lower tiers ({{tiers}}) at the split. Small customers are not to be ignored: every tier keeps a minimum of attention.',
    zh: '下一期消费最高的 10% 客户中，有 {{share}} 在分级日还处于较低等级（{{tiers}}）。小客户不能放着不管，每个等级都要有保底跟进。',
  },
  'evaluate.fair-title': {
    en: '{{share}} of the next best tenth sat in the lower tiers',
    zh: '下一期最好的 10% 客户，有 {{share}} 当时在较低等级',
  },
  'evaluate.fair-subtitle': {
    en: 'Where the {{n}} best customers of the next {{days}} days sat before',
    zh: '之后 {{days}} 天消费最高的 {{n}} 位客户，当时在哪个等级',
  },
} as const satisfies Catalog
