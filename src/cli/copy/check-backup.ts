import { AppError } from '#src/domain/errors.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import { migrationIds } from '#src/store/run-migrations.ts'
import { FORMAT, type Header } from './format.ts'
import { type Read, readBackup } from './read-backup.ts'
import { keysThatDoNotOpen, sealedIn } from './sealed-with.ts'

type Options = {
  readonly cipher: FieldCipher | undefined
  /** What is sealed may stay unread. */
  readonly withoutKeys: boolean
  onRead(bytes: number): void
}

/**
 * Reads a backup to its end, before anything is written: is it whole, can this product read it, and can what is sealed
 * in it be opened?
 * @throws AppError `backup-damaged`, `backup-newer`, `backup-keys-missing`
 */
export async function checkBackup(path: string, options: Options): Promise<Read> {
  const sealed = sealedIn()
  const lines = readBackup(path, (header) => refuseNewer(path, header), options.onRead)
  let next = await lines.next()
  for (; !next.done; next = await lines.next()) sealed.look(next.value)

  const closed = keysThatDoNotOpen(sealed.samples, options.cipher)
  if (closed.length > 0 && !options.withoutKeys) throw keysMissing(path, closed)
  return next.value
}

function refuseNewer(path: string, { format, level, version }: Header): void {
  const unknown = level.filter((id) => !migrationIds.includes(id))
  if (format <= FORMAT && unknown.length === 0) return

  throw new AppError({
    code: 'backup-newer',
    message: `${path} was made by a newer Tierwise (${version}), whose documents this one does not know.`,
    remedy: `Install Tierwise ${version} or a later one, and restore with that.`,
  })
}

const keysMissing = (path: string, keys: readonly string[]): AppError =>
  new AppError({
    code: 'backup-keys-missing',
    message: `${path} holds contacts or tokens that FIELD_ENCRYPTION_KEYS cannot open. Sealed with: ${keys.join(', ')}.`,
    remedy:
      'Add those keys to FIELD_ENCRYPTION_KEYS, as they were when the backup was made. To restore all the same, with contacts nobody can read: --without-keys',
  })
