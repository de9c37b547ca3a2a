import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'

/** Of the file itself, not of what is in it: raised where an older product could not read it any more. */
export const FORMAT = 1

/** Lines of the file's own begin so; all others are documents. */
export const OWN = '#'

const headerSchema = z.object({
  tierwise: z.literal('backup'),
  format: z.number().int().positive(),
  version: z.string(),
  takenAt: z.coerce.date(),
  store: z.string(),
  /** Migrations that the documents have been through. */
  level: z.array(z.string()),
  /** In the file's order; how many there were when the copy was begun. */
  collections: z.array(z.object({ name: z.string(), documents: z.number().int().nonnegative() })),
})

const endSchema = z.object({
  /** How many there are in the file. */
  documents: z.record(z.string(), z.number().int().nonnegative()),
  /** Of every byte before this line, in hex. */
  sha256: z.string(),
})

const collectionSchema = z.object({ collection: z.string() })

/** The first line: whose copy this is, of when, and what it holds. */
export type Header = z.infer<typeof headerSchema>
/** The last line: what makes a file whole. */
export type End = z.infer<typeof endSchema>

/** A line of the file's own. */
export type OwnLine = Header | z.infer<typeof collectionSchema> | End

const ownSchema = z.union([headerSchema, collectionSchema, endSchema])

export const ownLine = (line: OwnLine): string => `${OWN}${JSON.stringify(line)}\n`

/** The line read; undefined where it is none of ours. */
export function readOwnLine(line: string): OwnLine | undefined {
  try {
    return ownSchema.parse(JSON.parse(line.slice(OWN.length)))
  } catch {
    return undefined // the reader refuses the file
  }
}

/** Of `package.json`: `0.1.0`. */
export function productVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

/** The refusal of a file that is not what a backup has written. */
export const damaged = (path: string, what: string, cause?: unknown): AppError =>
  new AppError({
    code: 'backup-damaged',
    message: `${path} ${what}. Nothing was taken from it.`,
    remedy: 'Use another copy of it, or the backup before.',
    cause,
  })
