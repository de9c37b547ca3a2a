import type { Env } from '#src/config/env.ts'
import { cipherOf } from '#src/start/cipher-of.ts'
import { closeAll } from '#src/start/lifetime.ts'
import { openAsItStands } from '#src/start/open-stores.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import type { Store } from '#src/store/open-store.ts'
import { checkBackup } from './copy/check-backup.ts'
import { type Decided, decideRestored } from './copy/decide-restored.ts'
import type { Read } from './copy/read-backup.ts'
import { allowReplacing, inWords, putAll } from './copy/restore-into.ts'
import { sizeOf } from './file-size.ts'
import { progressBar } from './progress-bar.ts'
import { textTable, whole } from './text-table.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage = 'restore FILE [--check] [--replace STORE] [--without-keys]'

const flags = {
  check: { type: 'boolean' },
  replace: { type: 'string' },
  'without-keys': { type: 'boolean' },
} as const

const totalOf = ({ documents }: Read): number => [...documents.values()].reduce((sum, each) => sum + each, 0)

/** Reads the whole file and says what it is; nothing is written before this has ended well. */
async function check(path: string, withoutKeys: boolean, terminal: Terminal): Promise<Read> {
  const size = await sizeOf(path)
  const bar = progressBar(terminal, 'Checking the file')
  const read = await checkBackup(path, {
    cipher: cipherOf(terminal.env),
    withoutKeys,
    onRead: (bytes) => bar.update(bytes / Math.max(1, size)),
  }).finally(bar.stop)

  const { store, version, takenAt } = read.header
  terminal.out(
    `${path} is whole: ${whole(totalOf(read))} documents of the database ${store}, Tierwise ${version}, begun ${takenAt.toISOString()}.`,
  )
  return read
}

/** Everybody is decided from the facts that are there; messages that may have been told are kept back. */
async function makeOne(store: Store, { header }: Read, terminal: Terminal) {
  const { env, log } = terminal
  const setting = { clock: systemClock, companyTimeZone: env.COMPANY_TIME_ZONE, log, cipher: cipherOf(env) }
  const deps = useCaseDeps({ store }, setting)
  const size = Math.max(1, (await store.customers.countBase()) + (await store.customers.countProspects()))
  const bar = progressBar(terminal, 'Recomputing everybody')
  const decided = await decideRestored(deps, store.copy, header.takenAt, (done) =>
    bar.update(Math.min(1, done / size)),
  ).finally(bar.stop)

  await store.settings.set('trialRun', true)
  return { decided, kept: await store.copy.keepBack(systemClock.now()) }
}

async function restoreInto(path: string, read: Read, store: Store, terminal: Terminal): Promise<void> {
  const { copy } = store
  const all = Math.max(1, totalOf(read))
  await copy.begin()
  const bar = progressBar(terminal, 'Restoring')
  await putAll(path, read, copy, (done) => bar.update(done / all)).finally(bar.stop)
  await copy.migrateFrom(read.header.level)
  const { decided, kept } = await makeOne(store, read, terminal)
  await store.audit.record({
    at: systemClock.now(),
    who: 'system',
    action: 'restore',
    fields: [read.header.takenAt.toISOString()],
  })
  await copy.end()
  tell(terminal, read, decided, kept)
}

function tell({ out, env }: Terminal, { documents }: Read, { customers, anew }: Decided, kept: number): void {
  const rows = [...documents].filter(([, count]) => count > 0).map(([name, count]) => [name, whole(count)])
  out(`\n${textTable(['collection', 'documents'], rows).join('\n')}\n`)
  out(
    `${whole(customers)} customers recomputed from their facts; ${whole(anew)} changed while the backup was made and were decided anew.`,
  )
  out(
    `${whole(kept)} messages that were open in the backup are kept back: they may have been told since.\n\nNext:\n${nextSteps(env)}`,
  )
}

const nextSteps = ({ REDIS_URL: redis, DATA_DIR: folder }: Env): string =>
  [
    redis === undefined
      ? `1. Delete ${folder}/redis: what it remembers is of another time.`
      : '1. Empty Redis (redis-cli FLUSHDB): what it remembers is of another time.',
    '2. Start Tierwise. Messages are collected, not sent, as in a trial run.',
    '3. Import again what has come in since the backup; whatever is known already is taken once.',
    '4. Look at what would be sent (trial), and begin to send (go-live).',
  ].join('\n')

async function restore(path: string, replace: string | undefined, read: Read, terminal: Terminal) {
  const { env, log, err } = terminal
  const opened = await openAsItStands(env, log)
  try {
    const standing = await allowReplacing(opened, replace)
    if (!opened.embedded)
      err('Every bot and worker on this database has to stand still until this has ended.')
    if (standing.length > 0) err(`Thrown away: ${inWords(standing)}.`)
    await restoreInto(path, read, opened.store, terminal)
  } finally {
    await closeAll(opened.closings, log)
  }
}

/** A backup back into an empty store, or over one that was named. */
export const restoreVerb: Verb = {
  name: 'restore',
  usage,
  help: 'puts a backup back, into an empty store or in place of the one that --replace names; --check only reads it',
  async run(args, terminal) {
    const { values, positionals } = parseVerb(args, flags, usage)
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw usageError('Name one file.', usage)

    const read = await check(path, values['without-keys'] === true, terminal)
    if (values.check !== true) await restore(path, values.replace, read, terminal)
    return 0
  },
}
