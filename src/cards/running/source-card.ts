import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import type { FactKind } from '#src/domain/event.ts'
import type { Locale } from '#src/domain/locale.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { inSeries, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { SourceNotice } from '#src/ports/outbox.ts'

const kindsInWords = (locale: Locale, kinds: readonly FactKind[]): string =>
  inSeries(
    locale,
    kinds.map((kind) => t(locale, `source.tells-${kind}`)),
  )

/** Tells an admin that a source has fallen silent or is back: whom it concerns, since when, what waits, what to do. */
export function sourceCard(locale: Locale, zone: string, notice: SourceNotice, now: Date): Card {
  const reader: Reader = { locale, zone, now }
  const isSilent = notice.kind === 'source-silent'
  const source = clip(notice.source)
  const title = t(locale, isSilent ? 'source.silent-title' : 'source.back-title', { source })
  const day = dayFor(reader, notice.since)
  const body = isSilent
    ? [t(locale, 'source.silent-since', { day }), t(locale, 'source.frozen')]
    : [t(locale, 'source.back-body', { day }), t(locale, 'source.resumes')]

  return {
    title,
    tone: isSilent ? 'warning' : 'good',
    text: sentences(locale, [title, ...body]),
    body,
    facts: [
      { label: t(locale, 'source.tells'), value: kindsInWords(locale, notice.kinds) },
      { label: t(locale, 'source.concerns'), value: formatNumber(notice.customers) },
      ...(isSilent ? [{ label: t(locale, 'promotion.do-now'), value: t(locale, 'source.silent-do') }] : []),
    ],
  }
}
