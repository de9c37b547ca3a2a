import { optionalDimensions } from '#src/domain/presets/optional-dimensions.ts'
import { presets } from '#src/domain/presets/preset-named.ts'
import { writeDimensions } from '#src/ingest/policy/write-policy.ts'
import type { PolicyVerb } from './policy-verb.ts'
import { parseVerb } from './usage-error.ts'

/** `policy presets`: what there is to begin with. */
export const policyPresets: PolicyVerb = {
  name: 'presets',
  usage: 'policy presets',
  async run(args, { env, out }) {
    parseVerb(args, {}, 'policy presets')
    const width = Math.max(...[...presets.keys()].map((name) => name.length))
    const lines = [...presets].map(
      ([name, preset]) => `${name.padEnd(width)}  ${preset('CNY').purpose[env.DEFAULT_LOCALE]}`,
    )

    out(lines.join('\n'))
    return 0
  },
}

/** `policy dimensions`: optional dimensions as YAML, to be pasted into a policy. */
export const policyDimensions: PolicyVerb = {
  name: 'dimensions',
  usage: 'policy dimensions',
  async run(args, { out }) {
    parseVerb(args, {}, 'policy dimensions')

    out(writeDimensions(optionalDimensions).trimEnd())
    return 0
  },
}
