import { createReadStream } from 'node:fs'
import { MAX_POLICY_BYTES, type PolicyDraft, readPolicy } from '#src/ingest/policy/read-policy.ts'
import { createTextDecoding } from '#src/ingest/read/decode-stream.ts'
import { sizeOf } from './file-size.ts'
import { usageError } from './usage-error.ts'

/** What reading a policy's file can be told. */
export const policyFileFlags = { force: { type: 'string' } } as const

/** The file's text, whatever editor has saved it (GB18030 from Windows too); no more of it than can be a policy. */
async function textOf(path: string): Promise<string> {
  const decoding = createTextDecoding()
  let text = ''
  for await (const chunk of createReadStream(path, { end: MAX_POLICY_BYTES })) text += decoding.write(chunk)

  return text + decoding.end()
}

/**
 * The policy in a file; with `force`, why one dimension is enough.
 * @throws AppError `usage` without a file, `file-unreadable`, `file-not-text`, and as `readPolicy`
 */
export async function readPolicyFile(
  path: string | undefined,
  force: string | undefined,
  usage: string,
): Promise<PolicyDraft> {
  if (path === undefined) throw usageError('Which policy? A FILE is missing.', usage)

  await sizeOf(path)
  return readPolicy(await textOf(path), force === undefined ? {} : { force })
}
