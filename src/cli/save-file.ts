import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CardFile } from '#src/cards/card.ts'
import { AppError } from '#src/domain/errors.ts'

const mostTries = 1_000

/**
 * Writes a file that came with an answer, beside one of the same name rather than over it, into a folder that is made
 * where there is none; answers its path.
 * @throws AppError `file-not-written`
 */
export async function saveFile(folder: string, { name, content }: CardFile): Promise<string> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw notWritten(join(folder, name), error)
  })
  for (let n = 1; n < mostTries; n++) {
    const path = join(folder, n === 1 ? name : name.replace(/(\.\w+)?$/, `-${n}$1`))
    try {
      await writeFile(path, content, { flag: 'wx' })
      return path
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw notWritten(path, error)
    }
  }
  throw notWritten(join(folder, name), undefined)
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

const notWritten = (path: string, cause: unknown) =>
  new AppError({
    code: 'file-not-written',
    message: `The file ${path} could not be written.`,
    remedy: 'Name a folder you may write to: --out DIR.',
    cause,
  })
