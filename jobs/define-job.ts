import type { z } from 'zod'
import type { JobDefinition } from '#src/ports/job.ts'
import type { JobDeps } from './deps.ts'

/** A job of the product: gives the handler the types of its ports and of its own schema. */
export const defineJob = <Schema extends z.ZodType>(
  definition: JobDefinition<Schema, JobDeps>,
): JobDefinition<Schema, JobDeps> => definition
