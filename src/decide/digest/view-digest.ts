import type { Card, CardFile } from '#src/cards/card.ts'
import { digestChart } from '#src/cards/digest/digest-chart.ts'
import type { DigestView } from '#src/cards/digest/digest-view.ts'
import { chartName, digestCard } from '#src/cards/digest/first-card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { isoWeek, localDaysBefore } from '#src/domain/digest/week.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Charts } from '#src/ports/charts.ts'
import type { StoredDigest } from '#src/ports/digests.ts'
import type { ShowDeps } from './deps.ts'
import { digestCsv } from './digest-csv.ts'
import { belongsTo } from './gather-digest.ts'
import type { ComparedDigest } from './keep-digest.ts'

type Segment = DigestView['segment']

/** The segment as the policy names it now. */
function segmentOf(policy: Policy, code: string | undefined): Segment {
  if (code === undefined) return undefined
  const found = policy.segments?.find((segment) => segment.code === code)
  return found ? { name: found.name } : { gone: code }
}

/** Whether `before` is of the week before the one that `digest` was counted in. */
function isWeekBefore(digest: StoredDigest, before: StoredDigest | undefined, zone: string): boolean {
  const { at } = digest.figures
  return before?.week === isoWeek(localDaysBefore(at, 7, zone), zone)
}

/** A stored digest for one reader. */
export async function digestView(
  deps: ShowDeps,
  { digest, before }: ComparedDigest,
  asker: Asker,
): Promise<DigestView> {
  const { locale, zone } = asker
  const policy = await activePolicy(deps)
  const users = await deps.users.list()

  return {
    reader: { locale, zone, now: deps.clock.now() },
    id: digest._id,
    figures: digest.figures,
    before: before?.figures,
    isLastWeek: isWeekBefore(digest, before, zone),
    policy,
    segment: segmentOf(policy, digest.segment),
    isOwn: asker.role === 'rep',
    told: digest.told?.[locale],
    names: new Map(users.map(({ _id, name }) => [_id, name])),
  }
}

export type DigestMessage = { readonly card: Card; readonly files: readonly CardFile[] }

type WithCharts = ShowDeps & { readonly charts?: Charts }

/** The digest as it is sent: the first screen, the chart where one can be drawn, and the file with everybody. */
export async function digestMessage(
  deps: WithCharts,
  compared: ComparedDigest,
  asker: Asker,
): Promise<DigestMessage> {
  const view = await digestView(deps, compared, asker)
  const chart = deps.charts && digestChart(view)
  const picture = chart && (await deps.charts?.png(chart))
  const belongs = belongsTo({ policy: view.policy, now: view.reader.now }, compared.digest.segment)
  const content = await digestCsv(deps, asker, { lists: compared.digest.lists, belongs })
  const day = localDay(compared.digest.figures.at, asker.zone)

  return {
    card: digestCard(view, { chartAlt: picture ? chart?.title : undefined, hasFile: true }),
    files: [
      ...(picture ? [{ name: chartName, mime: 'image/png', content: picture } as const] : []),
      { name: `customers-${day}.csv`, mime: 'text/csv', content },
    ],
  }
}
