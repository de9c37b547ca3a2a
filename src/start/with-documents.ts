import type { Env } from '#src/config/env.ts'
import type { Logger } from '#src/ports/logger.ts'
import { closeAll } from './lifetime.ts'
import { type OpenStores, openDocuments } from './open-stores.ts'

/** Opens MongoDB for one piece of work and closes it whatever happens. */
export async function withDocuments<Result>(
  env: Env,
  log: Logger,
  work: (documents: Omit<OpenStores, 'redisUrl'>) => Promise<Result>,
): Promise<Result> {
  const documents = await openDocuments(env, log)
  try {
    return await work(documents)
  } finally {
    await closeAll(documents.closings, log)
  }
}
