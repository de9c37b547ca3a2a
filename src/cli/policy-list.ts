import { localDay } from '#src/domain/local-day.ts'
import type { PolicyRecord } from '#src/ports/policies.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import type { PolicyVerb } from './policy-verb.ts'
import { textTable } from './text-table.ts'
import { parseVerb } from './usage-error.ts'

const usage = 'policy list'

function rowsOf(log: readonly PolicyRecord[], active: number | undefined, zone: string): string[] {
  const day = (at: Date | undefined) => (at ? localDay(at, zone) : '–')
  const rows = log.map(({ version, name, since, calibratedAt }) => [
    `${version}  ${name}`,
    day(since),
    day(calibratedAt),
    version === active ? 'in force' : '',
  ])
  return textTable(['version', 'put in force', 'calibrated', ''], rows)
}

/** `policy list`: the log of versions, and which is in force. */
export const policyList: PolicyVerb = {
  name: 'list',
  usage,
  async run(args, { env, log, out }) {
    parseVerb(args, {}, usage)
    const { versions, active } = await withDocuments(env, log, async ({ store: { policies } }) => ({
      versions: await policies.list(),
      active: await policies.active(),
    }))

    if (versions.length === 0) out('No policy yet: the first import puts the preset retail in force.')
    else out(rowsOf(versions, active?.version, env.COMPANY_TIME_ZONE).join('\n'))
    return 0
  },
}
