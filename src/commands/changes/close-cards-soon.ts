import type { CommandDeps } from '#src/commands/deps.ts'
import { AppError } from '#src/domain/errors.ts'

/** By then this answer stands where its button was. */
const delayMs = 11_000

/** Has cards closed that ask for what waits, once nothing does. While the queues are away a later look finds them. */
export async function closeCardsSoon({ queues, log }: Pick<CommandDeps, 'queues' | 'log'>): Promise<void> {
  try {
    await queues.enqueue('close-cards', { lists: true }, { delayMs })
  } catch (error) {
    if (!(error instanceof AppError) || !error.retryable) throw error
    log.warn('cards are closed later', { code: error.code })
  }
}
