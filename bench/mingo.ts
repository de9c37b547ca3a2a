import { readFileSync } from 'node:fs'
import { EJSON } from 'bson'
import { Aggregator, Query } from 'mingo'
import { type Case, differentialCases } from '../test/embedded/mongo/differential/cases.ts'
import type { Bench } from './bench.ts'

type Outcome = { readonly result?: unknown; readonly code?: number }
type Verdict = 'same' | 'other result' | 'refused' | 'accepted what the server refuses'

/** Plain numbers and dates: the form in which mingo compares best. */
const relaxed = (value: unknown) =>
  EJSON.deserialize(EJSON.serialize(value, { relaxed: true }), { relaxed: true })
const rows = (value: unknown): string =>
  JSON.stringify(
    (value as unknown[])
      .map((row) => JSON.stringify(EJSON.serialize(relaxed(row), { relaxed: true })))
      .sort(),
  )

function byMingo(one: Case): unknown[] {
  const docs = relaxed(one.docs) as Record<string, unknown>[]
  if (one.kind === 'aggregate') return new Aggregator(relaxed(one.pipeline)).run(docs)
  if (one.kind !== 'find') return []

  let cursor = new Query(relaxed(one.filter)).find(docs, one.projection && relaxed(one.projection))
  if (one.sort) cursor = cursor.sort(one.sort)
  if (one.skip) cursor = cursor.skip(one.skip)
  if (one.limit) cursor = cursor.limit(one.limit)
  return cursor.all()
}

function verdictOn(one: Case, recorded: Outcome): Verdict {
  try {
    const answer = byMingo(one)
    if (recorded.code !== undefined) return 'accepted what the server refuses'
    return rows(answer) === rows(recorded.result) ? 'same' : 'other result'
  } catch {
    return recorded.code === undefined ? 'refused' : 'same'
  }
}

/** How often mingo answers as the recorded real server did: why the embedded server's semantics are its own. */
export const mingo: Bench = {
  name: 'mingo',
  help: 'the finds and aggregations of the differential suite on mingo; ratio: the share it answers as the real server',
  async run() {
    const recording = JSON.parse(readFileSync('test/fixtures/mongo-differential.json', 'utf8')) as {
      readonly outcomes: Readonly<Record<string, Outcome>>
    }
    const figures: Record<Verdict, number> = {
      same: 0,
      'other result': 0,
      refused: 0,
      'accepted what the server refuses': 0,
    }
    for (const [name, one] of differentialCases()) {
      const recorded = recording.outcomes[name]
      const ofItsOwn = JSON.stringify(one).includes('"CASE"') // $lookup and $out, which want a database
      if (recorded && !ofItsOwn && (one.kind === 'find' || one.kind === 'aggregate'))
        figures[verdictOn(one, recorded)]++
    }
    const n = Object.values(figures).reduce((sum, count) => sum + count, 0)
    return { bench: 'mingo', store: 'recorded results', n, ratio: figures.same / n, figures }
  },
}
