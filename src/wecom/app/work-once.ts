import type { Kept } from '#src/ports/kept.ts'
import type { Once } from '#src/ports/once.ts'

/** Longer than a job is tried again. */
const keptForMs = 24 * 3_600_000

/** What is kept in place of what was said: no word of a customer. */
const said = 'said'

/**
 * Works something out at most once, whatever dies in between: kept before it is said, so that a job that comes again says
 * it instead of doing it again. What was cut off in the middle of the work is answered by `interrupted`.
 * @returns undefined where it has been said (`saidOnce`)
 */
export async function workOnce<Result>(
  { once, kept }: { readonly once: Once; readonly kept: Kept },
  key: string,
  { work, interrupted }: { work(): Promise<Result>; interrupted(): Promise<Result> },
): Promise<Result | undefined> {
  const known = await kept.get(key)
  if (known === said) return undefined
  if (known !== undefined) return JSON.parse(known) as Result

  const isFirst = await once.first(`${key}|begun`, keptForMs)
  const result = await (isFirst ? work() : interrupted())
  return JSON.parse(await kept.keep(key, JSON.stringify(result), keptForMs)) as Result
}

/** It was said, all of it. */
export async function saidOnce(kept: Kept, key: string): Promise<void> {
  await kept.drop(key)
  await kept.keep(key, said, keptForMs)
}
