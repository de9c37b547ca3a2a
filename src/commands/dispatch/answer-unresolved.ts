import { unknownVerbCard } from '#src/cards/asking/help-card.ts'
import type { CardRow, Reply } from '#src/cards/card.ts'
import { customerRows } from '#src/cards/customers/customer-rows.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Command } from '#src/commands/command.ts'
import { resolveCustomer } from '#src/commands/naming/resolve-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import { type Pleasantry, pleasantryIn } from '#src/grammar/pleasantry.ts'
import type { Reading } from '#src/grammar/readings.ts'
import { isAskingWord } from '#src/grammar/sentence.ts'
import { verbForm, vocabularyOf } from '#src/grammar/vocabulary.ts'
import { t } from '#src/i18n/text.ts'
import { type AnswerDeps, commandNamed } from './answer-deps.ts'
import { answerSentence, notUnderstood } from './answer-sentence.ts'
import { nearestVerb } from './nearest-verb.ts'
import { notFoundReply } from './not-found-reply.ts'
import { readsOnly } from './reads-only.ts'
import { runCommand } from './run-command.ts'
import { type Heard, ignoresWords, type Said } from './said-plainly.ts'
import { usableBy } from './usable-by.ts'

/** Never silence: somebody else's customer, what a sentence means, a mistyped verb, or the nearest names. */
export async function answerUnresolved(deps: AnswerDeps, heard: Heard, asker: Asker): Promise<Reply> {
  const { readings, words, said } = heard
  const spoken = readings.find((reading) => !reading.whole)
  const verb = deps.commands.find(({ name }) => name === spoken?.command)
  if (verb && !verb.takesName && !said && !ignoresWords(verb.name)) return runCommand(deps, verb, {}, asker)

  const foreign = await foreignName(deps, readings, asker)
  if (foreign !== undefined) return notFoundReply(deps, { typed: foreign, command: 'tier', asker })
  const kind = pleasantryIn(words.join(' '))
  if (kind) return answerPleasantry(deps, kind, asker)
  const meant = said && (await answerSaid(deps, heard, said, asker))
  if (meant) return meant
  const mistyped = spoken ? undefined : await mistypedVerb(deps, words, asker)
  if (mistyped) return mistyped

  const best = spoken ?? readings[0]
  return notFoundReply(deps, { typed: best?.name ?? '', command: best?.command ?? 'tier', asker })
}

/** A greeting is answered with what can be asked, a thank-you with a word: nobody looks for a customer called so. */
async function answerPleasantry(deps: AnswerDeps, kind: Pleasantry, asker: Asker): Promise<Reply> {
  const help = kind === 'hello' ? commandNamed(deps.commands, 'help') : undefined
  if (help) return runCommand(deps, help, {}, asker)
  const { locale } = asker
  return { card: plainCard(locale, t(locale, 'help.thanks-title'), [t(locale, 'help.thanks')]) }
}

/** What a sentence means; undefined where it is rather a slip of the fingers. */
async function answerSaid(
  deps: AnswerDeps,
  { readings, words }: Heard,
  { kind, text }: Said,
  asker: Asker,
): Promise<Reply | undefined> {
  const usable = usableBy(asker.role, deps.commands)
  const { verbs } = vocabularyOf(deps.commands)
  const hasTypo = splits(words).some(
    ({ word }) =>
      !verbs.has(verbForm(word)) && !isAskingWord(word) && nearestVerb(word, usable) !== undefined,
  )
  if (hasTypo && kind === 'weak') return undefined
  const asked = await answerSentence(deps, text, asker)
  if (asked.refused !== notUnderstood) return asked

  const verb = commandNamed(deps.commands, readings.find(({ whole }) => !whole)?.command ?? '')
  if (verb && !verb.takesName && readsOnly({ command: verb.name, customer: '', words: '' }))
    return runCommand(deps, verb, {}, asker)
  const near = await deps.customers.visibleTo(asker).nearest(normaliseName(text), 1)
  return hasTypo || near.length > 0 ? undefined : asked
}

async function foreignName(
  { customers }: AnswerDeps,
  readings: readonly Reading[],
  asker: Asker,
): Promise<string | undefined> {
  for (const { name } of readings) {
    const normalised = normaliseName(name)
    if (normalised !== '' && (await customers.visibleTo(asker).foreign(normalised))) return name
  }
  return undefined
}

/** `teir acme`, `frobnicate acme`, `acme 等及`: a word that is no verb beside a customer that is known, or a typo of one. */
async function mistypedVerb(
  deps: AnswerDeps,
  words: readonly string[],
  asker: Asker,
): Promise<Reply | undefined> {
  const usable = usableBy(asker.role, deps.commands)
  for (const { word, rest } of splits(words)) {
    const near = isAskingWord(word) ? undefined : nearestVerb(word, usable)
    const meant = await customersOf(deps, rest, asker)
    if (!near && meant.length === 0) continue

    const rows = await rowsFor(deps, meant, near, asker)
    const card = unknownVerbCard(asker.locale, word, near?.shown[asker.locale], usable, rows)
    return { card, refused: 'verb-unknown' }
  }
  return undefined
}

function splits(words: readonly string[]): readonly { readonly word: string; readonly rest: string }[] {
  const [first, ...afterFirst] = words
  if (first === undefined) return []
  const ahead = { word: first, rest: afterFirst.join(' ') }
  if (afterFirst.length === 0) return [ahead]

  return [ahead, { word: words.at(-1) ?? '', rest: words.slice(0, -1).join(' ') }]
}

async function customersOf(deps: AnswerDeps, name: string, asker: Asker): Promise<readonly Customer[]> {
  if (name === '') return []
  const found = await resolveCustomer(deps, name, asker)

  if (found.kind === 'one') return [found.customer]
  return found.kind === 'several' ? found.customers.slice(0, 3) : []
}

async function rowsFor(
  { policies, clock }: AnswerDeps,
  customers: readonly Customer[],
  near: Command | undefined,
  asker: Asker,
): Promise<readonly CardRow[]> {
  if (customers.length === 0) return []
  const command = near?.takesName ? near.name : 'tier'

  return customerRows(asker.locale, { customers, command, policy: await policies.active(), now: clock.now() })
}
