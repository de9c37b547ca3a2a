import { z } from 'zod'
import { editDistance, prefixDistance } from '#src/domain/edit-distance.ts'

const isWrapped = (schema: unknown): schema is z.ZodOptional | z.ZodDefault =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault

/** What a schema says of one step further down; undefined where it knows nothing there. */
function below(schema: unknown, step: PropertyKey): readonly unknown[] {
  if (isWrapped(schema)) return below(schema.unwrap(), step)
  if (schema instanceof z.ZodObject) return [schema.shape[String(step)]]
  if (schema instanceof z.ZodArray) return [schema.element]
  if (schema instanceof z.ZodRecord) return [schema.valueType]
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => below(option, step))

  return []
}

function keysOf(schema: unknown): readonly string[] {
  if (isWrapped(schema)) return keysOf(schema.unwrap())
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(keysOf)

  return []
}

/** The names a schema knows at this path, each once; none where it knows no names there. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let level: readonly unknown[] = [schema]
  for (const step of path) level = level.flatMap((each) => below(each, step))

  return [...new Set(level.flatMap(keysOf))]
}

const plain = (word: string): string => word.toLowerCase().replaceAll(/[-_ ]/g, '')

/** The word with the least distance that is not above `most`; undefined where none is. */
const closest = (known: readonly string[], most: number, distanceTo: (word: string) => number) =>
  known
    .map((word) => ({ word, distance: distanceTo(plain(word)) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)[0]?.word

/**
 * The known word that was probably meant, whatever its case and dashes: at most a third of its letters away, or
 * nearly the beginning of a longer one.
 */
export function nearestWord(typed: string, known: readonly string[]): string | undefined {
  const word = plain(typed)
  const most = Math.max(1, Math.floor(word.length / 3))
  const fewer = Math.floor(word.length / 4)

  return (
    closest(known, most, (each) => editDistance(word, each, most)) ??
    closest(known, fewer, (each) => prefixDistance(word, each, fewer))
  )
}
