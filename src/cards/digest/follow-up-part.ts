import type { CardFact } from '#src/cards/card.ts'
import { joined } from '#src/cards/parts/reader.ts'
import type { Proportion } from '#src/domain/evaluation/wilson.ts'
import type { Locale } from '#src/domain/locale.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { type DigestView, durationOf, shareOf, tierLabel } from './digest-view.ts'
import type { PartBody } from './part-body.ts'

/** With fewer a share is chance. */
const fewest = 5
const mostShown = 6

const ofN = (locale: Locale, { share, n }: Proportion): string =>
  t(locale, 'digest.of-n', { percent: formatPercent(locale, share), n })

/** Shares by name, the rare ones left out. */
function listed<Row extends Proportion>(
  locale: Locale,
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): string {
  const known = rows.filter(({ n }) => n >= fewest)
  if (known.length === 0) return t(locale, 'digest.unknown')
  return joined(known.slice(0, mostShown).map((row) => `${nameOf(row)} ${ofN(locale, row)}`))
}

/** `电话 62%（40 次）· 微信 48%（31 次）`: the most used first. */
const ranked = <Row extends Proportion>(locale: Locale, rows: readonly Row[], nameOf: (row: Row) => string) =>
  listed(
    locale,
    rows.toSorted((a, b) => b.n - a.n),
    nameOf,
  )

/** `9 点 81%（21 次）· 14 点 60%（20 次）`: the hours most used, in the order of the day. */
const byHour = (locale: Locale, rows: DigestView['figures']['answers']['byHour']): string => {
  const used = rows.toSorted((a, b) => b.n - a.n).slice(0, mostShown)
  return listed(
    locale,
    used.toSorted((a, b) => a.hour - b.hour),
    ({ hour }) => t(locale, 'digest.at-hour', { hour }),
  )
}

function tierRows({ figures, policy, reader }: DigestView): readonly (readonly string[])[] {
  const { locale } = reader
  return figures.effort.map(({ tier, touches, value }, n) => {
    const wait = figures.waits[n]
    const hours = wait?.medianHours
    return [
      tierLabel(locale, policy, tier),
      shareOf(locale, figures.kept.byTier[n] ?? { n: 0, share: 0 }),
      shareOf(locale, figures.answers.byTier[n] ?? { n: 0, share: 0 }),
      hours === undefined ? '–' : durationOf(locale, hours),
      shareOf(locale, wait?.answered ?? { n: 0, share: 0 }),
      formatPercent(locale, touches),
      formatPercent(locale, value),
    ]
  })
}

/** What follow-up earns, with its interval; or how long until that can be said. */
function earnsFacts(view: DigestView): readonly CardFact[] {
  const { figures, reader } = view
  const { locale } = reader
  const { earns } = figures
  if (!earns || earns.state === 'off') return []

  const label = t(locale, 'digest.earns')
  if (earns.state === 'too-few') {
    const { held, needed, weeks } = earns
    const soFar = t(locale, 'digest.earns-too-few', { held, needed })
    return [
      {
        label,
        value: joined([soFar, weeks === undefined ? '' : t(locale, 'digest.earns-weeks', { count: weeks })]),
      },
    ]
  }
  const points = (share: number) => formatNumber(100 * share, 1)
  const { difference, low, high } = earns.bought
  const said = { difference: points(difference), low: points(low), high: points(high) }
  return [
    {
      label,
      value: joined([t(locale, 'digest.earns-bought', said), t(locale, `digest.earns-${earns.shows}`)]),
    },
  ]
}

/** Who was followed up, who answered, who waited, and whether effort goes where value is. */
export function followUpPart(view: DigestView): PartBody {
  const { figures, reader } = view
  const { locale } = reader
  const { answers, sameContent } = figures
  const same = sameContent && {
    content: t(locale, `touch.content-${sameContent.content}`),
    percent: formatPercent(locale, sameContent.share),
  }

  return {
    body: [t(locale, 'digest.four-weeks'), ...(same ? [t(locale, 'digest.same-content', same)] : [])],
    table: {
      columns: (['tier', 'kept', 'answered', 'wait', 'heard', 'touches', 'value-share'] as const).map((key) =>
        t(locale, `digest.${key}`),
      ),
      rows: tierRows(view),
    },
    facts: [
      ...earnsFacts(view),
      {
        label: t(locale, 'digest.by-channel'),
        value: ranked(locale, answers.byChannel, ({ channel }) => t(locale, `channel.${channel}`)),
      },
      {
        label: t(locale, 'digest.by-content'),
        value: ranked(locale, answers.byContent, ({ content }) => t(locale, `touch.content-${content}`)),
      },
      {
        label: t(locale, 'digest.by-hour'),
        value: byHour(locale, answers.byHour),
      },
    ],
  }
}
