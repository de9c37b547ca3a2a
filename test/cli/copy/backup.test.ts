import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import mongoose from 'mongoose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoreCopy } from '#src/store/copy/copy.ts'
import { openStore, type Store } from '#src/store/open-store.ts'
import { aTerminal } from '../../helpers/a-terminal.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { aNotice } from '../../store/builders.ts'
import { onEveryServer } from '../../store/document-servers.ts'

const aKey = (id: string) => `${id}:${Buffer.alloc(32, id).toString('base64')}`
const people = 'name,id,role\nMei Lin,mei,rep\n'
const customers = `name,owner,phone
杭州云栖茶业,mei,13800138000
Acme Trading,mei,
`
const orders = `order,customer,date,amount,owner
A-1,杭州云栖茶业,2026-01-05,12000.50,mei
A-2,Acme Trading,2026-03-01,800,mei
A-3,Acme Trading,2026-04-01,900,mei
`

onEveryServer('backup and restore', (_open, where) => {
  const databases = [where.database]
  const terminals: { remove(): void }[] = []
  /** A terminal on a database of its own, with this key and no other. */
  const onDatabase = (database: string, key = aKey('k1')) => {
    const terminal = aTerminal({
      MONGODB_URI: `${where.uri()}${database}`,
      FIELD_ENCRYPTION_KEYS: key,
    })
    terminals.push(terminal)
    return terminal
  }
  const anEmptyDatabase = () => {
    const database = `${where.database}-${randomUUID().slice(0, 4)}`
    databases.push(database)
    return database
  }
  const withStore = async <Result>(database: string, work: (store: Store) => Promise<Result>) => {
    const store = await openStore({ uri: where.uri(), database, log: recordingLogger() })
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  }

  const folder = mkdtempSync(join(tmpdir(), 'tierwise-backup-'))
  const file = join(folder, 'whole.backup.gz')
  let from: ReturnType<typeof aTerminal>
  beforeAll(async () => {
    from = onDatabase(where.database)
    for (const [name, text] of Object.entries({ people, customers, orders })) {
      writeFileSync(join(folder, `${name}.csv`), text)
    }
    await from.run('users', 'import', join(folder, 'people.csv'))
    await from.run('import', 'customers', join(folder, 'customers.csv'))
    await from.run('import', 'orders', join(folder, 'orders.csv'))
    await withStore(where.database, async ({ outbox, settings }) => {
      await settings.set('trialRun', false)
      const rows = ['open', 'told'].map((_id) => ({ _id, to: 'mei', notice: aNotice() }))
      await outbox.put(rows, new Date())
      await outbox.markSent('told', new Date())
    })
    const made = await from.run('backup', file)
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/documents of \d+ collections/) })
  })
  afterAll(async () => {
    for (const dbName of databases) {
      const connection = await mongoose.createConnection(where.uri(), { dbName }).asPromise()
      await connection.dropDatabase()
      await connection.close()
    }
    for (const terminal of terminals) terminal.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const everything = async (copy: StoreCopy, but: readonly string[]) => {
    const found: Record<string, readonly string[]> = {}
    for (const { name } of await copy.collections()) {
      if (but.includes(name)) continue
      const lines: string[] = []
      for await (const line of copy.lines(name)) lines.push(line)
      if (lines.length > 0) found[name] = lines.toSorted()
    }
    return found
  }
  /** What a restore itself writes. */
  const itsOwn = ['settings', 'outbox', 'audit']

  it('brings everything back into an empty store, counts it and says what comes next', async () => {
    const database = anEmptyDatabase()

    const { code, out } = await onDatabase(database).run('restore', file)

    expect(code).toBe(0)
    expect(out).toMatch(/customers +2\n/)
    expect(out).toMatch(/events +3\n/)
    expect(out).toContain('1 messages that were open in the backup are kept back')
    expect(out).toContain('go-live')
    const before = await withStore(where.database, ({ copy }) => everything(copy, itsOwn))
    expect(await withStore(database, ({ copy }) => everything(copy, itsOwn))).toEqual(before)
    expect((await onDatabase(database).run('verify')).out).toContain('No difference.')
  })

  it('tells nothing twice: what was told stays told, what was open is kept, all else is collected', async () => {
    const database = anEmptyDatabase()
    await onDatabase(database).run('restore', file)

    const state = await withStore(database, async ({ outbox, settings }) => [
      (await outbox.get('told'))?.state,
      (await outbox.get('open'))?.state,
      await settings.get('trialRun'),
      await outbox.pending(9, new Date()),
    ])

    expect(state).toEqual(['sent', 'collected', true, []])
    expect((await onDatabase(database).run('trial')).out).toContain('Mei Lin')
    expect((await onDatabase(database).run('go-live')).code).toBe(0)
  })

  it('throws nothing away unless its name is said, and then says what', async () => {
    const database = anEmptyDatabase()
    const terminal = onDatabase(database)
    await terminal.run('users', 'add', 'old', '--name', 'Old Hand', '--role', 'rep')

    const refused = await terminal.run('restore', file)
    const misnamed = await terminal.run('restore', file, '--replace', 'tierwise')
    const stood = (await terminal.run('users', 'list')).out
    const replaced = await terminal.run('restore', file, '--replace', database)

    expect([refused.code, misnamed.code, replaced.code]).toEqual([1, 1, 0])
    expect(refused.err).toContain('1 users')
    expect(refused.err).toContain(`--replace ${database}`)
    expect(stood).toContain('Old Hand')
    expect(replaced.err).toContain('Thrown away: 1 users')
    expect((await terminal.run('users', 'list')).out).not.toContain('Old Hand')
  })

  it('that was cut off lets nobody in until it is done again', async () => {
    const database = anEmptyDatabase()
    const terminal = onDatabase(database)
    await withStore(database, ({ copy }) => copy.begin())

    const started = await terminal.run('users', 'list')
    const unnamed = await terminal.run('restore', file)
    const again = await terminal.run('restore', file, '--replace', database)

    expect([started.code, unnamed.code, again.code]).toEqual([1, 1, 0])
    expect(started.err).toContain('(restore-unfinished)')
    expect(unnamed.err).toContain('was cut off')
    expect((await terminal.run('verify')).code).toBe(0)
  })

  it('keeps contacts sealed, and says at once that a key cannot open them', async () => {
    const database = anEmptyDatabase()
    const text = gunzipSync(readFileSync(file)).toString()

    const other = await onDatabase(database, aKey('k2')).run('restore', file)
    const impostor = await onDatabase(database, `k1:${Buffer.alloc(32, 9).toString('base64')}`).run(
      'restore',
      file,
      '--check',
    )
    const stands = await withStore(database, ({ copy }) => copy.collections())
    const all = await onDatabase(database, aKey('k2')).run('restore', file, '--without-keys')

    expect(text).toContain('"cipher":"k1.')
    expect(text).not.toContain('13800138000')
    expect(text).not.toContain(aKey('k1').slice(3))
    expect(other.err).toMatch(/Sealed with: k1[\s\S]*\(backup-keys-missing\)/)
    expect(impostor.err).toContain('(backup-keys-missing)')
    expect(stands.filter(({ documents }) => documents > 0)).toEqual([])
    expect(all.code).toBe(0)
  })

  describe('refuses before anything is written', () => {
    const bad = join(folder, 'bad.gz')
    const text = () => gunzipSync(readFileSync(file)).toString()
    const packed = (change: (whole: string) => string) => gzipSync(change(text()))
    const withoutEnd = (whole: string) => whole.slice(0, whole.lastIndexOf('\n', whole.length - 2) + 1)

    it.each([
      ['a file that is cut off', () => readFileSync(file).subarray(0, 900), 'backup-damaged'],
      ['a copy that lacks its end', () => packed(withoutEnd), 'backup-damaged'],
      ['a changed figure', () => packed((whole) => whole.replace('90000', '90001')), 'backup-damaged'],
      ['a missing document', () => packed((whole) => whole.replace(/\n\{[^\n]*/, '')), 'backup-damaged'],
      ['what goes on after the end', () => packed((whole) => `${whole}{}\n`), 'backup-damaged'],
      ['a file of something else', () => Buffer.from(orders), 'backup-damaged'],
      ['a packed file of something else', () => gzipSync(orders), 'backup-damaged'],
      ['an empty file', () => Buffer.alloc(0), 'backup-damaged'],
      ['a newer format', () => packed((whole) => whole.replace('"format":1', '"format":2')), 'backup-newer'],
      [
        'documents of a newer version',
        () => packed((whole) => whole.replace('"001-indexes"', '"001-indexes","999-later"')),
        'backup-newer',
      ],
    ])('%s', async (_what, content, code) => {
      const database = anEmptyDatabase()
      writeFileSync(bad, content())

      const refused = await onDatabase(database).run('restore', bad)

      expect(refused.code).toBe(1)
      expect(refused.err).toContain(`(${code})`)
      const stands = await withStore(database, ({ copy }) => copy.collections())
      expect(stands).toEqual([])
    })

    it('checks alone where that is asked, without a store', async () => {
      const nowhere = aTerminal({ MONGODB_URI: 'mongodb://127.0.0.1:1/', FIELD_ENCRYPTION_KEYS: aKey('k1') })

      const checked = await nowhere.run('restore', file, '--check')

      expect(checked).toMatchObject({ code: 0, out: expect.stringContaining('is whole') })
      nowhere.remove()
    })
  })

  it('writes a file that its owner alone reads, never over another, and leaves no half of one', async () => {
    const again = await from.run('backup', file)
    const nowhere = await from.run('backup', join(folder, 'no', 'folder', 'x.gz'))

    expect([again.code, nowhere.code]).toEqual([1, 1])
    expect(again.err).toContain('(file-not-written)')
    expect(nowhere.err).toContain('(file-not-written)')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('stands in the audit, both ways', async () => {
    const database = anEmptyDatabase()
    await onDatabase(database).run('restore', file)

    const actions = await withStore(database, async ({ copy }) => {
      const lines: string[] = []
      for await (const line of copy.lines('audit'))
        lines.push((JSON.parse(line) as { action: string }).action)
      return lines
    })

    expect(actions).toEqual(expect.arrayContaining(['backup', 'restore']))
  })
})

describe('the trial store', () => {
  it('is restored into only while nothing runs on it, and is backed up while something does', async () => {
    const terminal = aTerminal()
    const file = join(terminal.dataDir, 'a.gz')
    await terminal.run('users', 'add', 'mei', '--name', 'Mei Lin', '--role', 'rep')
    const { openDocuments } = await import('#src/start/open-stores.ts')
    const { readEnv } = await import('#src/config/env.ts')
    const running = await openDocuments(readEnv({ DATA_DIR: terminal.dataDir }), recordingLogger())

    const made = await terminal.run('backup', file)
    const refused = await terminal.run('restore', file, '--replace', 'tierwise')
    for (const { close } of running.closings.toReversed()) await close()
    const restored = await terminal.run('restore', file, '--replace', 'tierwise')

    expect([made.code, refused.code, restored.code]).toEqual([0, 1, 0])
    expect(refused.err).toContain('(store-in-use)')
    expect((await terminal.run('users', 'list')).out).toContain('Mei Lin')
    terminal.remove()
  })
})
