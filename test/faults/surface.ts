import { seeded } from '#src/domain/evaluation/random.ts'
import { type Expected, promote, putBase } from './base.ts'
import { type Fault, type Options, type Row, seenAs, unkept } from './fault.ts'
import type { Ground } from './ground.ts'
import { type MisbehavingSurface, openMisbehavingSurface } from './misbehaving-surface.ts'
import { settled } from './outcome.ts'
import { killed, startFaultWorker } from './workers.ts'

type Told = { readonly failed: number; readonly adminRows: number; readonly adminTold: number }

/** What became of those who are gone: their messages are failed, and an admin has been told of each of them. */
async function toldOfGone({ raw }: Ground, { accepted }: MisbehavingSurface): Promise<Told> {
  const outbox = raw.collection<{ _id: string }>('outbox')
  const rows = await outbox.find({ 'notice.kind': 'undelivered' }).toArray()

  return {
    failed: await outbox.countDocuments({ state: 'failed', failure: 'surface-user-gone' }),
    adminRows: rows.length,
    adminTold: rows.filter(({ _id }) => accepted.has(_id)).length,
  }
}

async function run(ground: Ground, { short, seed }: Options): Promise<readonly Row[]> {
  const from = performance.now()
  const { byOrder } = await putBase(ground, { byOrder: short ? 60 : 600, byRun: 0 })
  const gone = new Set([byOrder.at(-1)?.owner ?? ''])
  const isGone = ({ owner }: Expected) => gone.has(owner)
  const reachable = byOrder.filter((one) => !isGone(one))
  const surface = await openMisbehavingSurface(seeded(seed), gone)
  const worker = startFaultWorker(ground, { chatUrl: surface.url, quick: true })

  await promote(ground, ...byOrder)
  const toldOn = async () => surface.accepted
  const waiting = { withinMs: short ? 60_000 : 300_000, hurried: short, toldOn }
  const { changes, inHistory, delivered, doubled, lost, open } = await settled(ground, reachable, waiting)
  const { failed, adminRows, adminTold } = await toldOfGone(ground, surface)
  await killed(worker)
  await surface.close()

  const unknown = (surface.did.get('takes-and-drops') ?? 0) + (surface.did.get('hangs') ?? 0)
  const refusals = byOrder.length - reachable.length
  return [
    {
      fault: 'surface misbehaves',
      store: ground.store,
      rounds: [...surface.did.values()].reduce((sum, n) => sum + n, 0),
      ...{ changes, inHistory, delivered, doubled, lost },
      seconds: Math.round((performance.now() - from) / 1_000),
      seen: seenAs({
        seed,
        ...Object.fromEntries(surface.did),
        'asked again too early': surface.tooEarly(),
        'failed for good': failed,
        'admin told': adminTold,
      }),
      broken: unkept({
        'nothing is lost': lost === 0,
        'only what has an unknown outcome is posted again': doubled <= unknown,
        // In the short form time is moved on by force.
        'Retry-After is kept': short || surface.tooEarly() === 0,
        'all is settled': inHistory === changes && open === 0,
        'a refusal is final': failed === refusals && surface.did.get('refuses') === refusals,
        'an admin is told once': adminRows === 1 && adminTold === 1,
      }),
    },
  ]
}

/** A platform that is full, broken, slow, or takes a message and does not say so. */
export const surface: Fault = {
  name: 'surface',
  help: 'the chat surface answers 429, 500, hangs, or drops the connection before or after accepting; one reader is gone',
  on: ['embedded', 'real'],
  inShort: 'embedded',
  run,
}
