import { readFile } from 'node:fs/promises'
import { type PolicyDraft, readPolicy } from '#src/ingest/read-policy.ts'
import { sizeOf } from './file-size.ts'
import { usageError } from './usage-error.ts'

/** What reading a policy's file can be told. */
export const policyFileFlags = { force: { type: 'string' } } as const

/**
 * The policy in a file; with `force`, why one dimension is enough.
 * @throws AppError `usage` without a file, `file-unreadable`, and as `readPolicy`
 */
export async function readPolicyFile(
  path: string | undefined,
  force: string | undefined,
  usage: string,
): Promise<PolicyDraft> {
  if (path === undefined) throw usageError('Which policy? A FILE is missing.', usage)

  await sizeOf(path)
  return readPolicy(await readFile(path, 'utf8'), force === undefined ? {} : { force })
}
