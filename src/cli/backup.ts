import { createWriteStream } from 'node:fs'
import { access, rename, rm, stat } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { AppError } from '#src/domain/errors.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import type { Store } from '#src/store/open-store.ts'
import type { Header } from './copy/format.ts'
import { backupText, headerOf } from './copy/write-backup.ts'
import { progressBar } from './progress-bar.ts'
import { whole } from './text-table.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage = 'backup [FILE|-]'

/** Nobody but its owner reads a file that holds every customer. */
const OWN_ONLY = 0o600

const STDOUT = '-'

const notWritten = (path: string, cause: unknown) =>
  new AppError({
    code: 'file-not-written',
    message: `The file ${path} could not be written.`,
    remedy: 'Name a file that is not there yet, in a folder you may write to and that has room.',
    cause,
  })

/** What the system refuses; a store that is away stays what it is. */
const asNotWritten = (path: string, error: unknown): unknown =>
  error instanceof Error && 'syscall' in error ? notWritten(path, error) : error

/** Under another name until it is whole: what has the right name can be restored. */
async function toFile(path: string, write: (sink: Writable) => Promise<void>): Promise<number> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (isThere) throw notWritten(path, undefined)

  const part = `${path}.part`
  try {
    await write(createWriteStream(part, { mode: OWN_ONLY, flush: true }))
    await rename(part, path)
    return (await stat(path)).size
  } catch (error) {
    await rm(part, { force: true })
    throw asNotWritten(path, error)
  }
}

async function toStdout(write: (sink: Writable) => Promise<void>): Promise<undefined> {
  await write(process.stdout).catch((error: unknown) => {
    throw asNotWritten('(stdout)', error)
  })
}

async function copyTo(
  sink: Writable,
  store: Store,
  header: Header,
  terminal: Terminal,
): Promise<ReadonlyMap<string, number>> {
  const counted = new Map<string, number>()
  const bar = progressBar(terminal, 'Copying')
  const text = backupText(store.copy, header, counted, (done, all) =>
    bar.update(Math.min(1, done / Math.max(1, all))),
  )
  const end = sink !== process.stdout
  await pipeline(Readable.from(text), createGzip(), sink, { end }).finally(bar.stop)
  return counted
}

/** `tierwise-2026-11-23T021500Z.backup.gz` */
const nameOf = ({ store, takenAt }: Header): string =>
  `${store}-${takenAt.toISOString().slice(0, 19).replaceAll(':', '')}Z.backup.gz`

async function backUp(file: string | undefined, terminal: Terminal): Promise<number> {
  const { env, log, out, err } = terminal
  return withDocuments(env, log, async ({ store }) => {
    const header = await headerOf(store.copy, store.storeName)
    await store.audit.record({ at: systemClock.now(), who: 'system', action: 'backup' })
    const path = file ?? nameOf(header)
    let counted: ReadonlyMap<string, number> = new Map()
    const write = async (sink: Writable) => {
      counted = await copyTo(sink, store, header, terminal)
    }
    const size = path === STDOUT ? await toStdout(write) : await toFile(path, write)

    const documents = [...counted.values()].reduce((sum, each) => sum + each, 0)
    const what = `${whole(documents)} documents of ${counted.size} collections, begun ${header.takenAt.toISOString()}`
    if (size === undefined) err(`${what}.`)
    else out(`${path}: ${what}, ${whole(size / 1_024)} kB.`)
    err(
      env.FIELD_ENCRYPTION_KEYS === undefined
        ? 'To see that it can be restored: restore FILE --check'
        : 'FIELD_ENCRYPTION_KEYS is not in it: keep that apart. To see that it can be restored: restore FILE --check',
    )
    return 0
  })
}

/** One file of everything, while Tierwise runs or stands still. */
export const backupVerb: Verb = {
  name: 'backup',
  usage,
  help: 'copies the whole store into one compressed file, or to stdout (-); may run beside everything else',
  async run(args, terminal) {
    const { positionals } = parseVerb(args, {}, usage)
    if (positionals.length > 1) throw usageError('Name one file.', usage)
    return backUp(positionals[0], terminal)
  },
}
