import type { Bench } from './bench.ts'
import { embeddedMongo } from './embedded-mongo.ts'
import { eventToMessage } from './event-to-message.ts'
import { fit } from './fit.ts'
import { holdBack } from './hold-back.ts'
import { mingo } from './mingo.ts'
import { questions } from './questions.ts'
import { rebuild } from './rebuild.ts'
import { retierBench } from './retier.ts'
import { slash } from './slash.ts'
import { states } from './states.ts'
import { whale } from './whale.ts'

/** Every benchmark, one line each. */
const benches: readonly Bench[] = [
  embeddedMongo,
  eventToMessage,
  fit,
  holdBack,
  mingo,
  questions,
  rebuild,
  retierBench,
  slash,
  states,
  whale,
]

const [name, ...args] = process.argv.slice(2)
const bench = benches.find((candidate) => candidate.name === name)
if (!bench) {
  const lines = benches.map((known) => `  npm run -s bench -- ${known.name} [--json]\n      ${known.help}`)
  console.error(`Which benchmark?\n${lines.join('\n')}`)
  process.exit(1)
}
const result = await bench.run(args)
if (!args.includes('--json')) console.table({ ratio: result.ratio, ...result.figures })
console.log(JSON.stringify(result))
