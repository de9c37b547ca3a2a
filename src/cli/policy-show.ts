import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Policy } from '#src/domain/policy.ts'
import { writePolicy } from '#src/ingest/policy/write-policy.ts'
import type { Policies } from '#src/ports/policies.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import type { PolicyVerb } from './policy-verb.ts'
import { parseVerb, usageError } from './usage-error.ts'

const usage = 'policy show [VERSION]'

async function policyOf(policies: Policies, asked: string | undefined): Promise<Policy> {
  if (asked === undefined) return activePolicy({ policies })
  const version = Number(asked)
  if (!Number.isSafeInteger(version) || version < 1) throw usageError(`${asked} is no version number.`, usage)
  const policy = await policies.get(version)
  if (policy) return policy

  throw new AppError({
    code: 'policy-unknown',
    message: `There is no policy version ${version}.`,
    remedy: '`policy list` says which there are.',
  })
}

/** `policy show [VERSION]`: the policy in force, or another version, as YAML. */
export const policyShow: PolicyVerb = {
  name: 'show',
  usage,
  async run(args, { env, log, out }) {
    const { positionals } = parseVerb(args, {}, usage)
    const policy = await withDocuments(env, log, ({ store }) => policyOf(store.policies, positionals[0]))

    out(writePolicy(policy).trimEnd())
    return 0
  },
}
