import { z } from 'zod'
import { type Bilingual, type Locale, localeSchema } from '#src/domain/locale.ts'
import { type RemarkTheme, themesIn } from '#src/grammar/remark-themes.ts'
import { t } from '#src/i18n/text.ts'
import { definePrompt } from './define-prompt.ts'

/** More than a model holds apart, and more than anybody reads. */
export const mostRemarks = 120
const mostThemes = 5
const mostRemarkChars = 240
/** A theme is a heading, no sentence. */
const longestName: Readonly<Record<Locale, number>> = { en: 40, zh: 16 }

/** What stands before a product's name in a heading. */
const aboutChars = 6

/** A period's remarks, and the products that they may be about. */
export type FeedbackThemesInput = {
  readonly locale: Locale
  readonly remarks: readonly { readonly text: string; readonly low: boolean }[]
  readonly products: readonly string[]
}

/** Themes with the remarks that speak of them, by their places in the input, from 1. */
export type FeedbackThemesOutput = {
  readonly themes: readonly { readonly name: string; readonly remarks: readonly number[] }[]
}

type Theme = FeedbackThemesOutput['themes'][number]

const input: z.ZodType<FeedbackThemesInput> = z.object({
  locale: localeSchema,
  remarks: z.array(z.object({ text: z.string().min(1), low: z.boolean() })).max(mostRemarks),
  products: z.array(z.string().min(1)).max(200),
})

const output: z.ZodType<FeedbackThemesOutput> = z.strictObject({
  themes: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1),
        remarks: z.array(z.number().int().min(1)).min(1).max(mostRemarks),
      }),
    )
    .max(mostThemes),
})

/** The most named first, then the one with the most bad remarks: at most five. */
const mostNamed = (themes: readonly Theme[], { remarks }: FeedbackThemesInput): readonly Theme[] => {
  const bad = (theme: Theme) => theme.remarks.filter((n) => remarks[n - 1]?.low).length
  return themes
    .toSorted((a, b) => b.remarks.length - a.remarks.length || bad(b) - bad(a))
    .slice(0, mostThemes)
}

const grouped = <Key>(keysOf: readonly (readonly Key[])[]): ReadonlyMap<Key, readonly number[]> => {
  const places = new Map<Key, number[]>()
  for (const [at, keys] of keysOf.entries())
    for (const key of keys) places.set(key, [...(places.get(key) ?? []), at + 1])
  return places
}

/** A product makes a theme of what no usual theme holds, where at least two remarks name it. */
function byRule(given: FeedbackThemesInput): FeedbackThemesOutput {
  const { locale, remarks } = given
  const products = given.products.filter((each) => [...each].length <= longestName[locale] - aboutChars)
  const usual = remarks.map(({ text }) => themesIn(text))
  const named = remarks.map(({ text }, at) => {
    const words = text.toLowerCase()
    return (usual[at] ?? []).length > 0 ? [] : products.filter((each) => words.includes(each.toLowerCase()))
  })
  const themes = [
    ...[...grouped<RemarkTheme>(usual)].map(([theme, places]) => ({
      name: t(locale, `feedback.theme-${theme}`),
      remarks: places,
    })),
    ...[...grouped(named)]
      .filter(([, places]) => places.length > 1)
      .map(([product, places]) => ({
        name: t(locale, 'feedback.theme-product', { product }),
        remarks: places,
      })),
  ]
  return { themes: mostNamed(themes, given) }
}

type Fault = 'twice' | 'long' | 'beyond' | 'repeated'

const faultWords: Readonly<Record<Fault, Bilingual>> = {
  twice: { en: 'two themes have the same name', zh: '主题重复' },
  long: {
    en: `a name has at most ${longestName.en} characters`,
    zh: `主题名最多 ${longestName.zh} 个字`,
  },
  beyond: { en: 'a theme names a remark that is not there', zh: '有的编号不存在' },
  repeated: { en: 'a theme names a remark twice', zh: '同一主题里编号重复' },
}

function faultOf(
  { themes }: FeedbackThemesOutput,
  { locale, remarks }: FeedbackThemesInput,
): Fault | undefined {
  const names = new Set(themes.map(({ name }) => name.trim().toLowerCase()))
  if (names.size < themes.length) return 'twice'
  if (themes.some(({ name }) => [...name].length > longestName[locale])) return 'long'
  if (themes.some((theme) => theme.remarks.some((n) => n > remarks.length))) return 'beyond'
  return themes.some((theme) => new Set(theme.remarks).size < theme.remarks.length) ? 'repeated' : undefined
}

/** What a period's customers speak of: at most five themes; how many speak of each is counted, never told. */
export const feedbackThemes = definePrompt<FeedbackThemesInput, FeedbackThemesOutput>({
  name: 'feedback-themes',
  version: 1,
  input,
  output,
  text: {
    en: [
      'You sort what customers have said into at most five themes, the most frequent first.',
      'Each remark has its number and a bar in front, 1|. For each theme give a name and the numbers of all remarks that speak of it; a remark may be under several themes, or under none.',
      'A name is a short heading such as “Delivery” or “Invoices and payment”: at most four words, no judgement, no number, no name of a person or company. A product’s name is allowed. English, whatever language the remarks are in.',
      'Leave out what only one remark speaks of, unless there are fewer than five themes.',
    ].join('\n'),
    zh: [
      '你把客户的反馈归成最多五个主题，提到最多的排在前面。',
      '每条反馈前面有编号和竖线，如 1|。每个主题给出名称和所有相关反馈的编号；一条反馈可以属于多个主题，也可以不属于任何主题。',
      '名称是简短的小标题，如“送货与物流”“发票与账款”：不超过八个字，不作评价，不带数字，不出现人名或公司名，可以出现产品名。无论反馈是什么语言，名称都用中文。',
      '只有一条反馈提到的内容先不列，主题不足五个时才列。',
    ].join('\n'),
  },
  mostTokens: 900,
  mostChars: { en: 200, zh: 80 },
  locale: ({ locale }) => locale,
  material: ({ locale, remarks, products }) => ({
    facts: [
      [t(locale, 'feedback.themes-numbers'), `1–${remarks.length}`],
      ...(products.length === 0
        ? []
        : ([[t(locale, 'feedback.themes-products'), products.slice(0, 40).join(' · ')]] as const)),
    ],
    quoted: remarks.map(({ text }) => [...text.replace(/\s+/gu, ' ')].slice(0, mostRemarkChars).join('')),
  }),
  shown: ({ themes }) => themes.map(({ name }) => name),
  wrong: (said, given) => {
    const fault = faultOf(said, given)
    return fault && faultWords[fault][given.locale]
  },
  fallback: byRule,
})
