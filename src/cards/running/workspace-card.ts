import type { Card } from '#src/cards/card.ts'
import { lineFact } from '#src/cards/parts/line-fact.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { WorkspaceNotice } from '#src/ports/notices/surface.ts'

/** Tells an admin that somebody else's workspace has tried, and the line to type if it is one of theirs. */
export function workspaceCard(locale: Locale, { team, how, line }: WorkspaceNotice): Card {
  const title = t(locale, `workspace.title-${how}`, { team })
  const body = [t(locale, 'workspace.body'), t(locale, line === undefined ? 'workspace.one' : 'workspace.do')]

  return {
    title,
    tone: 'warning',
    text: sentences(locale, [title, ...body, ...(line === undefined ? [] : [line])]),
    body,
    ...(line === undefined ? {} : { facts: [lineFact(locale, line)] }),
  }
}
