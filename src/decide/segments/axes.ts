import { fieldLabel } from '#src/cards/records/edited-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import { lifecycles } from '#src/domain/customer.ts'
import { type Bilingual, localeSchema } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Axis } from '#src/domain/segment/axis.ts'
import { printWhere } from '#src/domain/segment/print-where.ts'
import type { Segment } from '#src/domain/segment/segment.ts'
import { textKey } from '#src/domain/segment/text-key.ts'
import type { Value } from '#src/domain/segment/where.ts'
import { t } from '#src/i18n/text.ts'

/** More columns than these do not fit a phone. */
const mostValues = 6
/** Attributes with more values than that tell customers apart one by one: names, phone numbers. */
const mostDistinct = 200

const tierWords: ReadonlySet<string> = new Set(['tier', 'tiers', '等级', '级别'])
const lifecycleWords: ReadonlySet<string> = new Set(['lifecycle', 'stage', '客户阶段', '阶段'])
const segmentWords: ReadonlySet<string> = new Set(['segment', 'segments', '分群', '客户分群'])

const both = (text: string): Bilingual => ({ en: text, zh: text })

const groupOf = (
  code: string,
  name: Bilingual,
  field: 'tier' | 'lifecycle' | `attr.${string}`,
  value: Value,
): Segment => ({ code, name, where: printWhere({ op: '=', field, value }) })

const tierAxis = ({ tiers }: Policy): Axis => ({
  name: { en: t('en', 'tier.label'), zh: t('zh', 'tier.label') },
  segments: tiers.map(({ code, name }) => groupOf(code, name, 'tier', code)),
})

const lifecycleAxis = (): Axis => ({
  name: { en: t('en', 'lifecycle.label'), zh: t('zh', 'lifecycle.label') },
  segments: lifecycles
    .filter((lifecycle) => lifecycle !== 'prospect')
    .map((each) =>
      groupOf(
        each,
        { en: t('en', `lifecycle.${each}`), zh: t('zh', `lifecycle.${each}`) },
        'lifecycle',
        each,
      ),
    ),
})

/** How often each value of each attribute occurs, by comparable name. */
export function valueCounter() {
  const values = new Map<string, { readonly name: string; readonly counts: Map<string | number, number> }>()

  return {
    add({ attrs }: Pick<Customer, 'attrs'>): void {
      for (const [name, value] of Object.entries(attrs)) {
        if (value === '') continue
        const key = textKey(name)
        const of = values.get(key) ?? { name, counts: new Map() }
        if (of.counts.size < mostDistinct) of.counts.set(value, (of.counts.get(value) ?? 0) + 1)
        values.set(key, of)
      }
    },
    /** By its own name, or by what it is called in either language. */
    of: (name: string) =>
      values.get(textKey(name)) ??
      [...values.values()].find((each) =>
        localeSchema.options.some((locale) => textKey(fieldLabel(locale, each.name)) === textKey(name)),
      ),
    /** Attributes that a table can be made by, the most told first. */
    names: (): readonly string[] =>
      [...values.values()]
        .filter(({ counts }) => counts.size > 1 && counts.size < mostDistinct)
        .map(({ name }) => name)
        .sort(),
  }
}

type Values = ReturnType<typeof valueCounter>

function attributeAxis(values: Values, words: string): Axis | undefined {
  const found = values.of(words)
  if (!found) return undefined
  const most = [...found.counts].sort((a, b) => b[1] - a[1]).slice(0, mostValues)
  return {
    name: { en: fieldLabel('en', found.name), zh: fieldLabel('zh', found.name) },
    ...(found.counts.size > mostValues ? { isPartial: true } : {}),
    segments: most.map(([value]) =>
      groupOf(String(value), both(String(value)), `attr.${textKey(found.name)}`, value),
    ),
  }
}

/** What words mean as one side of a table: tiers, lifecycle, the policy's segments, one of them, an attribute. */
export function axisOf(words: string, policy: Policy, values: Values): Axis | undefined {
  const key = textKey(words)
  const segments = policy.segments ?? []
  if (tierWords.has(key)) return tierAxis(policy)
  if (lifecycleWords.has(key)) return lifecycleAxis()
  if (segmentWords.has(key) && segments.length > 0)
    return { name: { en: 'segments', zh: '客户分群' }, segments: segments.slice(0, mostValues) }

  const one = segments.find(({ code, name }) =>
    [code, name.en, name.zh].some((each) => textKey(each) === key),
  )
  return one ? { name: one.name, segments: [one] } : attributeAxis(values, words)
}
