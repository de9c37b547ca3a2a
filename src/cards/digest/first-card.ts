import type { Card, CardButton, CardSelect } from '#src/cards/card.ts'
import { dataFooter } from '#src/cards/parts/footer.ts'
import { joined } from '#src/cards/parts/reader.ts'
import { type DigestLine, firstScreen } from '#src/domain/digest/lines.ts'
import { formatDayRange, formatNumber } from '#src/i18n/format.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { type DigestView, moneyOf } from './digest-view.ts'
import { lineDetail, lineText } from './line-text.ts'
import { digestNews, newsWords } from './news.ts'

/** What stands behind the first screen, in the order of the menu. */
export const digestParts = ['base', 'movement', 'goals', 'follow-up', 'service', 'pipeline', 'data'] as const
export type DigestPart = (typeof digestParts)[number]

/** Where the chart is found that goes with a card: among the message's own files. */
export const chartName = 'digest.png'

/** A picture that comes with the message, by its file's name. */
const attached = (name: string): string => `attached:${name}`

/** The way to one line's list. */
export const openLine = ({ reader, id }: DigestView, line: DigestLine['id']): CardButton => ({
  kind: 'button',
  label: t(reader.locale, 'digest.open'),
  call: { command: 'digest', input: { digest: id, line } },
})

const partsMenu = ({ reader: { locale }, id }: DigestView): CardSelect => ({
  kind: 'select',
  label: t(locale, 'digest.more'),
  field: 'part',
  call: { command: 'digest', input: { digest: id } },
  options: digestParts.map((value) => ({ value, label: t(locale, `digest.pick-${value}`) })),
})

/** `客户周报 11月20日–11月27日`. */
function digestTitle({ reader, figures, segment, isOwn }: DigestView): string {
  const { locale, zone, now } = reader
  if (isOwn) return t(locale, 'digest.own-title')
  const range = formatDayRange(locale, zone, { from: figures.from, to: figures.at }, now)
  if (!segment || 'gone' in segment) return t(locale, 'digest.title', range)

  return t(locale, 'digest.title-segment', { segment: segment.name[locale], ...range })
}

function notesOf(
  { reader: { locale }, figures, before, segment }: DigestView,
  lines: number,
): readonly string[] {
  const isEmpty = figures.customers.count + figures.prospects.report.all.open === 0
  return [
    segment && 'gone' in segment ? t(locale, 'digest.segment-gone', { segment: segment.gone }) : '',
    isEmpty ? t(locale, 'digest.empty') : '',
    lines === 0 && !isEmpty ? t(locale, 'digest.nothing') : '',
    before || isEmpty ? '' : t(locale, 'digest.first'),
  ].filter((note) => note !== '')
}

/** The week in three sentences; a rep's own digest is small, and of nobody there is nothing to say. */
function summaryOf(view: DigestView): readonly string[] {
  const { reader, figures, told, isOwn } = view
  if (isOwn || figures.customers.count === 0) return []
  const { change, risk, todo } = told?.summary ?? newsWords(digestNews(view))
  return [sentences(reader.locale, [change, risk, todo])]
}

export type DigestExtras = { readonly chartAlt?: string | undefined; readonly hasFile?: boolean | undefined }

/** The first screen: at most five lines that are news, each opening its list; all else behind one menu. */
export function digestCard(view: DigestView, { chartAlt, hasFile = false }: DigestExtras = {}): Card {
  const { reader, figures, before, policy } = view
  const { locale } = reader
  const lines = firstScreen(figures, before)
  const title = digestTitle(view)
  const { count, valueMinor } = figures.customers
  const notes = notesOf(view, lines.length)
  const texts = lines.map((line) => lineText(view, line))
  const summary = summaryOf(view)
  const byModel = summary.length > 0 && view.told?.summary ? t(locale, 'digest.summary-by-model') : undefined

  return {
    title,
    tone: lines.some(({ id, now, before: then }) => id === 'at-risk' && now > (then ?? now))
      ? 'warning'
      : 'neutral',
    text: sentences(locale, [title, ...summary, ...texts, ...notes]),
    body: [
      t(locale, 'digest.of-team', { count, n: formatNumber(count), money: moneyOf(view, valueMinor) }),
      ...summary,
      ...notes,
    ],
    rows: lines.map((line, n) => {
      const detail = lineDetail(view, line)
      return { title: texts[n] ?? '', ...(detail ? { detail } : {}), action: openLine(view, line.id) }
    }),
    rest: {
      kind: 'button',
      label: t(locale, 'digest.open'),
      call: { command: 'digest', input: { digest: view.id } },
    },
    ...(chartAlt === undefined ? {} : { image: { url: attached(chartName), alt: chartAlt } }),
    actions: [partsMenu(view)],
    footer: joined([
      byModel,
      dataFooter(reader, policy, figures.at),
      hasFile ? t(locale, 'digest.file') : undefined,
    ]),
  }
}
