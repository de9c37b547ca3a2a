import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { afterEach, describe, expect, it } from 'vitest'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { silent } from './embedded-server.ts'

const folders: string[] = []
const children: ChildProcess[] = []
const newFolder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'tierwise-mongo-'))
  folders.push(dir)
  return dir
}
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true })
})

const open = (dataDir: string, more: object = {}) =>
  openEmbeddedMongo({ dataDir, prefer: 'in-process', log: silent, ...more })

const ownerProcess = async (dataDir: string): Promise<ChildProcess> => {
  const script = new URL('./durability-writer.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  child.stdout?.resume()
  return child
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve))

describe('one process owns a data folder', () => {
  it('a second one connects to it, and its close does not end the first', async () => {
    const dir = newFolder()
    const first = await open(dir)

    const second = await open(dir)
    await second.close()
    const connection = await mongoose.createConnection(second.uri).asPromise()
    const pong = await connection.getClient().db('x').command({ ping: 1 })
    await connection.close()
    await first.close()

    expect([first.kind, second.kind, second.uri === first.uri, pong['ok']]).toEqual([
      'in-process',
      'other-process',
      true,
      1,
    ])
  })

  it('the owner may be another process', async () => {
    const dir = newFolder()
    await ownerProcess(dir)

    const second = await open(dir)

    expect(second.kind).toBe('other-process')
  }, 20_000)

  it('a folder whose owner was killed is taken over, though its record is still there', async () => {
    const dir = newFolder()
    const owner = await ownerProcess(dir)
    owner.kill('SIGKILL')
    await ended(owner)
    const left = JSON.parse(readFileSync(join(dir, 'mongo', 'owner.json'), 'utf8'))

    const taken = await open(dir)
    const now = JSON.parse(readFileSync(join(dir, 'mongo', 'owner.json'), 'utf8'))
    await taken.close()

    expect(left).toMatchObject({ pid: owner.pid })
    expect([taken.kind, now.pid]).toEqual(['in-process', process.pid])
  }, 20_000)

  it('a record that names a living process does not stand for a lock', async () => {
    const dir = newFolder()
    mkdirSync(join(dir, 'mongo'))
    writeFileSync(
      join(dir, 'mongo', 'owner.json'),
      JSON.stringify({ pid: process.pid, address: '127.0.0.1:9' }),
    )

    const taken = await open(dir)
    await taken.close()

    expect(taken.kind).toBe('in-process')
  })

  it('an owner that does not answer is said, with a remedy', async () => {
    const dir = newFolder()
    const owner = await open(dir)
    writeFileSync(join(dir, 'mongo', 'owner.json'), JSON.stringify({ pid: 1, address: '127.0.0.1:9' }))

    const error = await open(dir, { ownerAnswersWithinMs: 200 }).catch((cause) => cause)
    await owner.close()

    expect(error).toMatchObject({ name: 'AppError', code: 'mongo-owner-silent', retryable: true })
    expect(error.remedy).toContain('DATA_DIR')
  })

  it('a closed folder can be opened again at once', async () => {
    const dir = newFolder()
    await (await open(dir)).close()

    const again = await open(dir)
    await again.close()

    expect(again.kind).toBe('in-process')
  })
})

describe('a folder that cannot be used', () => {
  it('a file in its place is an error with a remedy', async () => {
    const dir = newFolder()
    writeFileSync(join(dir, 'file'), '')

    const error = await open(join(dir, 'file')).catch((cause) => cause)

    expect(error).toMatchObject({ name: 'AppError', code: 'data-dir-unusable' })
    expect(error.remedy).toContain('DATA_DIR')
  })

  it('a database file that is none is an error with a remedy, and frees the folder', async () => {
    const dir = newFolder()
    mkdirSync(join(dir, 'mongo'))
    writeFileSync(join(dir, 'mongo', 'documents.sqlite'), 'this is no database, '.repeat(100))

    const error = await open(dir).catch((cause) => cause)
    rmSync(join(dir, 'mongo', 'documents.sqlite'))
    const after = await open(dir)
    await after.close()

    expect(error).toMatchObject({ name: 'AppError', code: 'data-dir-unusable' })
    expect(after.kind).toBe('in-process')
  })
})

describe("the machine's mongod", () => {
  const fakeMongod = (dir: string, source: string) => {
    const bin = join(dir, 'bin')
    mkdirSync(bin)
    writeFileSync(join(bin, 'mongod'), `#!${process.execPath}\n${source}`)
    chmodSync(join(bin, 'mongod'), 0o755)
    return bin
  }
  const server = new URL('../../../src/embedded/mongo/wire/server.ts', import.meta.url).pathname
  const answering = `
    const { createServer, connect } = require('node:net')
    import(${JSON.stringify(server)}).then(async ({ startWireServer }) => {
      const inner = await startWireServer(() => ({ ok: 1, me: 'mongod' }))
      const port = Number(process.argv[process.argv.indexOf('--port') + 1])
      createServer((socket) => { const to = connect(inner.port, '127.0.0.1'); socket.pipe(to).pipe(socket); socket.on('error', () => to.destroy()) }).listen(port, '127.0.0.1')
    })`

  it('is started on a free loopback port, published and stopped', async () => {
    const dir = newFolder()
    const path = fakeMongod(dir, answering)

    const opened = await openEmbeddedMongo({ dataDir: dir, log: silent, path })
    const second = await openEmbeddedMongo({ dataDir: dir, log: silent, path })
    const { serverPid } = JSON.parse(readFileSync(join(dir, 'mongo', 'owner.json'), 'utf8'))
    await opened.close()

    expect([opened.kind, second.kind, second.uri]).toEqual(['mongod', 'other-process', opened.uri])
    expect(() => process.kill(serverPid, 0)).toThrow('ESRCH')
  }, 20_000)

  it('where it does not start the store stays in the process, and the log says so', async () => {
    const dir = newFolder()
    const warnings: string[] = []
    const log = { info: () => {}, warn: (message: string) => warnings.push(message) }

    const opened = await openEmbeddedMongo({ dataDir: dir, log, path: fakeMongod(dir, 'process.exit(3)') })
    await opened.close()

    expect(opened.kind).toBe('in-process')
    expect(warnings).toEqual(['mongod did not start; the documents stay in this process'])
  })

  it('where it is asked for and not there, that is an error', async () => {
    const error = await openEmbeddedMongo({
      dataDir: newFolder(),
      log: silent,
      prefer: 'mongod',
      path: '/nowhere',
    }).catch((cause) => cause)

    expect(error).toMatchObject({ name: 'AppError', code: 'mongod-absent' })
  })
})
