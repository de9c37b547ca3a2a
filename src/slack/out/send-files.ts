import type { webApi } from '@slack/bolt'
import { AppError } from '#src/domain/errors.ts'
import type { ChatFile } from '#src/ports/chat.ts'
import { slackError } from '#src/slack/errors.ts'

const UPLOAD_WITHIN_MS = 10_000

type Uploaded = { readonly id: string; readonly title: string }

/** Puts the bytes of one file at Slack; nobody sees it yet. `alt` is what a screen reader says of a picture. */
async function upload(
  client: webApi.WebClient,
  { name, mime, content }: ChatFile,
  alt: string | undefined,
): Promise<Uploaded> {
  const data = new Uint8Array(Buffer.from(content))
  const { upload_url, file_id } = await client.files.getUploadURLExternal({
    filename: name,
    length: data.length,
    ...(mime === 'image/png' && alt ? { alt_text: alt } : {}),
  })
  if (!upload_url || !file_id) throw notUploaded('files.getUploadURLExternal answered without an address')

  const response = await put(upload_url, data)
  if (!response.ok) throw notUploaded(`the upload was answered with ${response.status}`)
  return { id: file_id, title: name }
}

async function put(address: string, data: Uint8Array<ArrayBuffer>): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      body: data,
      headers: { 'content-type': 'application/octet-stream' },
      redirect: 'error',
      signal: AbortSignal.timeout(UPLOAD_WITHIN_MS),
    })
  } catch (cause) {
    throw notUploaded(cause)
  }
}

const notUploaded = (cause: unknown): AppError =>
  new AppError({
    code: 'slack-away',
    message: 'Slack did not take a file.',
    remedy: 'It is tried again by itself.',
    retryable: true,
    cause,
  })

/** All files of a message; whatever fails here may be done again, since nobody has seen them. */
export async function uploadFiles(
  client: webApi.WebClient,
  files: readonly ChatFile[],
  alt: string | undefined,
): Promise<readonly Uploaded[]> {
  try {
    return await Promise.all(files.map((file) => upload(client, file, alt)))
  } catch (error) {
    throw slackError(error)
  }
}

/**
 * Shows uploaded files in a conversation, or under a message of it: the last of the three steps of `filesUploadV2`, apart
 * from the others because after this one alone nobody knows what stands there where it breaks.
 */
export async function shareFiles(
  client: webApi.WebClient,
  files: readonly Uploaded[],
  { channel, thread }: { readonly channel: string; readonly thread: string | undefined },
): Promise<string> {
  const [first, ...others] = files.map(({ id, title }) => ({ id, title }))
  if (!first) return ''
  await client.files.completeUploadExternal({
    files: [first, ...others],
    channel_id: channel,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  })
  return files.map(({ id }) => id).join(',')
}
