import { helpText } from './cli/help.ts'
import { verbs } from './cli/index.ts'
import type { Terminal } from './cli/verb.ts'
import { readEnv } from './config/env.ts'
import { createLogger } from './log/pino-logger.ts'
import { errorLines } from './start/say-error.ts'

/** One verb of an operator, and its exit code: 0 done, 1 refused. */
async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  const verb = verbs.find((candidate) => candidate.name === name)
  if (!verb) {
    const asked = ['help', '--help', '-h'].includes(name)
    const text = helpText(verbs)
    process[asked ? 'stdout' : 'stderr'].write(`${asked ? '' : `There is no verb "${name}".\n\n`}${text}\n`)
    return asked ? 0 : 1
  }
  const env = readEnv()
  const terminal: Terminal = {
    env,
    log: createLogger(env.LOG_LEVEL ?? 'warn'),
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    watched: process.stderr.isTTY === true,
  }
  return verb.run(args, terminal)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${errorLines(error)}\n`)
  process.exitCode = 1
}
