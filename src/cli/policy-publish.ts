import { type Publication, publishPolicy } from '#src/decide/policy/publish-policy.ts'
import { refitForecast } from '#src/decide/policy/refit-forecast.ts'
import type { Policy } from '#src/domain/policy.ts'
import { presetNamed } from '#src/domain/presets/preset-named.ts'
import type { Policies } from '#src/ports/policies.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { policyFileFlags, readPolicyFile } from './policy-file.ts'
import type { PolicyVerb } from './policy-verb.ts'
import { progressBar } from './progress-bar.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal } from './verb.ts'

const usage =
  'policy publish FILE.yaml [--force "why one dimension is enough"] | policy publish --preset retail|b2b|simple [--currency CNY]'

const flags = { ...policyFileFlags, preset: { type: 'string' }, currency: { type: 'string' } } as const

type Draft = Omit<Policy, 'version'>
type Asked = { readonly preset?: string | undefined; readonly currency?: string | undefined }

/** A preset counts in the company's currency, where it has one already. */
async function presetOf(policies: Policies, { preset = '', currency }: Asked): Promise<Draft> {
  const standing = await policies.active()
  return presetNamed(preset)(currency ?? standing?.baseCurrency ?? 'CNY')
}

/** `Version 2 (simple) is in force. 812 customers decided anew, 31 in another tier: B → A 20, …` */
function saidOf({ policy, customers, moves }: Publication): string {
  const moved = moves.reduce((sum, each) => sum + each.customers, 0)
  const ways = moves.map(({ from, to, customers: count }) => `${from} → ${to} ${count}`).join(', ')
  const said = `Version ${policy.version} (${policy.name}) is in force. ${customers} customers decided anew, ${moved} in another tier${moved === 0 ? '' : `: ${ways}`}.`
  if (!policy.scales) return `${said} It is calibrated when the first customers have bought.`

  return moved === customers ? said : `${said} Whoever is to fall does so by the policy’s own hysteresis.`
}

async function publish(draftOf: (policies: Policies) => Promise<Draft>, terminal: Terminal): Promise<string> {
  const { env, log } = terminal
  return withDocuments(env, log, async ({ store }) => {
    const setting = { clock: systemClock, companyTimeZone: env.COMPANY_TIME_ZONE, log }
    const draft = await draftOf(store.policies)
    const bar = progressBar(terminal, 'Deciding everybody')
    const deps = useCaseDeps({ store }, setting)
    const done = await publishPolicy(deps, draft, bar.update).finally(bar.stop)
    await refitForecast(deps)

    return saidOf(done)
  })
}

/** `policy publish FILE`: the next version, in force at once. */
export const policyPublish: PolicyVerb = {
  name: 'publish',
  usage,
  async run(args, terminal) {
    const { values, positionals } = parseVerb(args, flags, usage)
    const [file] = positionals
    if (file !== undefined && values.preset !== undefined)
      throw usageError('Name a FILE or a --preset, not both.', usage)
    if (file !== undefined && values.currency !== undefined)
      throw usageError('--currency is for a --preset: the file has its own.', usage)

    const draft = values.preset === undefined ? await readPolicyFile(file, values.force, usage) : undefined
    terminal.out(await publish(async (policies) => draft ?? presetOf(policies, values), terminal))
    return 0
  },
}
