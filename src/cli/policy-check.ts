import { policyFileFlags, readPolicyFile } from './policy-file.ts'
import type { PolicyVerb } from './policy-verb.ts'
import { parseVerb } from './usage-error.ts'

const usage = 'policy check FILE.yaml [--force "why one dimension is enough"]'

/** `policy check FILE`: whether it could be published; else every issue. */
export const policyCheck: PolicyVerb = {
  name: 'check',
  usage,
  async run(args, { out }) {
    const { values, positionals } = parseVerb(args, policyFileFlags, usage)
    const { name, dimensions, tiers } = await readPolicyFile(positionals[0], values.force, usage)
    const weights = dimensions.map((each) => `${each.name} ${Math.round(each.weight * 100)} %`).join(', ')
    const shares = tiers.map(({ code, share }) => `${code} ${Math.round(share * 100)} %`).join(', ')

    out(`${name} can be published: ${weights}; tiers ${shares}.`)
    return 0
  },
}
