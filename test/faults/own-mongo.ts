import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { promisify } from 'node:util'

/** A document server that a fault may kill. Without `kill` and `start` it is somebody else's: `MONGODB_URI`. */
export type OwnMongo = {
  readonly uri: string
  readonly kill?: () => Promise<void>
  readonly start?: () => Promise<void>
  close(): Promise<void>
}

const tool = '../shared/tools/mongodb'
const run = promisify(execFile)

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const settle = (does: boolean) => {
      socket.destroy()
      resolve(does)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })

/**
 * The server of `MONGODB_URI`, else one of our own on `FAULTS_MONGO_PORT` (27245), which alone can be killed; undefined
 * where neither can be had. One that runs already is left running.
 */
export async function openMongo(mayKill: boolean): Promise<OwnMongo | undefined> {
  const given = process.env['MONGODB_URI']
  if (given && !mayKill) return { uri: given, close: async () => undefined }
  if (!existsSync(tool)) return given ? { uri: given, close: async () => undefined } : undefined

  const port = process.env['FAULTS_MONGO_PORT'] ?? '27245'
  const wasThere = await answers(Number(port))
  const start = async () => void (await run(tool, ['start', port]))
  await start()
  return {
    uri: `mongodb://127.0.0.1:${port}/`,
    kill: async () => void (await run(tool, ['kill', port])),
    start,
    close: async () => void (wasThere || (await run(tool, ['stop', port]))),
  }
}
