import { randomUUID } from 'node:crypto'
import type { Ids } from '#src/ports/ids.ts'

/** Ids that nobody can guess. */
export const randomIds: Ids = { next: () => randomUUID() }
