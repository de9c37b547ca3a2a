import type { Reply } from '#src/cards/card.ts'
import { refusalCard } from '#src/cards/error-card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Asker, Identity } from '#src/domain/user.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import { type AnswerDeps, commandNamed } from './answer-deps.ts'
import { answerFailure } from './answer-failure.ts'
import { answerText } from './answer-text.ts'
import { completeText } from './complete-text.ts'
import { type Identified, identify } from './identify.ts'
import { type RawInput, runCommand } from './run-command.ts'

/** The ports, the registry, and the language for people whose own is not known. */
export type DispatcherDeps = AnswerDeps & { readonly defaultLocale?: Locale }

/** The one door of all chat surfaces: identifies, reads, runs; every failure ends in a reply. */
export function createDispatcher(deps: DispatcherDeps): Dispatcher<Reply> {
  return {
    text: (text, identity) =>
      answered(deps, identity, languageOf(text, deps), (asker) => answerText(deps, text, asker)),
    call: ({ command, input }, identity) =>
      answered(deps, identity, fallback(deps), (asker) => answerCall(deps, command, input, asker)),
    complete: (text, identity) => completed(deps, text, identity),
  }
}

const fallback = ({ defaultLocale }: DispatcherDeps): Locale => defaultLocale ?? 'en'

/** A stranger who types Chinese reads Chinese. */
const languageOf = (text: string, deps: DispatcherDeps): Locale =>
  /\p{Script=Han}/u.test(text.slice(0, 200)) ? 'zh' : fallback(deps)

async function answered(
  deps: DispatcherDeps,
  identity: Identity,
  strangers: Locale,
  answer: (asker: Asker) => Promise<Reply>,
): Promise<Reply> {
  let locale = strangers
  let user: string | null = null
  try {
    const who = await identify(deps, identity)
    if (who.kind === 'refused') return refused(deps, identity, who, strangers)
    locale = who.asker.locale
    user = who.asker.userId

    const reply = await answer(who.asker)
    if (reply.refused !== undefined)
      deps.log.info('command refused', { code: reply.refused, user, surface: identity.surface })
    return reply
  } catch (error) {
    return answerFailure(deps.log, locale, error, { user, surface: identity.surface })
  }
}

function refused(
  { log }: DispatcherDeps,
  { surface }: Identity,
  { code, user }: Extract<Identified, { kind: 'refused' }>,
  strangers: Locale,
): Reply {
  log.warn('identity refused', { code, surface, user: user?._id ?? null })
  return { card: refusalCard(user?.locale ?? strangers, code), refused: code }
}

async function answerCall(deps: DispatcherDeps, name: string, input: RawInput, asker: Asker): Promise<Reply> {
  const command = commandNamed(deps.commands, name)
  if (command) return runCommand(deps, command, input, asker)

  throw new AppError({
    code: 'command-unknown',
    message: 'This button’s command does not exist any more.',
    remedy: 'Type the command instead, or help to see them all.',
  })
}

/** Completion is a convenience: where it fails there is none, and the log says so. */
async function completed(deps: DispatcherDeps, text: string, identity: Identity): Promise<readonly string[]> {
  try {
    const who = await identify(deps, identity)
    return who.kind === 'refused' ? [] : await completeText(deps, text, who.asker)
  } catch (error) {
    answerFailure(deps.log, fallback(deps), error, { surface: identity.surface, what: 'complete' })
    return []
  }
}
