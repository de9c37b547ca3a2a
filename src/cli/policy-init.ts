import { presetNamed } from '#src/domain/presets/preset-named.ts'
import { writePolicy } from '#src/ingest/policy/write-policy.ts'
import type { PolicyVerb } from './policy-verb.ts'
import { parseVerb, usageError } from './usage-error.ts'

const usage = 'policy init retail|b2b|simple [--currency CNY] > FILE.yaml'

/** `policy init PRESET`: a preset as YAML, to be changed and published. */
export const policyInit: PolicyVerb = {
  name: 'init',
  usage,
  async run(args, { out }) {
    const { values, positionals } = parseVerb(args, { currency: { type: 'string' } }, usage)
    const [name] = positionals
    if (name === undefined) throw usageError('Which preset?', usage)
    const currency = values.currency ?? 'CNY'
    if (!/^[A-Z]{3}$/.test(currency))
      throw usageError(`--currency ${currency} is no code such as CNY.`, usage)

    out(writePolicy(presetNamed(name)(currency)).trimEnd())
    return 0
  },
}
