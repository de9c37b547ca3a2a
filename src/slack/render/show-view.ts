import type { types } from '@slack/bolt'
import type { Card } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Identity } from '#src/domain/user.ts'
import { publishHome } from '#src/slack/home.ts'
import { takenUp } from '#src/slack/in/taken-up.ts'
import { ownTurn } from '#src/slack/out/own-turn.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import { inBothLanguages } from './both-languages.ts'
import { cardView, formView, loadingView, type ViewMemory } from './view.ts'

/** What a modal is to show. */
export type Shown = { readonly card: Card } | { readonly form: Form }

/** Who has asked, in which installation. */
export type Who = { readonly team: string; readonly identity: Identity }

/** A modal that stands on somebody's screen; without a hash it is changed whatever it shows by now. */
type Standing = { readonly id: string; readonly hash?: string | undefined }

/** The view of what is to be shown. */
const viewOf = (shown: Shown, memory: ViewMemory): types.ModalView =>
  'form' in shown ? formView(shown.form, memory.home ? { home: true } : {}) : cardView(shown.card, memory)

/**
 * Opens a modal that says "loading" within the three seconds that a trigger lasts, and fills it once the work is done. It
 * never stays so: whatever fails is said in it.
 */
export async function openModal(
  deps: SlackDeps,
  { trigger, memory = {}, ...who }: Who & { readonly trigger: string; readonly memory?: ViewMemory },
  work: () => Promise<Shown>,
): Promise<void> {
  const { clients, log } = deps
  try {
    const client = await clients.for(who.team)
    const { view } = await client.views.open({ trigger_id: trigger, view: loadingView(memory) })
    if (view?.id === undefined) return log.error('slack: a modal has no id')

    const taken = await takenUp(deps, trigger)
    const shown = async (): Promise<Shown> =>
      taken === 'first' ? work() : { card: inBothLanguages('slack.away', {}) }
    await fillModal(deps, { ...who, memory, standing: { id: view.id, hash: view.hash } }, shown)
  } catch (error) {
    log.error('slack: a modal could not be opened', {}, error)
  }
}

/** Fills a modal that stands, and the Home beneath where it was opened from there. */
export async function fillModal(
  deps: SlackDeps,
  { standing, memory, ...who }: Who & { readonly standing: Standing; readonly memory: ViewMemory },
  work: () => Promise<Shown>,
): Promise<void> {
  const { log } = deps
  await ownTurn() // "loading" stands by now: what others have sent is acknowledged first
  let view: types.ModalView
  try {
    view = viewOf(await work(), memory)
  } catch (error) {
    log.error('slack: a command failed', {}, error)
    view = failedView(memory)
  }
  await updateView(deps, who.team, standing, view, memory)
  if (memory.home) await publishHome(deps, who)
}

const failedView = (memory: ViewMemory) => cardView(inBothLanguages('slack.failed', {}), memory)

/** A view that Slack refuses is said so in its place: nobody is left with "loading". */
async function updateView(
  { clients, log }: SlackDeps,
  team: string,
  { id, hash }: Standing,
  view: types.ModalView,
  memory: ViewMemory,
): Promise<void> {
  try {
    const client = await clients.for(team)
    try {
      await client.views.update({ view_id: id, ...(hash === undefined ? {} : { hash }), view })
    } catch (error) {
      log.error('slack: a modal could not be filled', {}, error)
      await client.views.update({ view_id: id, view: failedView(memory) })
    }
  } catch (error) {
    log.error('slack: a modal could not be changed', {}, error)
  }
}
