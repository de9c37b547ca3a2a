import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answersHello } from './wire/ask-hello.ts'

/** A mongod that this process started. */
export type Mongod = { readonly address: string; readonly pid: number; readonly close: () => Promise<void> }

const START_MS = 20_000
const STOP_MS = 15_000
const STEP_MS = 50

/** The machine's mongod, if it has one on its PATH. */
export const findMongod = (path: string): string | undefined =>
  path
    .split(delimiter)
    .filter((dir) => dir !== '')
    .map((dir) => join(dir, process.platform === 'win32' ? 'mongod.exe' : 'mongod'))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false // not there, or not for us to run: the next folder
      }
    })

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

/** Start it on a free loopback port with its files under `folder`; it throws where it does not answer in time. */
export const startMongod = async (binary: string, folder: string): Promise<Mongod> => {
  const dbpath = join(folder, 'mongod')
  mkdirSync(dbpath, { recursive: true })
  const port = await freePort()
  const child = spawn(
    binary,
    [
      '--dbpath',
      dbpath,
      '--port',
      String(port),
      '--bind_ip',
      '127.0.0.1',
      '--logpath',
      join(folder, 'mongod.log'),
      '--logappend',
    ],
    { stdio: 'ignore' },
  )
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`mongod ended with ${code} before it answered`)))
  })
  await Promise.race([failed, untilAnswered(port, child)])
  return { address: `127.0.0.1:${port}`, pid: child.pid as number, close: () => stop(child) }
}

const untilAnswered = async (port: number, child: ChildProcess): Promise<void> => {
  const giveUpAt = performance.now() + START_MS
  while (performance.now() < giveUpAt) {
    if (await answersHello('127.0.0.1', port)) return
    await sleep(STEP_MS)
  }
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
