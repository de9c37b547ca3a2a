import { writeFileSync } from 'node:fs'
import mongoose from 'mongoose'
import { RECORDING_FILE, runAll } from '../embedded/mongo/differential/against.ts'
import { differentialCases } from '../embedded/mongo/differential/cases.ts'

// Records what a real server answers to the differential cases: MONGODB_URI=… npm run record-differential
const uri = process.env['MONGODB_URI']
if (!uri) throw new Error('Set MONGODB_URI to the server whose results are to be recorded.')

const connection = await mongoose.createConnection(uri).asPromise()
const client = connection.getClient()
const { version } = await client.db('admin').command({ buildInfo: 1 })
const outcomes = await runAll(differentialCases(), client.db('tierwise-differential'))
await connection.close()

const lines = Object.entries(outcomes).map(
  ([name, outcome]) => `${JSON.stringify(name)}: ${JSON.stringify(outcome)}`,
)
writeFileSync(
  RECORDING_FILE,
  `{"server": ${JSON.stringify(version)}, "outcomes": {\n${lines.join(',\n')}\n}}\n`,
)
console.log(`${lines.length} outcomes recorded from ${version}`)
