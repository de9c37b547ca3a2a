import type { Catalog } from '#src/i18n/catalog.ts'

/** What publishing a policy would do, at the terminal and for managers. */
export const policyPreviewTexts = {
  'policy.preview-title': {
    en: 'What “{{name}}” would do to {{customers}} customers. Nothing has been changed.',
    zh: '“{{name}}”对 {{customers}} 位客户的影响预演，数据没有改动。',
  },
  'policy.preview-moved': {
    en: '{{moved}} would move: {{up}} up, {{down}} down. {{atOnce}} on the day it is published, the others once they have left the buffer for long enough.',
    zh: '{{moved}} 位客户等级会变：升 {{up}}，降 {{down}}。其中 {{atOnce}} 位在发布当天变动，其余要在缓冲期满后。',
  },
  'policy.preview-nobody': { en: 'Nobody would move.', zh: '没有客户的等级会变。' },
  'policy.preview-matrix': { en: 'Today ↓  new →', zh: '现在 ↓  新规则 →' },
  'policy.preview-held-out': {
    en: 'Held-out check: of what {{customers}} customers spent from {{split}} to {{last}}, the best tenth brought {{before}} % by the policy in force and {{after}} % by this one ({{difference}} points, 95 % interval {{interval}}).',
    zh: '事后验证：{{customers}} 位客户 {{split}} 至 {{last}} 的消费中，排名前 10% 的客户按现行规则占 {{before}}%，按新规则占 {{after}}%（相差 {{difference}} 个百分点，95% 区间 {{interval}}）。',
  },
  'policy.preview-better': { en: 'This one finds them better.', zh: '新规则找得更准。' },
  'policy.preview-worse': {
    en: 'This one finds them worse: think again before publishing.',
    zh: '新规则反而更差，发布前请再斟酌。',
  },
  'policy.preview-tie': {
    en: 'The interval holds zero: the data does not tell them apart.',
    zh: '区间包含 0，数据分不出高下。',
  },
  'policy.preview-no-held-out': {
    en: 'Held-out check: too few orders to judge by yet.',
    zh: '事后验证：订单太少，暂时无法评判。',
  },
  'policy.preview-movers': { en: 'The most valuable who would move', zh: '会变动的客户（按价值排序）' },
  'policy.preview-customer': { en: 'customer', zh: '客户' },
  'policy.preview-change': { en: 'tier', zh: '等级' },
  'policy.preview-value': { en: 'value now', zh: '当前价值' },
  'policy.preview-rank': { en: 'ahead of %', zh: '超过客户 %' },
  'policy.preview-points': { en: 'points', zh: '综合分' },
  'policy.preview-because': { en: 'mostly by', zh: '主要因为' },
  'policy.preview-lines': { en: 'the tier lines', zh: '分级线变动' },
  'policy.preview-at-once': { en: 'when', zh: '何时' },
  'policy.preview-now': { en: 'at once', zh: '当天' },
  'policy.preview-later': { en: 'later', zh: '缓冲后' },
  'policy.preview-more': {
    en: '… and {{count}} more: --json has them all.',
    zh: '……还有 {{count}} 位，--json 可导出全部。',
  },
  'policy.preview-owners': { en: 'By owner: {{owners}}', zh: '按负责人：{{owners}}' },
  'policy.preview-nobodys': { en: 'nobody', zh: '无负责人' },
} as const satisfies Catalog
