import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verbs } from '#src/cli/index.ts'
import { readEnv } from '#src/config/env.ts'
import { createLogger } from '#src/log/pino-logger.ts'
import { errorLines } from '#src/start/say-error.ts'

/** What a verb said and how it ended. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string; readonly log: string }

/** A terminal on a data folder of its own: runs verbs in this process, as `npm run -s cli -- …` would. */
export function aTerminal(given: Readonly<Record<string, string>> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'tierwise-cli-'))
  const env = readEnv({ DATA_DIR: dataDir, ...given })

  const run = async (name: string, ...args: string[]): Promise<Ran> => {
    const said = { out: '', err: '', log: '' }
    const terminal = {
      env,
      log: createLogger('debug', {
        write: (line) => {
          said.log += line
        },
      }),
      out: (text: string) => {
        said.out += `${text}\n`
      },
      err: (text: string) => {
        said.err += `${text}\n`
      },
      watched: false,
    }
    const verb = verbs.find((candidate) => candidate.name === name)
    if (!verb) throw new Error(`no verb ${name}`)
    try {
      return { code: await verb.run(args, terminal), ...said }
    } catch (error) {
      return { code: 1, ...said, err: `${said.err}${errorLines(error)}\n` }
    }
  }

  return { dataDir, run, remove: () => rmSync(dataDir, { recursive: true, force: true }) }
}
