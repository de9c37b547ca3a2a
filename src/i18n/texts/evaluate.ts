import type { Catalog } from '#src/i18n/catalog.ts'

/** `evaluate` at the terminal: what was judged, by which methods, and what came of it. */
export const evaluateTexts = {
  'evaluate.cli-scope': {
    en: '{{customers}} customers, {{first}} to {{split}}; judged by their spend up to {{last}} ({{currency}}).',
    zh: '{{customers}} 位客户，{{first}} 至 {{split}}；用之后截至 {{last}} 的消费作事后验证（{{currency}}）。',
  },
  'evaluate.cli-ends-early': {
    en: 'The file ends early: {{judged}} of the {{asked}} days could be judged.',
    zh: '文件提前结束：{{asked}} 天中只能验证 {{judged}} 天。',
  },
  'evaluate.cli-newcomers': {
    en: 'First seen after the split and left out: {{n}} customers.',
    zh: '分割日之后才出现、未计入：{{n}} 位客户。',
  },
  'evaluate.cli-not-taken': {
    en: 'Not taken: {{rows}} rows, the first in line {{line}}: {{column}} "{{value}}" ({{reason}}).',
    zh: '未采用 {{rows}} 行，第一处在第 {{line}} 行：{{column}}“{{value}}”({{reason}})。',
  },
  'evaluate.cli-wrong-ratings': {
    en: 'Ratings that are not from 1 to 5 and were left out: {{n}}.',
    zh: '不在 1 到 5 之间、未采用的评价：{{n}} 个。',
  },
  'evaluate.cli-method': { en: 'method', zh: '方法' },
  'evaluate.cli-top': { en: 'top {{share}} %', zh: '前 {{share}}%' },
  'evaluate.cli-auc': { en: 'AUC', zh: 'AUC' },
  'evaluate.cli-against': { en: 'against abc', zh: '比累计消费' },
  'evaluate.cli-interval': { en: '95 % interval', zh: '95% 区间' },
  'evaluate.cli-method-key': { en: 'key', zh: '综合分 key' },
  'evaluate.cli-method-abc': { en: 'abc', zh: '累计消费 abc' },
  'evaluate.cli-method-rfm': { en: 'rfm', zh: 'RFM 打分 rfm' },
  'evaluate.cli-method-decay': { en: 'decay', zh: '衰减消费 decay' },
  'evaluate.cli-method-bgnbd-gg': { en: 'bgnbd-gg', zh: '模型预测 bgnbd-gg' },
  'evaluate.cli-method-previous': { en: 'previous', zh: '原分级规则 previous' },
  'evaluate.cli-method-own-class': { en: 'own-class', zh: '自有分类 own-class' },
  'evaluate.cli-method-oracle': { en: 'oracle', zh: '事后真相 oracle' },
  'evaluate.cli-chosen': {
    en: 'Chosen before the split: key with {{settings}}; decay {{decay}} days.',
    zh: '在分割日之前选定：综合分用{{settings}}；衰减消费用 {{decay}} 天。',
  },
  'evaluate.cli-given': {
    en: 'As the policy has it: key with {{settings}}. Chosen before the split: decay {{decay}} days.',
    zh: '按给定的分级规则：综合分用{{settings}}；在分割日之前选定：衰减消费用 {{decay}} 天。',
  },
  'evaluate.cli-previous': { en: 'Previous policy: {{settings}}.', zh: '原分级规则：{{settings}}。' },
  'evaluate.cli-settings': {
    en: 'a half-life of {{days}} days, transform {{transform}}, orders {{orders}} %',
    zh: '半衰期 {{days}} 天、金额变换 {{transform}}、订单占 {{orders}}%',
  },
  'evaluate.cli-tier': { en: 'tier by key', zh: '等级' },
  'evaluate.cli-customers': { en: 'customers', zh: '客户数' },
  'evaluate.cli-spend-share': { en: 'share of spend %', zh: '消费占比 %' },
  'evaluate.cli-spend-each': { en: 'spend each', zh: '人均消费' },
  'evaluate.cli-bought': { en: 'bought %', zh: '再次下单 %' },
  'evaluate.cli-content': { en: 'content %', zh: '满意 %' },
  'evaluate.cli-answers': { en: 'answers', zh: '评价人数' },
  'evaluate.cli-next-top': {
    en: 'The next top tenth sat in {{parts}}: {{lower}} % in the lower tiers.',
    zh: '后来的前 10% 客户当时分布在 {{parts}}：{{lower}}% 来自较低等级。',
  },
  'migration-matrix.cli-from': { en: 'from tier % to', zh: '等级流转 %' },
  'migration-matrix.cli-gone': { en: 'bought nothing', zh: '未再下单' },
  'evaluate.cli-runs': { en: 'weekly runs', zh: '每周重算' },
  'evaluate.cli-runs-none': { en: 'raw cuts', zh: '只按分级线' },
  'hysteresis.cli-runs': { en: 'with hysteresis', zh: '加缓冲区间' },
  'evaluate.cli-flaps': { en: 'flaps', zh: '来回变动' },
  'evaluate.cli-changes': { en: 'changes a run', zh: '每次变动' },
  'evaluate.cli-dwell': { en: 'weeks between', zh: '间隔周数' },
  'evaluate.cli-holds': { en: 'top tier holds %', zh: '最高等级占消费 %' },
  'evaluate.cli-at-size': { en: 'at its size %', zh: '同人数最多 %' },
  'early-warning.cli-counts': {
    en: 'Early warnings: {{issued}} given, {{cameTrue}} came true, {{averted}} were averted by an order, {{missed}} saw neither, {{open}} are still open. Of 100 that are settled {{share}} came true ({{low}} … {{high}}).',
    zh: '降级预警：共发出 {{issued}} 次，应验 {{cameTrue}} 次，客户回来下单而避免 {{averted}} 次，未降级也未下单 {{missed}} 次，尚待观察 {{open}} 次。已有结果的预警每 100 次应验 {{share}} 次（{{low}} … {{high}}）。',
  },
  'early-warning.cli-dates': {
    en: 'Given {{lead}} days ahead in the median; {{inRange}} % fell inside the stated range, off by {{error}} days on the mean; {{unannounced}} demotions came without a warning.',
    zh: '一般提前 {{lead}} 天；{{inRange}}% 落在所说的日期范围内，平均偏差 {{error}} 天；{{unannounced}} 次降级没有预警。',
  },
  'early-warning.cli-stated': { en: 'warned at', zh: '预警时所说' },
  'early-warning.cli-mean': { en: 'stated %', zh: '所说 %' },
  'early-warning.cli-observed': { en: 'observed %', zh: '实际 %' },
  'early-warning.cli-warnings': { en: 'warnings', zh: '预警次数' },
  'early-warning.cli-gap': {
    en: 'Widest gap of stated and observed, in deciles of at least {{over}}: {{gap}} points.',
    zh: '所说与实际的最大差距（至少 {{over}} 次的分档）：{{gap}} 个百分点。',
  },
  'evaluate.cli-decile': { en: 'forecast decile', zh: '预测分档' },
  'evaluate.cli-predicted': { en: 'predicted each', zh: '人均预测' },
  'evaluate.cli-actual': { en: 'actual each', zh: '人均实际' },
  'evaluate.cli-psi': {
    en: 'Same-age PSI of the key: {{psi}}, customers first seen up to {{day}} against later ones (under .1 is stable).',
    zh: '同龄客户综合分的 PSI：{{psi}}，{{day}} 及之前首次下单的客户与之后的相比（低于 .1 为稳定）。',
  },
  'evaluate.cli-no-psi': {
    en: 'Same-age PSI of the key: too few customers of the same ages to compare.',
    zh: '同龄客户综合分的 PSI：同龄客户太少，无法比较。',
  },
  'confidence.cli-drop': {
    en: 'Data that the tiers rest on: {{before}} % sure at the split, {{after}} % on the last day; {{unsure}} customers newly under {{limit}} %.',
    zh: '分级所依据的数据可信度：分割日 {{before}}%，最后一天 {{after}}%；新跌破 {{limit}}% 的客户 {{unsure}} 位。',
  },
  'evaluate.cli-nothing-to-track': { en: 'No repeat orders to track.', zh: '没有可核对的复购订单。' },
  'evaluate.cli-tracking': {
    en: 'Repeat orders by week {{week}}: {{actual}}; BG/NBD {{bg}}, Pareto/NBD {{pareto}}.',
    zh: '截至第 {{week}} 周的复购订单：实际 {{actual}}；BG/NBD {{bg}}，Pareto/NBD {{pareto}}。',
  },
  'evaluate.cli-fitted-on': { en: '{{method}}, {{n}} customers', zh: '{{method}}, {{n}} 位客户' },
  'evaluate.cli-classes': {
    en: 'Own classes: {{list}}; without one {{unclassed}}; contradictory {{contradictory}}.',
    zh: '自有分类：{{list}}；未分类 {{unclassed}}；自相矛盾 {{contradictory}}。',
  },
  'evaluate.cli-class': {
    en: '{{name}} {{customers}} (as {{tier}})',
    zh: '{{name}} {{customers}}（对应 {{tier}}）',
  },
  'evaluate.cli-spellings': {
    en: '"{{name}}" has several spellings: {{list}}.',
    zh: '“{{name}}”有几种写法：{{list}}。',
  },
  'evaluate.cli-same-value': {
    en: '"{{upper}}" and "{{lower}}" cannot be told apart by value.',
    zh: '“{{upper}}”与“{{lower}}”按价值分不出高低。',
  },
  'evaluate.cli-out-of-order': {
    en: '"{{name}}" is typically worth less than a class below it.',
    zh: '“{{name}}”的客户一般还不如排在它下面的分类。',
  },
  'evaluate.cli-wrong': {
    en: 'Two tiers or more off by our figures: {{up}} too low, {{down}} too high.',
    zh: '与我们的分级相差两级及以上：偏低 {{up}} 位，偏高 {{down}} 位。',
  },
  'evaluate.cli-truth': {
    en: 'What they went on to spend bore us out in {{share}} % of {{n}} clear cases ({{low}} … {{high}}).',
    zh: '在 {{n}} 个看得清的例子里，后来的消费有 {{share}}% 支持我们（{{low}} … {{high}}）。',
  },
  'evaluate.cli-excess-up': {
    en: 'The too low spent {{mean}} more each than their class ({{low}} … {{high}}).',
    zh: '偏低的客户后来人均比所在分类多消费 {{mean}}（{{low}} … {{high}}）。',
  },
  'evaluate.cli-excess-down': {
    en: 'The too high spent {{mean}} less each than their class ({{low}} … {{high}}).',
    zh: '偏高的客户后来人均比所在分类少消费 {{mean}}（{{low}} … {{high}}）。',
  },
  'evaluate.cli-better-ours': {
    en: 'As tiers, ours held more of the later spend: theirs less ours {{difference}} points ({{low}} … {{high}}).',
    zh: '按等级看，我们的分级圈住了更多后来的消费：自有分类减去我们为 {{difference}} 个百分点（{{low}} … {{high}}）。',
  },
  'evaluate.cli-better-theirs': {
    en: 'As tiers, the own classes were better: theirs less ours {{difference}} points ({{low}} … {{high}}).',
    zh: '按等级看，自有分类更好：减去我们为 {{difference}} 个百分点（{{low}} … {{high}}）。',
  },
  'evaluate.cli-better-tie': {
    en: 'As tiers, neither was better: theirs less ours {{difference}} points ({{low}} … {{high}}).',
    zh: '按等级看，分不出高下：自有分类减去我们为 {{difference}} 个百分点（{{low}} … {{high}}）。',
  },
  'evaluate.cli-customer': { en: 'customer', zh: '客户' },
  'evaluate.cli-own-tier': { en: 'own', zh: '自有' },
  'evaluate.cli-our-tier': { en: 'ours', zh: '我们' },
  'evaluate.cli-because': { en: 'because', zh: '理由' },
  'evaluate.cli-because-spend': {
    en: 'spent {{value}}, usual {{usual}}',
    zh: '消费 {{value}}，通常 {{usual}}',
  },
  'evaluate.cli-because-purchases': {
    en: 'ordered on {{value}} days, usual {{usual}}',
    zh: '下单 {{value}} 天，通常 {{usual}}',
  },
  'evaluate.cli-because-idleDays': {
    en: 'idle {{value}} days, usual {{usual}}',
    zh: '{{value}} 天未下单，通常 {{usual}}',
  },
  'evaluate.cli-spent-after': { en: 'spent after', zh: '之后消费' },
  'evaluate.cli-bears-out': { en: 'bears out', zh: '事实支持' },
  'evaluate.cli-truth-ours': { en: 'us', zh: '我们' },
  'evaluate.cli-truth-theirs': { en: 'them', zh: '自有分类' },
  'evaluate.cli-truth-open': { en: '–', zh: '–' },
  'evaluate.cli-more': { en: '… and {{n}} more, in --json.', zh: '……另有 {{n}} 位，见 --json。' },
} as const satisfies Catalog
