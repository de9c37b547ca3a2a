import { digestSummary } from '#prompts/digest-summary.ts'
import { digestNews } from '#src/cards/digest/news.ts'
import { newsFacts } from '#src/cards/digest/news-facts.ts'
import type { ShowDeps, TellDigest } from '#src/decide/digest/deps.ts'
import type { ComparedDigest } from '#src/decide/digest/keep-digest.ts'
import { digestView } from '#src/decide/digest/view-digest.ts'
import type { DigestSummary, DigestTold } from '#src/domain/digest/told.ts'
import { localeSchema } from '#src/domain/locale.ts'
import { present } from '#src/domain/present.ts'
import type { Remark } from '#src/domain/service/remarks.ts'
import type { Asker } from '#src/domain/user.ts'
import { assist } from './assist.ts'
import type { AssistDeps } from './deps.ts'
import { prepareRemarks, sortByRule, sortRemarks, themeCounts } from './feedback-themes.ts'

type TellDeps = AssistDeps & ShowDeps

/** A model's three sentences; nothing where the rules' will do: those are made from the figures whenever they are shown. */
async function summaryOf(
  deps: TellDeps,
  compared: ComparedDigest,
  asker: Asker,
): Promise<DigestSummary | undefined> {
  if (compared.digest.figures.customers.count === 0) return undefined
  const view = await digestView(deps, compared, asker)
  const input = { news: digestNews(view), facts: newsFacts(view) }
  const { output, by } = await assist(deps, digestSummary, input, { asker })
  return by === 'model' ? output : undefined
}

/** Themes in both languages: whoever reads it in the other one reads the rules'. */
async function themesOf(
  deps: TellDeps,
  remarks: readonly Remark[],
  asker: Asker,
  mayAsk: boolean,
): Promise<DigestTold> {
  if (remarks.length === 0) return {}
  const prepared = await prepareRemarks(deps, remarks)
  const each = localeSchema.options.map(async (locale) => {
    const sorted =
      mayAsk && locale === asker.locale
        ? await sortRemarks(deps, prepared, remarks.length, asker)
        : sortByRule(prepared, remarks.length, locale)
    return [locale, { themes: themeCounts(sorted) }] as const
  })
  return Object.fromEntries(await Promise.all(each))
}

/** Has a digest worded, for managers by a model where there is one; a rep's own is small and costs none. */
export const digestTeller =
  (deps: TellDeps): TellDigest =>
  async ({ remarks, ...compared }, asker) => {
    const mayAsk = asker.role !== 'rep'
    const [summary, themes] = await Promise.all([
      mayAsk ? summaryOf(deps, compared, asker) : undefined,
      themesOf(deps, remarks, asker, mayAsk),
    ])
    const own = { ...themes[asker.locale], ...present({ summary }) }
    return { ...themes, ...(Object.keys(own).length === 0 ? {} : { [asker.locale]: own }) }
  }
