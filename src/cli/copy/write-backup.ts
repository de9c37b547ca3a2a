import { createHash } from 'node:crypto'
import type { StoreCopy } from '#src/store/copy/copy.ts'
import { FORMAT, type Header, ownLine, productVersion } from './format.ts'

/** Text is handed on in pieces of about this size. */
const PIECE = 65_536

/** What has been written so far, and how much there was at the beginning. */
export type OnCopied = (documents: number, of: number) => void

export async function headerOf(copy: StoreCopy, store: string): Promise<Header> {
  return {
    tierwise: 'backup',
    format: FORMAT,
    version: productVersion(),
    takenAt: await copy.now(),
    store,
    level: [...(await copy.level())],
    collections: [...(await copy.collections())],
  }
}

/** The whole file as text, read from the store as it is taken; `counted` holds what was written of each collection. */
export async function* backupText(
  copy: StoreCopy,
  header: Header,
  counted: Map<string, number>,
  onCopied: OnCopied,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const hashed = (text: string) => {
    hash.update(text)
    return text
  }
  for await (const text of bodyOf(copy, header, counted, onCopied)) yield hashed(text)

  yield ownLine({ documents: Object.fromEntries(counted), sha256: hash.digest('hex') })
}

async function* bodyOf(
  copy: StoreCopy,
  header: Header,
  counted: Map<string, number>,
  onCopied: OnCopied,
): AsyncGenerator<string> {
  const all = header.collections.reduce((sum, { documents }) => sum + documents, 0)
  let done = 0
  yield ownLine(header)
  for (const { name } of header.collections) {
    let piece = ownLine({ collection: name })
    let documents = 0
    for await (const line of copy.lines(name)) {
      piece += `${line}\n`
      documents++
      if (piece.length < PIECE) continue
      onCopied(done + documents, all)
      yield piece
      piece = ''
    }
    yield piece
    done += documents
    counted.set(name, documents)
  }
}
