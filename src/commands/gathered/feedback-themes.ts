import { prepareRemarks, sortRemarks, themeCounts } from '#src/assist/feedback-themes.ts'
import type { Reply } from '#src/cards/card.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { feedbackThemesCard } from '#src/cards/service/feedback-themes-card.ts'
import { recordRead } from '#src/commands/changes/record-read.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { remarksSeen } from '#src/decide/service/remarks-seen.ts'
import type { Remark } from '#src/domain/service/remarks.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'

/** `themes`, 主题, with nothing else: a customer who is called so is asked for by its handle. */
export const isThemesWord = (words: string): boolean =>
  /^\s*(?:(?:the\s+)?themes?|topics?|主题|主题汇总|汇总)\s*$/iu.test(words)

/** The newest bad one says most of what is to be done; else the newest. */
const exampleOf = (remarks: readonly Remark[]): Remark | undefined =>
  remarks.find(({ low }) => low) ?? remarks[0]

/** `/customer feedback themes`: what a manager's customers have spoken of in the last four weeks. */
export async function feedbackThemesReply(deps: CommandDeps, asker: Asker): Promise<Reply> {
  const { role, locale } = asker
  if (role !== 'manager' && role !== 'admin')
    return {
      card: plainCard(
        locale,
        t(locale, 'feedback.themes-title'),
        [t(locale, 'feedback.themes-for-managers')],
        { tone: 'bad' },
      ),
      refused: 'feedback-themes-for-managers',
    }

  const remarks = await remarksSeen(deps, asker)
  await recordRead(deps, asker, 'feedback-themes', { fields: ['name', 'feedback.note', 'problem.text'] })
  const prepared = await prepareRemarks(deps, remarks)
  const sorted =
    remarks.length === 0
      ? ({ by: 'rules', of: 0, read: [], themes: [] } as const)
      : await sortRemarks(deps, prepared, remarks.length, asker)
  const names = new Map(prepared.about.map(({ _id, name }) => [_id, name]))
  const examples = sorted.themes.map((theme) => {
    const remark = exampleOf(theme.remarks)
    return remark && { remark, customer: names.get(remark.customerId) ?? '' }
  })

  return { card: feedbackThemesCard(locale, { counted: themeCounts(sorted), examples }) }
}
