import { latest } from '#src/domain/days.ts'
import type { FactEvent, FactKind } from '#src/domain/event.ts'
import type { SourceSeen } from '#src/domain/facts.ts'

type Sources = Readonly<Record<string, SourceSeen>>

/** One list a source, kinds and names sorted, so that equal facts are equal documents. */
function union(seen: readonly (readonly [string, SourceSeen])[]): Sources {
  const bySource = Map.groupBy(seen, ([source]) => source)
  const names = [...bySource.keys()].sort()

  return Object.fromEntries(
    names.map((name) => {
      const all = (bySource.get(name) ?? []).map(([, entry]) => entry)
      const kinds = [...new Set<FactKind>(all.flatMap((entry) => entry.kinds))].sort()
      return [name, { kinds, lastAt: latest(...all.map((entry) => entry.lastAt)) ?? new Date(0) }]
    }),
  )
}

/** Which source said what, and until when. */
export const sourcesOf = (events: readonly FactEvent[]): Sources =>
  union(events.map(({ source, kind, at }) => [source, { kinds: [kind], lastAt: at }]))

export const mergeSources = (list: readonly Sources[]): Sources =>
  union(list.flatMap(Object.entries<SourceSeen>))
