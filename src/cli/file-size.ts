import { stat } from 'node:fs/promises'
import { AppError } from '#src/domain/errors.ts'

/**
 * A file's size in bytes.
 * @throws AppError `file-unreadable`, which names the file
 */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new AppError({
      code: 'file-unreadable',
      message: `The file ${path} cannot be read.`,
      remedy: 'Check the path, and that you may read it.',
      cause,
    })
  })
  if (found.isFile()) return found.size

  throw new AppError({
    code: 'file-unreadable',
    message: `${path} is not a file.`,
    remedy: 'Name a file.',
  })
}
