import type { Locale } from '#src/domain/locale.ts'

/** A week in three sentences: what has changed most, the biggest risk, what comes first. */
export type DigestSummary = { readonly change: string; readonly risk: string; readonly todo: string }

/** What several customers speak of; `low`: how many of these remarks are complaints or low marks. */
type Theme = { readonly name: string; readonly count: number; readonly low: number }

/** A period's remarks by what they speak of, most named first; a remark may speak of two things. */
export type Themes = {
  readonly by: 'model' | 'rules'
  /** Remarks that were read; the newest, where there were more than are read. */
  readonly read: number
  readonly of: number
  readonly themes: readonly Theme[]
  /** Remarks under none of them. */
  readonly others: number
}

/** What was worded when a digest was counted, so that it is the same wherever it is shown. */
export type DigestWords = {
  /** As a model drafted it; absent: by rule, from the figures. */
  readonly summary?: DigestSummary
  /** Absent where nobody has said anything. */
  readonly themes?: Themes
}

/** By the reader's language. */
export type DigestTold = Readonly<Partial<Record<Locale, DigestWords>>>
