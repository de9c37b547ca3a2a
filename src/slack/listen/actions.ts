import type { App, RespondFn } from '@slack/bolt'
import type { CommandCall } from '#src/cards/card.ts'
import type { Identity } from '#src/domain/user.ts'
import { appTeam } from '#src/slack/in/incoming-event.ts'
import { actionKind, readAction, readSource, type Source } from '#src/slack/in/read-action.ts'
import { readView, type ShownView } from '#src/slack/in/read-view.ts'
import { takenUp } from '#src/slack/in/taken-up.ts'
import { type Answer, answer } from '#src/slack/out/answer.ts'
import { answerFiles } from '#src/slack/out/answer-files.ts'
import { noteAnswered } from '#src/slack/out/close.ts'
import { answerCopy } from '#src/slack/out/copy.ts'
import { asked, readShare, shared, sharesOf } from '#src/slack/out/share.ts'
import { actionIdentity } from '#src/slack/people/identity.ts'
import { isOwnChat } from '#src/slack/place/own-chat.ts'
import { placeOf } from '#src/slack/place/place.ts'
import { inBothLanguages } from '#src/slack/render/both-languages.ts'
import { fillModal, openModal, type Shown } from '#src/slack/render/show-view.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'

/** A press, as far as it is read: who, where, and what it does. */
type Press = {
  readonly team: string
  readonly identity: Identity
  readonly action: unknown
  readonly call: CommandCall
  readonly trigger: string
}

/** Buttons and choices, on messages, in modals and on the Home. */
export function listenToActions(app: App, deps: SlackDeps): void {
  app.action(/.*/, async ({ ack, body, action, respond }) => {
    await ack()
    const trigger = 'trigger_id' in body ? String(body.trigger_id) : ''
    const view = 'view' in body ? readView(body.view) : undefined
    // A field that is being filled in is read when the form is sent.
    if (view?.memory.call) return

    const press = pressOf(body, action, trigger)
    if (!press) return deps.track(old(deps, respond, trigger, view))
    const source = readSource(body)
    deps.track(view ? inView(deps, press, view) : onMessage(deps, press, { source, respond }))
  })
}

/** Undefined for what no card of this version has, and for nobody. */
function pressOf(body: unknown, action: unknown, trigger: string): Press | undefined {
  const [identity, team, call] = [actionIdentity(body), appTeam(body), readAction(action)]
  if (!identity || !team || !(call ?? readShare(action))) return undefined

  return { team, identity, action, call: call ?? { command: '', input: {} }, trigger }
}

/** A button of an older version: said where it was pressed. */
async function old(
  deps: SlackDeps,
  respond: RespondFn | undefined,
  occasion: string,
  view: ShownView | undefined,
): Promise<void> {
  const { command, log } = deps
  const card = inBothLanguages('slack.old-card', { command })
  if (view || !respond) return log.warn('slack: a button of an older version was pressed in a view')
  await answer(deps, { respond, occasion }, async () => ({ card }))
}

type Where = { readonly source: Source; readonly respond: RespondFn }

async function onMessage(deps: SlackDeps, press: Press, { source, respond }: Where): Promise<void> {
  if (actionKind(press.action) === 'form') return openForm(deps, press, source)
  const work = () => pressed(deps, press, source)
  const { channel, ts, isEphemeral } = source
  const noted = async () => {
    if (ts !== undefined && !isEphemeral) await noteAnswered(deps, { team: press.team, channel, ts })
  }
  await answer(deps, { respond, occasion: press.trigger }, work, noted)
}

/** Runs what the button says; the answer takes the card's place where the command does so and nobody else reads it. */
async function pressed(deps: SlackDeps, press: Press, source: Source): Promise<Answer> {
  const { team, identity, action, call } = press
  const spot = { team, channel: source.channel }
  const question = readShare(action)
  if (question) return shared(deps, question, { identity, spot })
  const place = await placeOf(deps, spot)
  if (place === 'outsiders') return { card: inBothLanguages('slack.outsiders', {}) }

  const reply = await asked(deps, { call }, identity)
  await answerFiles(deps, { team, identity }, reply.files)
  const isOwn = source.isEphemeral || place === 'direct'
  const isBeside = reply.inPlace === 'answer' && (!source.isEphemeral || actionKind(action) === 'open')
  const replaces = isOwn && reply.inPlace !== undefined && !isBeside
  const stays = await isOwnChat(deps, { team, identity }, source.channel)
  return { card: reply.card, copy: reply.copy, replaces, stays, ...sharesOf(reply, { call }, place) }
}

async function openForm(deps: SlackDeps, { call, ...press }: Press, source: Source): Promise<void> {
  await openModal(deps, press, async () => {
    const place = await placeOf(deps, { team: press.team, channel: source.channel })
    if (place === 'outsiders') return { card: inBothLanguages('slack.outsiders', {}) }
    return formOrCard(await deps.dispatcher.form(call, press.identity))
  })
}

const formOrCard = (given: Awaited<ReturnType<SlackDeps['dispatcher']['form']>>): Shown =>
  'form' in given ? given : { card: given.reply.card }

/** In a modal the answer takes its place; on the Home it opens one. */
async function inView(deps: SlackDeps, press: Press, view: ShownView): Promise<void> {
  const { call, ...who } = press
  const work = async (): Promise<Shown> => {
    if (actionKind(press.action) === 'form')
      return formOrCard(await deps.dispatcher.form(call, press.identity))
    const reply = await asked(deps, { call }, press.identity)
    await answerFiles(deps, who, reply.files)
    await answerCopy(deps, who, reply.copy)
    return { card: reply.card }
  }
  if (view.type === 'home') return openModal(deps, { ...who, memory: { home: true } }, work)
  if ((await takenUp(deps, press.trigger)) === 'again') return

  const { home } = view.memory
  await fillModal(deps, { ...who, standing: { id: view.id }, memory: home ? { home } : {} }, work)
}
