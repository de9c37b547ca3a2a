import { AppError } from '#src/domain/errors.ts'
import type { OpenStores } from '#src/start/open-stores.ts'
import type { Counted, StoreCopy } from '#src/store/copy/copy.ts'
import { damaged } from './format.ts'
import { type Line, type Read, readBackup } from './read-backup.ts'

const BATCH = 500
/** A batch of long documents is put sooner. */
const BATCH_CHARS = 4_000_000

type Target = Pick<OpenStores, 'store' | 'joined'>

/**
 * What stands in a store that is to be restored into, and is thrown away by it.
 * @throws AppError `store-in-use`; `store-not-empty` unless its name was said
 */
export async function allowReplacing(
  { store, joined }: Target,
  replace: string | undefined,
): Promise<readonly Counted[]> {
  if (joined) throw inUse()
  const standing = (await store.copy.collections()).filter(({ documents }) => documents > 0)
  const isHalf = await store.copy.isHalfRestored()
  if (replace !== store.storeName && (standing.length > 0 || isHalf))
    throw notEmpty(store.storeName, standing)
  return standing
}

const inUse = () =>
  new AppError({
    code: 'store-in-use',
    message: 'Tierwise is running on this data folder.',
    remedy: 'Stop it, and restore then.',
  })

/** `812 customers, 10,234 events, 40 others` */
export const inWords = (standing: readonly Counted[]): string =>
  standing.map(({ name, documents }) => `${documents.toLocaleString('en')} ${name}`).join(', ')

const notEmpty = (store: string, standing: readonly Counted[]) =>
  new AppError({
    code: 'store-not-empty',
    message:
      standing.length > 0
        ? `The database ${store} holds ${inWords(standing)}. Nothing was changed.`
        : `A restore into the database ${store} was cut off.`,
    remedy: `Make a backup of it first. To throw all of that away, name it: --replace ${store}`,
  })

/** Puts every document of a file that was checked before; a file that is another by now is refused. */
export async function putAll(
  path: string,
  checked: Read,
  copy: StoreCopy,
  onPut: (documents: number) => void,
): Promise<void> {
  const refuseAnother = ({ takenAt }: Read['header']) => {
    if (takenAt.getTime() !== checked.header.takenAt.getTime()) throw damaged(path, 'is another file by now')
  }
  let done = 0
  for await (const batch of batchesOf(readBackup(path, refuseAnother))) {
    await copy.put(
      batch[0]?.collection ?? '',
      batch.map(({ text }) => text),
    )
    done += batch.length
    onPut(done)
  }
}

/** Lines of one collection at a time, in the file's order. */
async function* batchesOf(lines: AsyncIterable<Line>): AsyncGenerator<readonly Line[]> {
  let batch: Line[] = []
  let chars = 0
  for await (const line of lines) {
    const isFull = batch.length >= BATCH || chars >= BATCH_CHARS
    if (batch.length > 0 && (isFull || batch[0]?.collection !== line.collection)) {
      yield batch
      batch = []
      chars = 0
    }
    batch.push(line)
    chars += line.text.length
  }
  if (batch.length > 0) yield batch
}
