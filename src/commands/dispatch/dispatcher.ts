import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import { waitingCard } from '#src/cards/people/newcomer-card.ts'
import { refusalCard } from '#src/cards/running/error-card.ts'
import type { Command } from '#src/commands/command.ts'
import { customerOptions } from '#src/commands/naming/customer-options.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Asker, Identity } from '#src/domain/user.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import { type AnswerDeps, commandNamed } from './answer-deps.ts'
import { answerFailure } from './answer-failure.ts'
import { answerText } from './answer-text.ts'
import { completeText } from './complete-text.ts'
import { connectStranger } from './connect-stranger.ts'
import { identify, type Refused } from './identify.ts'
import { formOfCommand, type RawInput, runCommand } from './run-command.ts'

/** The ports, the registry, and the language for people whose own is not known. */
export type DispatcherDeps = AnswerDeps & { readonly defaultLocale?: Locale }

/** The one door of all chat surfaces: identifies, reads, runs; every failure ends in a reply. */
export function createDispatcher(deps: DispatcherDeps): Dispatcher<Reply, Form> {
  return {
    text: (text, identity) =>
      answered(
        deps,
        identity,
        languageOf(text, deps),
        (asker) => answerText(deps, text, asker),
        () => connectStranger(deps, text, identity, languageOf(text, deps)),
      ),
    call: ({ command, input }, identity, how) => {
      const using = how?.unasked ? { ...deps, audit: bySystem(deps.audit) } : deps
      return answered(using, identity, fallback(deps), (asker) => answerCall(using, command, input, asker))
    },
    form: (call, identity) => formOf(deps, call, identity),
    complete: (text, identity) =>
      offered(deps, identity, 'complete', (asker) => completeText(deps, text, asker)),
    options: (text, identity, limit) =>
      offered(deps, identity, 'options', (asker) => customerOptions(deps, text, asker, limit)),
  }
}

const bySystem = (audit: Audit): Audit => ({
  record: (entry) => audit.record({ ...entry, who: 'system' }),
})

const fallback = ({ defaultLocale }: DispatcherDeps): Locale => defaultLocale ?? 'en'

/** A stranger who types Chinese reads Chinese. */
const languageOf = (text: string, deps: DispatcherDeps): Locale =>
  /\p{Script=Han}/u.test(text.slice(0, 200)) ? 'zh' : fallback(deps)

async function answered(
  deps: DispatcherDeps,
  identity: Identity,
  strangers: Locale,
  answer: (asker: Asker) => Promise<Reply>,
  beforehand?: () => Promise<Reply | undefined>,
): Promise<Reply> {
  let locale = strangers
  let user: string | null = null
  try {
    const early = await beforehand?.()
    if (early) return early
    const who = await identify(deps, identity)
    if (who.kind === 'refused') return refused(deps, identity, who, strangers)
    locale = who.asker.locale
    user = who.asker.userId

    const reply = { locale, ...(await answer(who.asker)) }
    if (reply.refused !== undefined)
      deps.log.info('command refused', { code: reply.refused, user, surface: identity.surface })
    return reply
  } catch (error) {
    return { locale, ...answerFailure(deps.log, locale, error, { user, surface: identity.surface }) }
  }
}

function refused(
  { log }: DispatcherDeps,
  { surface }: Identity,
  { code, user, locale, waitsFor, elsewhere }: Refused,
  strangers: Locale,
): Reply {
  log.warn('identity refused', { code, surface, user: user?._id ?? null })
  const language = user?.locale ?? locale ?? strangers
  const card =
    code === 'member-waits'
      ? waitingCard(language, waitsFor ?? [], elsewhere === true)
      : refusalCard(language, code)
  return { card, refused: code }
}

async function answerCall(deps: DispatcherDeps, name: string, input: RawInput, asker: Asker): Promise<Reply> {
  const command = requireCommand(deps, name)
  const reply = await runCommand(deps, command, input, asker)

  return command.inPlace && reply.refused === undefined ? { inPlace: command.inPlace, ...reply } : reply
}

/** A form, or the reply that stands in its place; it fails as an answer does. */
async function formOf(
  deps: DispatcherDeps,
  { command, input }: { readonly command: string; readonly input: RawInput },
  identity: Identity,
): Promise<{ readonly form: Form } | { readonly reply: Reply }> {
  let form: Form | undefined
  const reply = await answered(deps, identity, fallback(deps), async (asker) => {
    const asked = await formOfCommand(deps, requireCommand(deps, command), input, asker)
    if ('reply' in asked) return asked.reply
    form = asked.form
    return formShown
  })
  return form ? { form } : { reply }
}

/** Nobody sees it: the form is the answer. */
const formShown: Reply = { card: { title: '', tone: 'neutral', text: '' } }

function requireCommand(deps: DispatcherDeps, name: string): Command {
  const command = commandNamed(deps.commands, name)
  if (command) return command

  throw new AppError({
    code: 'command-unknown',
    message: 'This button’s command does not exist any more.',
    remedy: 'Type the command instead, or help to see them all.',
  })
}

/** Offers are a convenience: where they fail there are none, and the log says so. */
async function offered<Item>(
  deps: DispatcherDeps,
  identity: Identity,
  what: string,
  offer: (asker: Asker) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  try {
    const who = await identify(deps, identity)
    return who.kind === 'refused' ? [] : await offer(who.asker)
  } catch (error) {
    answerFailure(deps.log, fallback(deps), error, { surface: identity.surface, what })
    return []
  }
}
