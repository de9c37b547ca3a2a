import { readFileSync } from 'node:fs'
import type { Db } from '../embedded-server.ts'
import type { Case } from './cases.ts'
import { type Outcome, runCase } from './run-case.ts'

/** Outcomes of a real server by case, and who it was. */
export type Recording = { readonly server: string; readonly outcomes: Readonly<Record<string, Outcome>> }

/** Cases in which the real server is not MongoDB's equal, with what MongoDB documents for each. */
export type Difference = { readonly reason: string; readonly cases: Readonly<Record<string, Outcome>> }

const fixture = (name: string) => new URL(`../../../fixtures/${name}`, import.meta.url)

/** Where `npm run record-differential` writes. */
export const RECORDING_FILE = fixture('mongo-differential.json')

export const readRecording = (): Recording => JSON.parse(readFileSync(RECORDING_FILE, 'utf8')) as Recording

export const readDifferences = (): readonly Difference[] =>
  JSON.parse(readFileSync(fixture('mongo-differences.json'), 'utf8')) as readonly Difference[]

/** Every case in turn: a server that deadlocks under concurrent drops is given no occasion. */
export const runAll = async (cases: ReadonlyMap<string, Case>, db: Db): Promise<Record<string, Outcome>> => {
  await db.dropDatabase()
  const outcomes: Record<string, Outcome> = {}
  for (const [name, one] of cases) outcomes[name] = await runCase(name, one, db as never)
  await db.dropDatabase()
  return outcomes
}
