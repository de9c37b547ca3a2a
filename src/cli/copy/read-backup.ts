import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { damaged, type End, type Header, OWN, readOwnLine } from './format.ts'

/** One document as it stands in the file. */
export type Line = { readonly collection: string; readonly text: string }

/** A file that was read to its end. */
export type Read = { readonly header: Header; readonly documents: ReadonlyMap<string, number> }

const NEWLINE = 10

/** Lines by their newline alone: readline would also cut at U+2028, which a document may hold. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let open: Buffer[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...open, chunk.subarray(from, at + 1)])
      open = []
      from = at + 1
    }
    if (from < chunk.length) open.push(chunk.subarray(from))
  }
  if (open.length > 0) yield Buffer.concat(open)
}

async function* unpacked(path: string, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const file = createReadStream(path)
  const gunzip = createGunzip()
  pipeline(file, gunzip, () => undefined) // its failure is the reader's below
  try {
    for await (const chunk of gunzip) {
      onRead(file.bytesRead)
      yield chunk
    }
  } catch (error) {
    throw damaged(path, 'is no backup, or is cut off or changed', error)
  }
}

/** What a reader knows so far. */
type State = {
  header?: Header
  collection?: string
  end?: End
  readonly documents: Map<string, number>
  readonly hash: Hash
}

/** Takes a line of the file's own; the end's checksum is of all before it. */
function takeOwn(path: string, state: State, bytes: Buffer): void {
  const line = readOwnLine(bytes.toString('utf8'))
  if (!line) throw damaged(path, 'holds a line that no backup writes')
  if ('tierwise' in line && !state.header) state.header = line
  else if ('collection' in line && state.header) {
    state.collection = line.collection
    state.documents.set(line.collection, 0)
  } else if ('sha256' in line && state.header) state.end = line
  else throw damaged(path, 'has its lines in another order than a backup has')

  if (!state.end) state.hash.update(bytes)
}

function takeDocument(path: string, { header, collection, documents, hash }: State, bytes: Buffer): Line {
  if (!header) throw damaged(path, 'is no backup of Tierwise')
  if (collection === undefined) throw damaged(path, 'holds a document of no collection')
  hash.update(bytes)
  documents.set(collection, (documents.get(collection) ?? 0) + 1)
  return { collection, text: bytes.toString('utf8').trimEnd() }
}

function checkEnd(path: string, { header, end, hash, documents }: State): Read {
  if (!header || !end) throw damaged(path, 'is cut off')
  if (hash.digest('hex') !== end.sha256) throw damaged(path, 'has been changed: its checksum is another')
  const counts = Object.entries(end.documents)
  if (counts.length !== documents.size || counts.some(([name, count]) => documents.get(name) !== count))
    throw damaged(path, 'holds another number of documents than it says')
  return { header, documents }
}

/**
 * Reads a backup: documents one by one, and at its end whether it was whole.
 * @param onHeader is called before the first document, and may refuse it by throwing.
 * @throws AppError `backup-damaged`
 */
export async function* readBackup(
  path: string,
  onHeader: (header: Header) => void,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<Line, Read> {
  const state: State = { documents: new Map(), hash: createHash('sha256') }
  for await (const bytes of linesOf(unpacked(path, onRead))) {
    if (state.end) throw damaged(path, 'goes on after its end')
    if (bytes[0] !== OWN.charCodeAt(0)) {
      yield takeDocument(path, state, bytes)
      continue
    }
    const isFirst = !state.header
    takeOwn(path, state, bytes)
    if (isFirst && state.header) onHeader(state.header)
  }
  return checkEnd(path, state)
}
