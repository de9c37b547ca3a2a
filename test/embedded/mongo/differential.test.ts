import mongoose from 'mongoose'
import { beforeAll, describe, expect, it } from 'vitest'
import { readDifferences, readRecording, runAll } from './differential/against.ts'
import { differentialCases } from './differential/cases.ts'
import type { Outcome } from './differential/run-case.ts'
import { embeddedServer } from './embedded-server.ts'

const uri = process.env['MONGODB_URI']
const cases = differentialCases()
const differences = readDifferences()
const documented = new Map(differences.flatMap((difference) => Object.entries(difference.cases)))

const onRealServer = async (): Promise<Record<string, Outcome>> => {
  if (!uri) return readRecording().outcomes
  const connection = await mongoose.createConnection(uri).asPromise()
  const outcomes = await runAll(cases, connection.getClient().db(`tierwise-differential-${process.pid}`))
  await connection.close()
  return outcomes
}

describe(`the embedded server against ${uri ? 'the server of MONGODB_URI' : 'results recorded from a real server'}`, () => {
  const server = embeddedServer()
  let own: Record<string, Outcome>
  let real: Record<string, Outcome>

  beforeAll(async () => {
    own = await runAll(cases, server.db('differential'))
    real = await onRealServer()
  }, 180_000)

  it('has at least 500 operations', () => {
    expect(cases.size).toBeGreaterThanOrEqual(500)
  })

  it('gives the same results and the same error codes', () => {
    const expected = Object.fromEntries(
      [...cases.keys()].map((name) => [name, documented.get(name) ?? real[name]]),
    )

    expect(own).toEqual(expected)
  })

  it.each(differences)('still needs the difference: $reason', (difference) => {
    const needless = Object.keys(difference.cases).filter(
      (name) => JSON.stringify(real[name]) === JSON.stringify(own[name]),
    )

    expect(needless).toEqual([])
  })
})
