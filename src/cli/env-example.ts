import { envExample, envTable } from '#src/config/describe-env.ts'
import type { Verb } from './verb.ts'

/** Prints `.env.example`, or with `--table` the README's table, from the schema. */
export const envExampleVerb: Verb = {
  name: 'env-example',
  usage: 'env-example [--table]',
  help: 'prints .env.example from the configuration schema',
  async run(args, { out }) {
    out(args.includes('--table') ? envTable() : envExample().trimEnd())
    return 0
  },
}
