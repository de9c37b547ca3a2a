import { createHash } from 'node:crypto'
import type { ChatFile } from '#src/ports/chat.ts'
import type { Outgoing } from './body.ts'
import type { OutDeps } from './out-deps.ts'

/** WeCom keeps an upload for three days (developer.work.weixin.qq.com/document/path/90253); here an hour less. */
const keptForMs = (3 * 24 - 1) * 3_600_000

/** Files as messages; what has been uploaded before, for whomever, is not uploaded again. */
export async function fileMessages(
  deps: Pick<OutDeps, 'api' | 'kept'>,
  files: readonly ChatFile[],
): Promise<readonly Outgoing[]> {
  const messages: Outgoing[] = []
  for (const file of files) {
    const isImage = file.mime === 'image/png'
    const media_id = await mediaIdOf(deps, isImage ? 'image' : 'file', file)
    messages.push(
      isImage ? { msgtype: 'image', image: { media_id } } : { msgtype: 'file', file: { media_id } },
    )
  }
  return messages
}

const keyOf = (corpId: string, type: string, { name, content }: ChatFile): string => {
  const hash = createHash('sha256').update(name).update('\n').update(content).digest('hex')
  return `wecom|${corpId}|media|${type}|${hash}`
}

async function mediaIdOf(
  { api, kept }: Pick<OutDeps, 'api' | 'kept'>,
  type: 'image' | 'file',
  file: ChatFile,
): Promise<string> {
  const key = keyOf(api.corpId, type, file)
  const known = await kept.get(key)
  if (known !== undefined) return known
  return kept.keep(key, await api.upload(type, file), keptForMs)
}

/** WeCom has let go of them early: the next attempt uploads them anew. */
export async function forgetMedia(
  { api, kept }: Pick<OutDeps, 'api' | 'kept'>,
  files: readonly ChatFile[],
): Promise<void> {
  for (const file of files)
    for (const type of ['image', 'file']) await kept.drop(keyOf(api.corpId, type, file))
}
