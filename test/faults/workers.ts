import { fileURLToPath } from 'node:url'
import { type AProcess, aProcess } from '../helpers/a-process.ts'
import type { Ground } from './ground.ts'

/** A line of a process's log. */
export type LogLine = {
  readonly level: number
  readonly time: string
  readonly msg: string
  readonly code?: string
  readonly place?: string
}

/** The worker as it is in production. */
export const startProductWorker = ({ env }: Ground): AProcess => aProcess('src/worker.ts', env)

const here = (file: URL) => fileURLToPath(file)
const faultWorker = here(new URL('./fault-worker.ts', import.meta.url))
const ingestProcess = here(new URL('./ingest-process.ts', import.meta.url))

/** What the worker of the fault runs can be told besides. */
export type Told = {
  /** How far its clock is from the machine's. */
  readonly clockMs?: number
  /** Where its chat surface is; the playground unless told. */
  readonly chatUrl?: string
  /** A `CallAt`: it kills itself after that call. */
  readonly killAfter?: string
  /** Work of a killed process is taken over soon. */
  readonly quick?: boolean
}

/** The same jobs on the same stores, with a clock, a surface or an end of its own. */
export const startFaultWorker = ({ env }: Ground, { clockMs, chatUrl, killAfter, quick }: Told): AProcess =>
  aProcess(faultWorker, {
    ...env,
    ...(clockMs === undefined ? {} : { FAULT_CLOCK_MS: String(clockMs) }),
    ...(chatUrl === undefined ? {} : { FAULT_CHAT_URL: chatUrl }),
    ...(killAfter === undefined ? {} : { FAULT_KILL_AFTER: killAfter }),
    ...(quick ? { FAULT_QUICK: '1' } : {}),
  })

/** Takes in the order that promotes a customer, and kills itself after one of its writes. */
export const startIngest = ({ env }: Ground, customerId: string, killAfter: string): AProcess =>
  aProcess(ingestProcess, { ...env, FAULT_KILL_AFTER: killAfter }, customerId)

/** `kill -9`, and gone. */
export async function killed(worker: AProcess): Promise<void> {
  worker.child.kill('SIGKILL')
  await worker.ended
}

/** The log lines of a process, oldest first. */
export const linesOf = (worker: AProcess): readonly LogLine[] =>
  worker
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine)
