import type { Understood } from '#prompts/ask/shapes.ts'
import { confirmCard, understoodLine, unknownCard, withUnderstood } from '#src/cards/asking/ask-cards.ts'
import type { CardRow, Reply } from '#src/cards/card.ts'
import { customerRows } from '#src/cards/customers/customer-rows.ts'
import { momentFor } from '#src/cards/follow-up/when-card.ts'
import type { Command } from '#src/commands/command.ts'
import { whenWritten } from '#src/commands/touches/when-written.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import { readDateWords } from '#src/grammar/date-words.ts'
import { datedWords } from '#src/grammar/dated-words.ts'
import { type AnswerDeps, commandNamed } from './answer-deps.ts'
import { answerReading } from './answer-reading.ts'
import { nearExamples } from './near-examples.ts'
import { notFoundReply } from './not-found-reply.ts'
import { readsOnly } from './reads-only.ts'
import { runCommand } from './run-command.ts'
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
  if (!readsOnly(as)) return askedFirst(deps, command, { as, line }, asker)

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

type Change = { readonly as: Understood; readonly line: string }

/** A change is shown, and made by a press: what is said of tomorrow means the same day whenever that is. */
async function askedFirst(
  deps: AnswerDeps,
  command: Command,
  { as, line }: Change,
  asker: Asker,
): Promise<Reply> {
  const { locale, zone } = asker
  if (command.drafts) {
    const words = `${as.customer} ${as.words}`.trim()
    const reply = await runCommand(deps, command, { words, draft: 'yes' }, asker)
    return { ...reply, card: withUnderstood(reply.card, line) }
  }
  const written = await whenWritten(deps, asker)
  const when = isOfADay(command) ? readDateWords(as.words, written) : undefined
  const said = when ? datedWords(as.words, written) : as.words
  const words = `${as.customer} ${said}`.trim()
  const call = { command: command.name, input: words === '' ? {} : { words } }
  const moment = when && momentFor({ locale, zone, now: written.now }, when.at, when.hasTime)

  return { card: confirmCard(locale, { call, line, help: command.help, ...present({ moment }) }) }
}

/** Of these the first date in their words is the day of what they plan. */
const isOfADay = ({ name }: Command): boolean => name === 'remind' || name === 'snooze'

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
