import { type FeedbackThemesInput, feedbackThemes, mostRemarks } from '#prompts/feedback-themes.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Themes } from '#src/domain/digest/told.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Remark } from '#src/domain/service/remarks.ts'
import type { Asker } from '#src/domain/user.ts'
import { assist } from './assist.ts'
import type { AssistDeps } from './deps.ts'

/** A theme with its remarks. */
type ThemeOf = { readonly name: string; readonly remarks: readonly Remark[] }

/** Remarks by what they speak of; `read`: those that were looked at. */
export type SortedRemarks = Pick<Themes, 'by' | 'of'> & {
  readonly read: readonly Remark[]
  readonly themes: readonly ThemeOf[]
}

const mostProducts = 200

/** What these customers have bought: words that a remark may be about. */
function productsOf(customers: readonly Customer[]): readonly string[] {
  const names = customers.flatMap(({ facts }) =>
    facts.recentOrders.map(({ product }) => product?.trim() ?? ''),
  )
  return [...new Set(names)].filter((name) => name !== '').slice(0, mostProducts)
}

type Prepared = { readonly read: readonly Remark[]; readonly about: readonly Customer[] }

/** The newest remarks, as many as are read, and whose they are. */
export async function prepareRemarks(
  { customers }: Pick<AssistDeps, 'customers'>,
  remarks: readonly Remark[],
): Promise<Prepared> {
  const read = remarks.slice(0, mostRemarks)
  return { read, about: await customers.getMany([...new Set(read.map(({ customerId }) => customerId))]) }
}

const inputOf = ({ read, about }: Prepared, locale: Locale): FeedbackThemesInput => ({
  locale,
  remarks: read.map(({ text, low }) => ({ text, low })),
  products: productsOf(about),
})

type Found = ReturnType<typeof feedbackThemes.fallback>

const themesOf = ({ read }: Prepared, { themes }: Found): readonly ThemeOf[] =>
  themes
    .map(({ name, remarks }) => ({ name, remarks: remarks.flatMap((n) => read[n - 1] ?? []) }))
    .toSorted((a, b) => b.remarks.length - a.remarks.length)

/** By rule alone. */
export const sortByRule = (prepared: Prepared, of: number, locale: Locale): SortedRemarks => ({
  by: 'rules',
  of,
  read: prepared.read,
  themes: themesOf(prepared, feedbackThemes.fallback(inputOf(prepared, locale))),
})

/** By a model where there is one and its answer holds, else by rule. */
export async function sortRemarks(
  deps: AssistDeps,
  prepared: Prepared,
  of: number,
  asker: Asker,
): Promise<SortedRemarks> {
  const input = inputOf(prepared, asker.locale)
  const { output, by } = await assist(deps, feedbackThemes, input, { asker, about: prepared.about })
  return { by, of, read: prepared.read, themes: themesOf(prepared, output) }
}

/** The same in numbers alone: no customer's words are kept with it. */
export function themeCounts({ by, of, read, themes }: SortedRemarks): Themes {
  const sorted = new Set(themes.flatMap(({ remarks }) => remarks))
  return {
    by,
    of,
    read: read.length,
    themes: themes.map(({ name, remarks }) => ({
      name,
      count: remarks.length,
      low: remarks.filter(({ low }) => low).length,
    })),
    others: read.filter((remark) => !sorted.has(remark)).length,
  }
}
