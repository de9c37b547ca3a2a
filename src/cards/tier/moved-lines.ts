import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import type { Moved } from '#src/domain/tell/moved.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { t } from '#src/i18n/text.ts'
import type { TierChangeNotice } from '#src/ports/outbox.ts'

/** What moved a tier, in a sentence: which order, touch or rating, or that nothing came. */
export function movedLine(reader: Reader, moved: Moved): string {
  const { locale } = reader
  switch (moved.kind) {
    case 'order':
      return t(locale, 'promotion.moved-order', {
        amount: formatMoney(locale, moved),
        day: dayFor(reader, moved.at),
      })
    case 'touch':
      return t(locale, `promotion.moved-touch-${moved.direction}`, {
        channel: t(locale, `channel.${moved.channel}`),
        day: dayFor(reader, moved.at),
      })
    case 'rating':
      return t(locale, 'promotion.moved-rating', {
        rating: formatNumber(moved.rating, 1),
        day: dayFor(reader, moved.at),
      })
    case 'complaint':
    case 'answer':
      return t(locale, `promotion.moved-${moved.kind}`, { day: dayFor(reader, moved.at) })
    case 'fading':
      return moved.since
        ? t(locale, 'promotion.moved-fading', { day: dayFor(reader, moved.since) })
        : t(locale, 'promotion.moved-fading-ever')
    default:
      return t(locale, `promotion.moved-${moved.kind}`)
  }
}

/** The same in two or three words, for a line of a list. */
function shortMoved(reader: Reader, moved: Moved): string {
  const { locale } = reader
  switch (moved.kind) {
    case 'order':
      return t(locale, 'promotion.short-order', { amount: formatMoney(locale, moved) })
    case 'touch':
      return t(locale, `promotion.short-touch-${moved.direction}`)
    case 'rating':
      return t(locale, 'promotion.short-rating', { rating: formatNumber(moved.rating, 1) })
    case 'fading':
      return moved.since
        ? t(locale, 'promotion.short-fading', { day: dayFor(reader, moved.since) })
        : t(locale, 'promotion.short-fading-ever')
    default:
      return t(locale, `promotion.short-${moved.kind}`)
  }
}

/** Why a tier changed, for a line of a list: a rule or a person where one said so, else what moved it. */
export function shortReason(reader: Reader, { evidence: { reason }, moved }: TierChangeNotice): string {
  if (reason === 'promoted' || reason === 'demoted') return moved ? shortMoved(reader, moved) : ''

  return t(reader.locale, `promotion.short-${reason}`)
}
