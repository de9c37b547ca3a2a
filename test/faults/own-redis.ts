import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { askRedis } from '#src/embedded/redis/ask-redis.ts'
import { aFreePort } from '../helpers/a-process.ts'
import { hasRedisServer } from '../helpers/redis-servers.ts'

/** A redis-server that a fault may kill, on a port and a folder of its own. */
export type OwnRedis = {
  readonly url: string
  kill(): Promise<void>
  /** Starts it again, with the file that it had or without. */
  start(keeping?: 'data' | 'nothing'): Promise<void>
  close(): Promise<void>
}

const options = (port: number, dir: string) => [
  ...['--port', String(port), '--bind', '127.0.0.1', '--dir', dir],
  ...['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'],
]

async function untilReady(port: number): Promise<void> {
  for (let step = 0; step < 200; step++) {
    if ((await askRedis(port, ['PING']).catch(() => undefined)) === 'PONG') return
    await sleep(50)
  }
  throw new Error(`redis-server does not answer on ${port}`)
}

/** Undefined where the machine has no redis-server. */
export async function openOwnRedis(): Promise<OwnRedis | undefined> {
  if (!hasRedisServer) return undefined

  const port = await aFreePort()
  const dir = mkdtempSync(join(tmpdir(), 'tierwise-faults-redis-'))
  let child: ChildProcess | undefined
  const start = async () => {
    child = spawn('redis-server', options(port, dir), { stdio: 'ignore' })
    await untilReady(port)
  }
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await start()

  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start: (keeping = 'data') => {
      if (keeping === 'nothing') rmSync(join(dir, 'appendonlydir'), { recursive: true, force: true })
      return start()
    },
    close: async () => {
      await kill()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
