import { policyCheck } from './policy-check.ts'
import { policyInit } from './policy-init.ts'
import { policyList } from './policy-list.ts'
import { policyDimensions, policyPresets } from './policy-presets.ts'
import { policyPreview } from './policy-preview.ts'
import { policyPublish } from './policy-publish.ts'
import { policyShow } from './policy-show.ts'
import type { PolicyVerb } from './policy-verb.ts'
import { usageError } from './usage-error.ts'
import type { Verb } from './verb.ts'

/** Every `tierwise policy …`, one line each, in the order in which one uses them. */
const policyVerbs: readonly PolicyVerb[] = [
  policyPresets,
  policyDimensions,
  policyInit,
  policyCheck,
  policyPreview,
  policyPublish,
  policyList,
  policyShow,
]

const usage = policyVerbs.map((verb) => verb.usage).join(' | ')

/** The rules of tiering as data: shown, checked, tried, published. */
export const policyVerb: Verb = {
  name: 'policy',
  usage,
  help: 'shows, checks, tries and publishes the rules of tiering (docs/policy.md)',
  async run([name = '', ...args], terminal) {
    const verb = policyVerbs.find((each) => each.name === name)
    if (verb) return verb.run(args, terminal)

    const names = policyVerbs.map((each) => each.name).join(', ')
    throw usageError(`policy ${name}: there is only ${names}.`, usage)
  },
}
