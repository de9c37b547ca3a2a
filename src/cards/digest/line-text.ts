import { dayFor, joined } from '#src/cards/parts/reader.ts'
import type { DigestLine, DigestLineId } from '#src/domain/digest/lines.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { type DigestView, moneyOf, signed, tierLabel } from './digest-view.ts'

const inPoints: ReadonlySet<DigestLineId> = new Set(['kept', 'answers'])
/** They tell of the week itself. */
const withoutDelta: ReadonlySet<DigestLineId> = new Set(['moved', 'warned', 'prospects'])

/** `A类 45`, without what it was before. */
function bareLine(view: DigestView, { id, now, count = 0 }: DigestLine): string {
  const { figures, policy, reader } = view
  const { locale } = reader
  const n = formatNumber(now)
  switch (id) {
    case 'top-tier':
      return t(locale, 'digest.line-top-tier', {
        tier: tierLabel(locale, policy, policy.tiers[0]?.code ?? ''),
        n,
      })
    case 'at-risk':
      return t(locale, 'digest.line-at-risk', { money: moneyOf(view, now), count })
    case 'moved':
      return t(locale, 'digest.line-moved', { up: figures.movement.up, down: figures.movement.down })
    case 'prospects':
      return t(locale, 'digest.line-prospects', {
        converted: figures.prospects.converted,
        lost: figures.prospects.lost,
      })
    default:
      return t(locale, `digest.line-${id}`, { n })
  }
}

function deltaOf(view: DigestView, { id, now, before = now }: DigestLine): string {
  const { locale } = view.reader
  const delta = now - before
  if (id === 'at-risk') return signed(delta, moneyOf(view, delta))
  const shown = signed(delta, formatNumber(delta))
  return inPoints.has(id) ? t(locale, 'digest.points', { n: shown }) : shown
}

/** `A类 45，较上周 +3`; what it was on a day longer ago names the day. */
export function lineText(view: DigestView, line: DigestLine): string {
  const { locale } = view.reader
  const bare = bareLine(view, line)
  if (line.before === undefined || line.before === line.now || withoutDelta.has(line.id) || !view.before)
    return bare

  const delta = deltaOf(view, line)
  if (view.isLastWeek) return t(locale, 'digest.delta', { line: bare, delta })
  return t(locale, 'digest.delta-since', { line: bare, delta, day: dayFor(view.reader, view.before.at) })
}

/** What a line says besides: proposals that have waited for long. */
export function lineDetail({ figures, reader }: DigestView, { id }: DigestLine): string | undefined {
  const { old } = figures.waiting
  const detail = id === 'waiting' && old > 0 ? t(reader.locale, 'digest.waiting-old', { n: old }) : undefined
  return detail && joined([detail])
}
