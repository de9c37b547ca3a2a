import { AppError } from '#src/domain/errors.ts'
import { usualFollowUp } from '#src/domain/follow-up/usual-follow-up.ts'
import type { Policy } from '#src/domain/policy.ts'
import { defaultProspects } from '#src/domain/prospect/default-prospects.ts'
import type { Policies, PolicyRecord } from '#src/ports/policies.ts'
import type { Settings } from '#src/ports/settings.ts'
import { isDuplicateKey } from './errors.ts'
import type { Models } from './models.ts'

/** What a release before wrote. */
type Earlier = Omit<Policy, 'prospects' | 'followUp'> & Partial<Policy>

/** A version of an earlier release with the rules that it could not say: the usual ones, which were in force for it. */
const complete = (stored: Earlier | null): Policy | undefined =>
  stored ? { prospects: defaultProspects, followUp: usualFollowUp, ...stored } : undefined

/** Policy versions; the one in force is named by one document, so that switching is one write. */
export function policiesOf({ policies }: Models, settings: Settings): Policies {
  const get = async (version: number): Promise<Policy | undefined> =>
    complete(await policies.model.findById(version, { _id: 0, since: 0 }).lean<Earlier>())

  return {
    get,
    active: async () => {
      const version = await settings.get('activePolicyVersion')

      return version === undefined ? undefined : get(version)
    },
    list: () =>
      policies.model
        .find({}, { _id: 0, version: 1, name: 1, calibratedAt: 1, since: 1 })
        .sort({ _id: 1 })
        .lean<PolicyRecord[]>()
        .exec(),
    insert: async (policy) => {
      try {
        await policies.model.insertOne({ _id: policy.version, ...policy })
      } catch (error) {
        throw isDuplicateKey(error) ? policyExists(policy.version, error) : error
      }
    },
    freezeScales: async (version, scales, at) => {
      const written = await policies.model.updateOne(
        { _id: version, scales: { $exists: false } },
        { $set: { scales, calibratedAt: at } },
      )

      return written.matchedCount === 1
    },
    activate: async (version) => {
      if (!(await get(version))) throw policyUnknown(version)
      await policies.model.updateOne({ _id: version }, { $currentDate: { since: true } })
      await settings.set('activePolicyVersion', version)
    },
  }
}

const policyExists = (version: number, cause: unknown): AppError =>
  new AppError({
    code: 'policy-exists',
    message: `There is a policy version ${version} already.`,
    remedy: 'Give the policy the next free version number.',
    cause,
  })

const policyUnknown = (version: number): AppError =>
  new AppError({
    code: 'policy-unknown',
    message: `There is no policy version ${version}.`,
    remedy: 'Publish it first, or name a version that exists.',
  })
