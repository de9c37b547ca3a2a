import { AppError } from '#src/domain/errors.ts'
import { emptiedRedis } from './emptied-redis.ts'
import type { Fault, Options, Row, StoreKind } from './fault.ts'
import { gaps } from './gaps.ts'
import { openGround, type SurfaceName } from './ground.ts'
import { killedWorker } from './killed-worker.ts'
import { mongoAway, redisAwayKept, redisAwayLost } from './outages.ts'
import { surface } from './surface.ts'
import { twoWorkers } from './two-workers.ts'

/** Every kind of fault, one line each. */
const faults: readonly Fault[] = [
  killedWorker,
  gaps,
  emptiedRedis,
  mongoAway,
  redisAwayKept,
  redisAwayLost,
  surface,
  twoWorkers,
]

const args = process.argv.slice(2)
const optionOf = (name: string): string | undefined => {
  const at = args.indexOf(name)
  return at < 0 ? undefined : args[at + 1]
}

const unknown = (what: string) =>
  new AppError({
    code: 'fault-unknown',
    message: `There is no ${what}.`,
    remedy: `npm run -s faults -- [--only NAME] [--store embedded|real] [--surface slack|wecom] [--short] [--kills N] [--seed N] [--json]\n${faults
      .map(({ name, help }) => `  ${name}: ${help}`)
      .join('\n')}`,
  })

function chosen(): readonly Fault[] {
  const only = optionOf('--only')
  if (only === undefined) return faults
  const found = faults.filter(({ name }) => name === only)
  if (found.length === 0) throw unknown(`fault ${only}`)
  return found
}

function stores(): readonly StoreKind[] {
  const asked = optionOf('--store')
  if (asked === undefined) return ['embedded', 'real']
  if (asked !== 'embedded' && asked !== 'real') throw unknown(`store ${asked}`)
  return [asked]
}

function surfaceOf(): SurfaceName {
  const asked = optionOf('--surface') ?? 'playground'
  if (asked !== 'playground' && asked !== 'slack' && asked !== 'wecom') throw unknown(`surface ${asked}`)
  return asked
}

async function runOn(fault: Fault, kind: StoreKind, options: Options): Promise<readonly Row[]> {
  const ground = await openGround(kind, fault.needsToKill === true, surfaceOf())
  if (!ground) return []
  try {
    return await fault.run(ground, options)
  } finally {
    await ground.close()
  }
}

const shown = ({ broken, seen, ...row }: Row) => ({
  ...row,
  kept: broken.length === 0 ? 'yes' : broken.join('; '),
  seen,
})

/** A short run of all takes each fault on one store; what is asked for by name or by store is run as asked. */
const isAsked = (fault: Fault, kind: StoreKind, { short }: Options): boolean =>
  short && optionOf('--only') === undefined && optionOf('--store') === undefined
    ? fault.inShort === kind
    : fault.on.includes(kind)

async function runAll(): Promise<readonly Row[]> {
  const kills = optionOf('--kills')
  const options: Options = {
    short: args.includes('--short'),
    seed: Number(optionOf('--seed') ?? Date.now() % 1_000_000),
    ...(kills === undefined ? {} : { kills: Number(kills) }),
  }
  const rows: Row[] = []
  for (const kind of stores()) {
    for (const fault of chosen().filter((one) => isAsked(one, kind, options))) {
      console.error(`${fault.name} on ${kind}, seed ${options.seed} …`)
      const found = await runOn(fault, kind, options)
      if (found.length === 0) console.error(`  skipped: this machine has no ${kind} store for it`)
      rows.push(...found)
    }
  }
  return rows
}

const rows = await runAll()
if (args.includes('--json')) console.log(JSON.stringify({ faults: rows }))
else console.table(rows.map(shown))
process.exit(rows.some(({ broken }) => broken.length > 0) ? 1 : 0)
