import {
  cancelledCard,
  checkCard,
  fieldCard,
  formName,
  formOverCard,
  formSavedCard,
  formTurnCommand,
  withLine,
} from '#src/cards/asking/form-turn-cards.ts'
import type { CommandCall, Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { AnswerDeps } from '#src/commands/dispatch/answer-deps.ts'
import { identify } from '#src/commands/dispatch/identify.ts'
import { whenWritten } from '#src/commands/touches/when-written.ts'
import type { Asker, Identity } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import type { Conversations } from '#src/ports/conversations.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import {
  answered,
  askedAgain,
  begun,
  fieldAt,
  formKey,
  keepForm,
  keepSaved,
  kept,
  lastSaved,
  type OpenForm,
  type ReadForm,
  readForm,
  withTime,
} from './open-form.ts'
import { readAnswer } from './read-answer.ts'
import { isCommand, isTurnWordAlone, turnWord, verbAlone } from './turn-words.ts'

type Deps = AnswerDeps & { readonly conversations: Conversations }
type Inner = Dispatcher<Reply, Form>

/** Who answers, and what stands open for them. */
type Turn = { readonly asker: Asker; readonly identity: Identity; readonly found: ReadForm }

/**
 * The same dispatcher for a surface that has no forms: a form is asked for field by field, each answer is looked at as it
 * comes, and saved at the end. Whatever else is asked meanwhile is answered, and the form waits half an hour.
 */
export function withQuestions(inner: Inner, deps: Deps): Inner {
  return {
    ...inner,
    async form(call, identity) {
      const given = await inner.form(call, identity)
      const asker = await askerOf(deps, identity)
      return 'form' in given && asker ? { reply: await begin(deps, given.form, asker, identity) } : given
    },
    async text(text, identity) {
      const turn = await turnOf(deps, identity)
      const reply = turn && (await answerText(inner, deps, turn, text))
      if (reply) return reply
      const lost = turn ? undefined : await nothingOpen(deps, text, identity)
      return lost ?? besides(deps, turn, await otherText(inner, deps, text, identity))
    },
    async call(call, identity) {
      if (call.command === formTurnCommand) return pressed(inner, deps, call, identity)
      const turn = await turnOf(deps, identity)
      return besides(deps, turn, await inner.call(call, identity))
    },
  }
}

/** A command that misses a customer, and has a form, asks for one: 写跟进. What is open is not given up for it. */
async function otherText(inner: Inner, deps: Deps, text: string, identity: Identity): Promise<Reply> {
  const reply = await inner.text(text, identity)
  const command = reply.refused === 'name-missing' ? verbAlone(text, deps.commands) : undefined
  if (command === undefined || (await readForm(deps.conversations, identity))) return reply

  const given = await inner.form({ command, input: {} }, identity)
  const asker = 'form' in given ? await askerOf(deps, identity) : undefined
  return 'form' in given && asker ? begin(deps, given.form, asker, identity) : reply
}

async function askerOf(deps: Deps, identity: Identity): Promise<Asker | undefined> {
  const who = await identify(deps, identity)
  return who.kind === 'asker' ? who.asker : undefined
}

async function turnOf(deps: Deps, identity: Identity): Promise<Turn | undefined> {
  const found = await readForm(deps.conversations, identity)
  const asker = found && (await askerOf(deps, identity))
  return asker && { asker, identity, found }
}

/** One form each: what was open before is given up, and the first question says so. The card it came from stays. */
async function begin(deps: Deps, form: Form, asker: Asker, identity: Identity): Promise<Reply> {
  const before = await readForm(deps.conversations, identity)
  const open = begun(deps.ids.next(), form)
  await keepForm(deps.conversations, identity, before?.read, open)
  const { locale } = asker
  const { card } = shown(deps, asker, open)
  if (!before || before.open.step === 0) return { card, locale }
  return {
    card: withLine(card, t(locale, 'form.dropped', { title: formName(before.open.form) })),
    locale,
  }
}

/** The card of where a form stands. */
function shown(
  { clock }: Deps,
  { locale }: Asker,
  open: OpenForm,
  note?: string,
  field = fieldAt(open),
): Reply {
  const reader = { locale, now: clock.now() }
  const card = field ? fieldCard(reader, open, field, note) : checkCard(reader, open, note)
  return { card, locale, inPlace: true }
}

/** Undefined where the text is no answer. */
async function answerText(inner: Inner, deps: Deps, turn: Turn, text: string): Promise<Reply | undefined> {
  const { open } = turn.found
  const word = turnWord(text)
  const field = open.isPaused ? undefined : fieldAt(open)
  if (word === 'cancel') return cancel(deps, turn)
  if (word === 'continue') return goOn(deps, turn, { ...open, isPaused: false })
  if (word === 'skip' && !open.isPaused) return skip(deps, turn)
  if (word === 'save' && open.at === undefined) return save(inner, deps, turn)
  // Saved before its end: nothing is needed of the field that is asked for, or it is asked for again.
  if (word === 'save' && field && isTurnWordAlone(text)) return skip(deps, turn)

  const command = isCommand(text, deps.commands)
  if (!field || command === 'slash' || (command === 'verb' && field.kind !== 'paragraph')) return undefined
  return set(inner, deps, turn, text)
}

/** 取消 and the like without a form: said so, since no customer is called that. */
async function nothingOpen(deps: Deps, text: string, identity: Identity): Promise<Reply | undefined> {
  if (!isTurnWordAlone(text)) return undefined
  const asker = await askerOf(deps, identity)
  return asker && { card: formOverCard(asker.locale, false), locale: asker.locale }
}

/** A press on a form's card: of the form that is open, and of where it stands. */
async function pressed(inner: Inner, deps: Deps, { input }: CommandCall, identity: Identity): Promise<Reply> {
  const turn = await turnOf(deps, identity)
  const asker = turn?.asker ?? (await askerOf(deps, identity))
  // Nobody that we know: refused as any other call of theirs would be.
  if (!asker) return inner.call({ command: 'help', input: {} }, identity)
  if (!turn || turn.found.open.id !== input['form']) return over(deps, asker, identity, input['form'])

  const { open } = turn.found
  if (String(open.step) !== input['step']) return shown(deps, asker, open) // A second tap: where it stands by now.
  switch (input['do']) {
    case 'set':
      return set(inner, deps, turn, input['value'] ?? '')
    case 'skip':
      return skip(deps, turn)
    case 'edit':
      return goOn(deps, turn, askedAgain(open, input['field'] ?? ''))
    case 'save':
      return save(inner, deps, turn)
    default:
      return cancel(deps, turn)
  }
}

/** Keeps where it stands now; where another answer was quicker that one holds. */
async function goOn(deps: Deps, turn: Turn, open: OpenForm, note?: string): Promise<Reply> {
  const { asker, identity, found } = turn
  if (await keepForm(deps.conversations, identity, found.read, open)) return shown(deps, asker, open, note)
  const now = await readForm(deps.conversations, identity)
  return now ? shown(deps, asker, now.open) : over(deps, asker, identity, found.open.id)
}

/** A press on a form that is not open any more. One that was saved has its result in the card's place: that stays. */
async function over(deps: Deps, { locale }: Asker, of: Identity, id: string | undefined): Promise<Reply> {
  const refused = 'form-over'
  return (await lastSaved(deps.conversations, of)) === id
    ? { card: formSavedCard(locale), locale, refused }
    : { card: formOverCard(locale, true), locale, refused, inPlace: true }
}

async function cancel(deps: Deps, { asker, identity, found }: Turn): Promise<Reply> {
  await deps.conversations.end(formKey(identity), found.read)
  return { card: cancelledCard(asker.locale, found.open.form), locale: asker.locale, inPlace: true }
}

/** Nothing is needed of a field that can be left out, or has something in it; others are asked for again. */
async function skip(deps: Deps, turn: Turn): Promise<Reply> {
  const { open } = turn.found
  const field = fieldAt(open)
  const canSkip = field && (field.optional === true || open.values[field.name] !== undefined)
  return canSkip ? goOn(deps, turn, kept(open)) : shown(deps, turn.asker, open)
}

/** Takes an answer to the field that is asked for; what cannot be read is asked for again. */
async function set(inner: Inner, deps: Deps, turn: Turn, text: string): Promise<Reply> {
  const { asker, identity, found } = turn
  const field = fieldAt(found.open)
  if (!field) return shown(deps, asker, found.open)

  const read = await readAnswer(field, text.trim(), {
    when: await whenWritten(deps, asker),
    customers: (name) => inner.options(name, identity, mostOffered),
  })
  if ('refused' in read) {
    const note = t(asker.locale, `form.${read.refused}`, { most: String(field.maxLength ?? '') })
    return shown(deps, asker, found.open, note, read.options ? { ...field, options: read.options } : field)
  }
  const open = answered(withTime(found.open, read), field.name, read.value)
  // A form with one field is sent by its answer.
  return open.form.fields.length === 1
    ? save(inner, deps, { ...turn, found: { ...found, open } })
    : goOn(deps, turn, open)
}

const mostOffered = 10

/** Sends the form: ended first, so that two taps are one; what is refused stands open again at what it is about. */
async function save(inner: Inner, deps: Deps, turn: Turn): Promise<Reply> {
  const { asker, identity, found } = turn
  const { form, values } = found.open
  await keepSaved(deps.conversations, identity, found.open.id)
  if (!(await deps.conversations.end(formKey(identity), found.read)))
    return over(deps, asker, identity, found.open.id)

  const { command, input } = form.call
  const reply = await inner.call({ command, input: { ...input, ...values } }, identity)
  if (reply.refused === undefined) return { ...reply, inPlace: true }

  const field = form.fields.find(({ name }) => name === reply.field)
  const open = field ? askedAgain(found.open, field.name) : { ...found.open, step: found.open.step + 1 }
  await keepForm(deps.conversations, identity, undefined, open)
  return {
    ...shown(deps, asker, open, (reply.card.body ?? [reply.card.text]).join(' ')),
    refused: reply.refused,
  }
}

/** What else was answered says, the first time, that a form still waits. */
async function besides(deps: Deps, turn: Turn | undefined, reply: Reply): Promise<Reply> {
  if (!turn || turn.found.open.isPaused) return reply
  const { asker, identity, found } = turn
  await keepForm(deps.conversations, identity, found.read, { ...found.open, isPaused: true })
  const line = t(asker.locale, 'form.waits', { title: formName(found.open.form) })
  return { ...reply, card: withLine(reply.card, line) }
}
