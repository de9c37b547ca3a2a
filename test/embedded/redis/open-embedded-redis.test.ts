import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lockFolder } from '#src/embedded/data-dir-lock.ts'
import { type EmbeddedRedisOptions, openEmbeddedRedis } from '#src/embedded/redis/open-embedded-redis.ts'
import { eventually } from '../../helpers/eventually.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { aDataDir, embeddedKindsFor, hasRedisServer } from '../../helpers/redis-servers.ts'

const kinds = embeddedKindsFor('embedded redis')

const aFolder = (): string => {
  const dataDir = aDataDir()
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  return dataDir
}

const open = async (options: Partial<EmbeddedRedisOptions> = {}) => {
  const log = recordingLogger()
  const redis = await openEmbeddedRedis({ dataDir: aFolder(), log, ...options })
  onTestFinished(() => redis.close())
  return { ...redis, log, port: Number(new URL(redis.url).port) }
}

const aClient = (url: string): Redis => {
  const client = new Redis(url, { retryStrategy: null })
  client.on('error', () => undefined)
  onTestFinished(() => client.disconnect())
  return client
}

const answersOn = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 })
    const settle = (answers: boolean) => {
      socket.destroy()
      resolve(answers)
    }
    socket
      .once('connect', () => settle(true))
      .once('error', () => settle(false))
      .once('timeout', () => settle(false))
  })

describe.each(kinds)('an embedded redis (%s)', (prefer) => {
  it('says what it is, and answers at its address', async () => {
    const redis = await open({ prefer })

    const answer = await aClient(redis.url).ping()

    expect(answer).toBe('PONG')
    expect(redis.kind).toBe(prefer)
    expect(redis.describe).toContain(prefer === 'redis-server' ? 'append-only file' : 'in memory')
  })

  it('listens on loopback alone', async () => {
    const { port } = await open({ prefer })
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')

    const reached = await Promise.all(outside.map(({ address }) => answersOn(address, port)))

    expect(await answersOn('127.0.0.1', port)).toBe(true)
    expect(reached).not.toContain(true)
  })

  it('never evicts what a queue holds', async () => {
    const redis = await open({ prefer })

    const policy = await aClient(redis.url).config('GET', 'maxmemory-policy')

    expect(policy).toEqual(['maxmemory-policy', 'noeviction'])
  })

  it('is gone when it is closed, though a client hangs on', async () => {
    const redis = await openEmbeddedRedis({ dataDir: aFolder(), prefer, log: recordingLogger() })
    await aClient(redis.url).ping()

    await redis.close()

    expect(await answersOn('127.0.0.1', Number(new URL(redis.url).port))).toBe(false)
  })

  it('serves whoever opens the same folder next, and outlives them', async () => {
    const dataDir = aFolder()
    const owner = await open({ dataDir, prefer })

    const second = await openEmbeddedRedis({ dataDir, log: recordingLogger() })
    await second.close()

    expect([second.kind, second.url]).toEqual(['other-process', owner.url])
    expect(await answersOn('127.0.0.1', owner.port)).toBe(true)
  })

  it('serves a second process that comes while it is still starting', async () => {
    const dataDir = aFolder()

    const both = await Promise.all([open({ dataDir, prefer }), open({ dataDir, prefer })])

    expect(both.map(({ kind }) => kind).sort()).toEqual([prefer, 'other-process'].sort())
    expect(both[0].url).toBe(both[1].url)
  })

  it('leaves a folder that the next one can own', async () => {
    const dataDir = aFolder()
    const first = await openEmbeddedRedis({ dataDir, prefer, log: recordingLogger() })
    await first.close()

    const next = await open({ dataDir, prefer })

    expect(next.kind).toBe(prefer)
  })

  it('that does not answer is named to the second process, with what to do', async () => {
    const dataDir = aFolder()
    mkdirSync(join(dataDir, 'redis'))
    const lock = lockFolder(join(dataDir, 'redis'))
    onTestFinished(() => lock?.release())

    const refused = openEmbeddedRedis({ dataDir, prefer, log: recordingLogger(), ownerAnswersWithinMs: 200 })

    await expect(refused).rejects.toMatchObject({
      code: 'redis-owner-silent',
      remedy: expect.stringContaining('DATA_DIR'),
    })
  })

  it('refuses a folder that it cannot create, and says what to do', async () => {
    const file = join(aFolder(), 'a-file')
    writeFileSync(file, '')

    const refused = openEmbeddedRedis({ dataDir: join(file, 'data'), prefer, log: recordingLogger() })

    await expect(refused).rejects.toMatchObject({
      code: 'data-dir-unusable',
      remedy: expect.stringContaining('DATA_DIR'),
    })
  })
})

describe('an embedded redis without a folder', () => {
  it('runs in the process, and each is one of its own', async () => {
    const [first, second] = await Promise.all([open({ dataDir: undefined }), open({ dataDir: ':memory:' })])

    await aClient(first.url).set('a', '1')

    expect([first.kind, second.kind]).toEqual(['in-process', 'in-process'])
    expect(await aClient(second.url).get('a')).toBeNull()
  })
})

describe.skipIf(!hasRedisServer)("the machine's redis-server", () => {
  it('is taken where nothing is preferred', async () => {
    const redis = await open()

    expect(redis.kind).toBe('redis-server')
  })

  it('keeps what it held over a restart, by its append-only file', async () => {
    const dataDir = aFolder()
    const first = await openEmbeddedRedis({ dataDir, log: recordingLogger() })
    await aClient(first.url).set('a', '1')
    await first.close()

    const second = await open({ dataDir })

    expect(await aClient(second.url).get('a')).toBe('1')
    expect(readdirSync(join(dataDir, 'redis'))).not.toContain('dump.rdb')
  })

  it('of another process is joined for as long as that process lives', async () => {
    const dataDir = aFolder()
    const other = await anotherProcess(dataDir)

    const whileItLives = await open({ dataDir })
    other.process.send('exit')
    await once(other.process, 'exit')
    const afterIt = await open({ dataDir })

    expect([whileItLives.kind, whileItLives.url]).toEqual(['other-process', other.url])
    expect(afterIt.kind).toBe('redis-server')
  })

  it('left behind by a killed process is ended first: never two servers on one file', async () => {
    const dataDir = aFolder()
    const killed = await anotherProcess(dataDir)
    await aClient(killed.url).set('a', '1')
    killed.process.kill('SIGKILL')
    await once(killed.process, 'exit')
    const leftPort = Number(new URL(killed.url).port)
    expect(await answersOn('127.0.0.1', leftPort)).toBe(true)

    const next = await open({ dataDir })

    expect(await answersOn('127.0.0.1', leftPort)).toBe(false)
    expect(await aClient(next.url).get('a')).toBe('1')
    expect(next.log.lines.map(({ message }) => message)).toContain(
      'ending the redis-server that an earlier process left',
    )
  })

  it('of somebody else on the recorded port is left alone', async () => {
    const other = await open()
    const dataDir = aFolder()
    mkdirSync(join(dataDir, 'redis'))
    writeFileSync(
      join(dataDir, 'redis', 'server.json'),
      JSON.stringify({ port: other.port, pid: process.pid }),
    )

    await open({ dataDir })

    expect(await aClient(other.url).ping()).toBe('PONG')
  })

  it('ends with a process that ends without closing it', async () => {
    const other = await anotherProcess(aFolder())
    const port = Number(new URL(other.url).port)

    other.process.send('exit')
    await once(other.process, 'exit')

    await eventually('the port to be free', async () => !(await answersOn('127.0.0.1', port)))
  })

  it('is not reached by a Ctrl-C that reaches us: the workers need it while they drain', async () => {
    const other = await anotherProcess(aFolder(), { detached: true })

    process.kill(-other.process.pid!, 'SIGINT')
    await once(other.process, 'message') // it has seen the signal

    expect(await aClient(other.url).ping()).toBe('PONG')
    other.process.send('exit')
    await once(other.process, 'exit')
  })

  it('that does not start gives way to the one in the process, and the log says so', async () => {
    const dataDir = aFolder()
    breakAppendOnlyFile(dataDir)

    const redis = await open({ dataDir })

    expect(redis.kind).toBe('in-process')
    expect(redis.log.lines).toMatchObject([{ level: 'error', fields: { code: 'redis-server-failed' } }])
  })

  it('that does not start though it was asked for is an error that says where to look', async () => {
    const dataDir = aFolder()
    breakAppendOnlyFile(dataDir)

    const refused = openEmbeddedRedis({ dataDir, prefer: 'redis-server', log: recordingLogger() })

    await expect(refused).rejects.toMatchObject({
      code: 'redis-server-failed',
      remedy: expect.stringContaining('redis.log'),
    })
  })

  it('that ends by itself is told in the log', async () => {
    const redis = await open()

    await aClient(redis.url)
      .call('SHUTDOWN', 'NOSAVE')
      .catch(() => undefined)
    await eventually('the line', () => redis.log.lines.length > 0)

    expect(redis.log.lines).toMatchObject([{ level: 'error', fields: { code: 'redis-server-ended' } }])
  })
})

const breakAppendOnlyFile = (dataDir: string): void => {
  const dir = join(dataDir, 'redis', 'appendonlydir')
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, 'appendonly.aof.manifest'), 'no manifest at all\n')
}

/** A process of its own that opens the embedded Redis of `dataDir` and ends on request. */
const anotherProcess = async (dataDir: string, { detached = false } = {}) => {
  const child: ChildProcess = fork(new URL('./redis-owner.ts', import.meta.url), [dataDir], { detached })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const [url] = (await once(child, 'message')) as [string]

  return { process: child, url }
}
