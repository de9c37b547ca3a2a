import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** A process of the product, its output, and how it ended. */
export type AProcess = {
  readonly child: ChildProcess
  output(): string
  /** Waits until the output matches; fails with the output where it does not in time. */
  until(pattern: RegExp, withinMs?: number): Promise<void>
  readonly ended: Promise<number | null>
}

/** Starts an entry point as npm would: `src/main.ts` on the Node that runs the tests. */
export function aProcess(entry: string, env: Readonly<Record<string, string>>, ...args: string[]): AProcess {
  const { MONGODB_URI: _m, REDIS_URL: _r, ...inherited } = process.env
  const child = spawn(process.execPath, [entry, ...args], { env: { ...inherited, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk
    })
  const ended = new Promise<number | null>((resolve) => void child.on('close', resolve))

  return {
    child,
    output: () => output,
    ended,
    async until(pattern, withinMs = 60_000) {
      const giveUpAt = Date.now() + withinMs
      while (!pattern.test(output)) {
        if (Date.now() > giveUpAt || child.exitCode !== null)
          throw new Error(`${pattern} not seen in:\n${output}`)
        await new Promise((resolve) => void setTimeout(resolve, 50))
      }
    },
  }
}

/** A port that is free now. */
export const aFreePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
