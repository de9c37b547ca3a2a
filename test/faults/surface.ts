import { seeded } from '#src/domain/evaluation/random.ts'
import { type Expected, promote, putBase } from './base.ts'
import { type ChatSurface, rowsIn } from './chat-surface.ts'
import { type Fault, type Options, type Row, seenAs, unkept } from './fault.ts'
import type { Ground } from './ground.ts'
import { openMisbehavingSurface } from './misbehaving-surface.ts'
import { longestMs, settled } from './outcome.ts'
import { killed, startFaultWorker } from './workers.ts'

/** A surface that does not keep to it, and what it has seen. */
type Surface = {
  /** Where the worker finds it, if its environment does not say. */
  readonly chatUrl?: string
  told(): Promise<ReadonlyMap<string, number>>
  readonly did: ReadonlyMap<string, number>
  tooEarly(): number
  /** The code of whoever is gone. */
  readonly goneCode: string
  /** How many messages may stand there twice. */
  mostDoubled(): number
  close(): Promise<void>
}

/** One that can tell no message from another: what it took without saying so may come again. */
async function plainSurface(gone: ReadonlySet<string>, seed: number): Promise<Surface> {
  const surface = await openMisbehavingSurface(seeded(seed), gone)
  const { did } = surface
  return {
    chatUrl: surface.url,
    told: async () => surface.accepted,
    did,
    tooEarly: surface.tooEarly,
    goneCode: 'surface-user-gone',
    mostDoubled: () => (did.get('takes-and-drops') ?? 0) + (did.get('hangs') ?? 0),
    close: surface.close,
  }
}

/** Slack is asked before anything is sent again, WeCom knows the same again: nothing may stand there twice. */
function strictSurface(
  { raw, chat }: Ground & { readonly chat: ChatSurface },
  gone: ReadonlySet<string>,
  seed: number,
): Surface {
  for (const userId of gone) chat.leave(userId)
  const did = chat.misbehave(seeded(seed))
  const { tooEarly, goneCode } = chat
  return {
    told: async () => chat.told(await rowsIn(raw)),
    did,
    tooEarly,
    goneCode,
    mostDoubled: () => 0,
    close: async () => {},
  }
}

type Told = { readonly failed: number; readonly adminRows: number; readonly adminTold: number }

/** What became of those who are gone: their messages are failed, and an admin has been told of each of them. */
async function toldOfGone({ raw }: Ground, { told, goneCode }: Surface): Promise<Told> {
  const outbox = raw.collection<{ _id: string }>('outbox')
  const rows = await outbox.find({ 'notice.kind': 'undelivered' }).toArray()
  const stands = await told()

  return {
    failed: await outbox.countDocuments({ state: 'failed', failure: goneCode }),
    adminRows: rows.length,
    adminTold: rows.filter(({ _id }) => stands.has(_id)).length,
  }
}

async function run(ground: Ground, { short, seed }: Options): Promise<readonly Row[]> {
  const from = performance.now()
  const { byOrder } = await putBase(ground, { byOrder: short ? 60 : 600, byRun: 0 })
  const gone = new Set([byOrder.at(-1)?.owner ?? ''])
  const isGone = ({ owner }: Expected) => gone.has(owner)
  const reachable = byOrder.filter((one) => !isGone(one))
  const { chat } = ground
  const surface = chat ? strictSurface({ ...ground, chat }, gone, seed) : await plainSurface(gone, seed)
  const worker = startFaultWorker(ground, { ...surface, quick: true })

  await promote(ground, ...byOrder)
  const toldOn = () => surface.told()
  const waiting = { withinMs: longestMs(ground, short), hurried: short, toldOn }
  const { changes, inHistory, delivered, doubled, lost, open } = await settled(ground, reachable, waiting)
  const { failed, adminRows, adminTold } = await toldOfGone(ground, surface)
  await killed(worker)
  await surface.close()

  const refusals = byOrder.length - reachable.length
  return [
    {
      fault: 'surface misbehaves',
      store: ground.store,
      rounds: chat?.posts() ?? [...surface.did.values()].reduce((sum, n) => sum + n, 0),
      ...{ changes, inHistory, delivered, doubled, lost },
      seconds: Math.round((performance.now() - from) / 1_000),
      seen: seenAs({
        seed,
        ...Object.fromEntries(surface.did),
        ...(chat ? { '429 in all': chat.limited() } : {}),
        'asked again too early': surface.tooEarly(),
        'failed for good': failed,
        'admin told': adminTold,
      }),
      broken: unkept({
        'nothing is lost': lost === 0,
        'only what has an unknown outcome is posted again': doubled <= surface.mostDoubled(),
        // In the short form time is moved on by force; a platform's is kept by the process itself.
        'Retry-After is kept': (short && !chat) || surface.tooEarly() === 0,
        'all is settled': inHistory === changes && open === 0,
        'a refusal is final': failed === refusals,
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
