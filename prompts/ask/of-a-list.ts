import type { Locale } from '#src/domain/locale.ts'
import { lifecycleWords } from '#src/domain/segment/words.ts'

type Condition = 'slipping' | 'dormant' | 'growing' | 'new' | 'mature' | 'prospect'
type Phrases = readonly (readonly [condition: Condition, phrase: RegExp])[]

const en: Phrases = [
  [
    'slipping',
    /\b(?:slipping away|slipping|at risk of leaving|at risk|about to leave|about to churn|churning|going to leave|likely to leave)\b/u,
  ],
  ['dormant', /\b(?:dormant|asleep|sleeping)\b/u],
  ['growing', /\bgrowing\b/u],
  ['new', /\bnew\b/u],
  ['mature', /\bmature\b/u],
  ['prospect', /\bprospects?\b/u],
]
const zh: Phrases = [
  [
    'slipping',
    /(?:快要|快|要|可能会?|会|正在)*(?:有)?流失(?:的)?(?:风险|苗头|迹象)?(?:了)?|快?要?(?:跑掉|丢掉|走掉|跑|丢)了/u,
  ],
  ['dormant', /沉睡(?:客户|期)?/u],
  ['growing', /成长期|在?成长|在?增长|在涨/u],
  ['new', /新客户|新客/u],
  ['mature', /成熟期|成熟/u],
  ['prospect', /潜在客户|潜客/u],
]

// "A customers" in the plural alone: "a customer" is any.
const enTier = /\btier ([a-e])\b|\b([a-e])(?: tier)?(?= (?:customers|clients|accounts|ones)\b)/u
const zhTier = /([a-e])(?:类|级)?(?=的?客户)|([a-e])(?:类|级)/u

// With the condition taken out only these may be left: anything else would be a part of the question that is not answered.
const enRest: ReadonlySet<string> = new Set(
  (
    'who which what are is s of my our mine the any anyone anybody there customer customers client clients account ' +
    'accounts ones in on a list lists portfolio all show do i we have that currently now among how many me team tier ' +
    'being becoming getting'
  ).split(' '),
)
const enAsks =
  /^(?:who|which|any|anyone|anybody|are there any|do i have any|list|show|how many|all|my)\b|^what (?:.* )?(?:customers|clients|accounts)\b/u
const zhRest =
  /^(?:我们?|咱们?|把|那种|那些|这些|的|团队|手上|手里|手头|名下|这边|里面|里边|里|当中|中|有没有|有|哪些|哪几个|哪几家|哪家|哪个|谁|几个|几家|多少|是|都|现在|目前|最近|近期|客户|名单|列表|列出来?|列一下|列个|看看|所有|全部|属于|在|处于|状态|阶段|个|家|了|比较|拉一下|拉个|拉)*$/u
const zhAsks = /谁|哪|客户|名单|列|有没有|多少|几|有/u

/** `slipping`, `growing A`: who is asked for, as `list` takes it; undefined: it asks for something else as well. */
export function listWordsOf(point: string, locale: Locale, tiers: readonly string[]): string | undefined {
  // 流失了 without more: they have gone, which is not the same as being about to.
  if (/^(?!.*(?:快|要|可能|会)).*流失了/u.test(point)) return undefined
  const { condition, tier, rest } = conditionsOf(point)
  if (condition === undefined && tier === undefined) return isAll(point) ? '' : undefined
  if (tier !== undefined && !tiers.includes(tier)) return undefined
  if (!asksForThem(point, rest)) return undefined

  return [wordOf(condition, locale), tier, whoseOf(rest, locale)]
    .filter((word) => word !== undefined)
    .join(' ')
}

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

type Conditions = { readonly condition?: Condition; readonly tier?: string; readonly rest: string }

/** A lifecycle and a tier, and what is left of the sentence without them. */
function conditionsOf(point: string): Conditions {
  const isHan = hasHan(point)
  const found = (isHan ? zh : en).find(([, phrase]) => phrase.test(point))
  const without = found ? point.replace(found[1], ' ') : point
  const tier = isHan ? zhTier : enTier
  const code = tier
    .exec(without)
    ?.slice(1)
    .find((each) => each !== undefined)

  return {
    ...(found ? { condition: found[0] } : {}),
    ...(code === undefined ? {} : { tier: code.toUpperCase() }),
    rest: without.replace(tier, ' ').replace(/\s+/gu, ' ').trim(),
  }
}

function asksForThem(point: string, rest: string): boolean {
  if (hasHan(point)) return zhRest.test(rest.replaceAll(' ', '')) && zhAsks.test(point)
  return rest.split(' ').every((word) => word === '' || enRest.has(word)) && enAsks.test(point)
}

const isAll = (point: string): boolean =>
  /^(?:who are |list |show |what are )?(?:all )?(?:of )?my (?:customers|clients|accounts)$|^(?:who|which) (?:is|are) my (?:best|biggest|top|most important|most valuable|largest) (?:customers?|clients?|accounts?)$|^(?:我|我的)?(?:最好|最大|最重要|最有价值)的客户(?:是谁|是哪个|是哪家|有哪些|有谁|是哪些)?$|^(?:谁|哪个|哪家)是我?(?:最好|最大|最重要|最有价值)的客户$|^(?:我|我的|我名下|我手上|我手里)(?:现在)?的?(?:有|都有)?(?:哪些|什么)?客户(?:有哪些|都有谁|名单|列表)?$/u.test(
    point,
  )

const wordOf = (condition: Condition | undefined, locale: Locale): string | undefined =>
  condition === undefined || locale === 'en' ? condition : lifecycleWords[condition][0]

const whoseOf = (rest: string, locale: Locale): string | undefined =>
  /\bteam\b|团队/u.test(rest) ? { en: 'team', zh: '团队' }[locale] : undefined
