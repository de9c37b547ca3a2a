import { confirmCard, understoodLine, unknownCard, withUnderstood } from '#src/cards/asking/ask-cards.ts'
import type { CardRow, Reply } from '#src/cards/card.ts'
import { customerRows } from '#src/cards/customers/customer-rows.ts'
import type { Command } from '#src/commands/command.ts'
import type { Asker } from '#src/domain/user.ts'
import { type AnswerDeps, commandNamed } from './answer-deps.ts'
import { answerReading } from './answer-reading.ts'
import { nearExamples } from './near-examples.ts'
import { notFoundReply } from './not-found-reply.ts'
import { readsOnly } from './reads-only.ts'
import { type Understanding, understand } from './understand.ts'
import { usableBy } from './usable-by.ts'

/** The code of a sentence that nobody could read. */
export const notUnderstood = 'ask-unknown'

/**
 * Answers a sentence by the one command that it means: what only reads runs at once and says how it was understood,
 * whatever changes something is asked first. All of it with the asker's own rights.
 */
export async function answerSentence(deps: AnswerDeps, sentence: string, asker: Asker): Promise<Reply> {
  const understanding = await understand(deps, sentence, asker)
  const { as, by } = understanding
  const command = commandNamed(deps.commands, as.command)
  if (!command) return unknownReply(deps, sentence, understanding, asker)

  const typed = typedAs(command, understanding, asker)
  const line = understoodLine(asker.locale, { typed, by })
  if (!readsOnly(as))
    return {
      card: confirmCard(asker.locale, { ...callOf(command, understanding), line, help: command.help }),
    }

  const reading = { command: command.name, name: as.customer, words: as.words }
  const reply =
    (await answerReading(deps, reading, asker)) ??
    (await notFoundReply(deps, { typed: as.customer, command: 'tier', asker }))
  return { ...reply, card: withUnderstood(reply.card, line) }
}

/** `list slipping`: what one would have typed. */
function typedAs(command: Command, { as }: Understanding, { locale }: Asker): string {
  const [name, words] = [as.customer, as.words].map((part) => part.trim())
  return [command.shown[locale], name, words].filter((part) => part !== '').join(' ')
}

const callOf = ({ name }: Command, { as }: Understanding) => {
  const words = `${as.customer} ${as.words}`.trim()
  return { call: { command: name, input: words === '' ? {} : { words } } }
}

async function unknownReply(
  deps: AnswerDeps,
  sentence: string,
  { customers }: Understanding,
  asker: Asker,
): Promise<Reply> {
  const usable = usableBy(asker.role, deps.commands)
  const rows: readonly CardRow[] =
    customers.length === 0
      ? []
      : customerRows(asker.locale, {
          customers: customers.slice(0, 3),
          command: 'tier',
          policy: await deps.policies.active(),
          now: deps.clock.now(),
        })
  const examples = nearExamples(sentence, usable, asker.locale)
  return { card: unknownCard(asker.locale, examples, rows), refused: notUnderstood }
}
