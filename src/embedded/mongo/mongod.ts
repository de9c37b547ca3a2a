import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answersHello } from './wire/ask-hello.ts'

/** A mongod that this process started. */
export type Mongod = { readonly address: string; readonly pid: number; readonly close: () => Promise<void> }

const START_MS = 20_000
const STOP_MS = 15_000
const STEP_MS = 50

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })

const stop = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await ended(child)
  clearTimeout(force)
}

/** Did the system find no such program? */
const isAbsent = (cause: unknown) => ['ENOENT', 'EACCES'].includes((cause as { code?: string }).code ?? '')

const launch = (dbpath: string, port: number, folder: string, path: string | undefined): ChildProcess => {
  const place = ['--dbpath', dbpath, '--port', String(port), '--bind_ip', '127.0.0.1']
  const log = ['--logpath', join(folder, 'mongod.log'), '--logappend']
  return spawn('mongod', [...place, ...log], {
    stdio: 'ignore',
    ...(path === undefined ? {} : { env: { PATH: path } }),
  })
}

/**
 * Start the machine's mongod on a free loopback port with its files under `folder`; undefined where there is none on
 * the PATH (or on `path`). It throws where there is one that does not answer in time.
 */
export const startMongod = async (folder: string, path?: string): Promise<Mongod | undefined> => {
  const dbpath = join(folder, 'mongod')
  mkdirSync(dbpath, { recursive: true })
  const port = await freePort()
  const child = launch(dbpath, port, folder, path)
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`mongod ended with ${code} before it answered`)))
  })
  try {
    await Promise.race([failed, untilAnswered(port, child)])
  } catch (cause) {
    if (isAbsent(cause)) return undefined
    throw cause
  }
  return { address: `127.0.0.1:${port}`, pid: child.pid as number, close: () => stop(child) }
}

const isGone = (child: ChildProcess) => child.pid === undefined || child.exitCode !== null

const untilAnswered = async (port: number, child: ChildProcess): Promise<void> => {
  const giveUpAt = performance.now() + START_MS
  while (performance.now() < giveUpAt && !isGone(child)) {
    if (await answersHello('127.0.0.1', port)) return
    await sleep(STEP_MS)
  }
  if (isGone(child)) await new Promise(() => {}) // its own event says why
  child.kill('SIGKILL')
  throw new Error(`mongod did not answer within ${START_MS / 1000} s`)
}

/** End a mongod that a process left running when it was killed: only if it still serves that address. */
export const endLeftMongod = async (pid: number, address: string): Promise<boolean> => {
  const [host = '', port = '0'] = address.split(':')
  if (!(await answersHello(host, Number(port)))) return false
  process.kill(pid, 'SIGTERM')
  const giveUpAt = performance.now() + STOP_MS
  while (performance.now() < giveUpAt && (await answersHello(host, Number(port)))) await sleep(STEP_MS)
  return true
}
