import type { App, types } from '@slack/bolt'
import type { Reply } from '#src/cards/card.ts'
import type { Identity } from '#src/domain/user.ts'
import { publishHome } from '#src/slack/home.ts'
import { appTeam } from '#src/slack/in/incoming-event.ts'
import { readView, type ShownView } from '#src/slack/in/read-view.ts'
import { takenUp } from '#src/slack/in/taken-up.ts'
import { ownTurn } from '#src/slack/out/own-turn.ts'
import { actionIdentity } from '#src/slack/people/identity.ts'
import { inBothLanguages } from '#src/slack/render/both-languages.ts'
import { plain } from '#src/slack/render/escape.ts'
import { fieldBlockId } from '#src/slack/render/input-block.ts'
import { LIMITS } from '#src/slack/render/limits.ts'
import { fillModal } from '#src/slack/render/show-view.ts'
import { cardView, loadingView } from '#src/slack/render/view.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'

/**
 * Slack waits three seconds for what a sent form leads to, of which whether it is new may take half; what takes longer is
 * filled in afterwards.
 */
const patienceMs = 1_200

type Acked =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: types.ModalView }

/** Forms that are sent; of those that are closed there is nothing to do. */
export function listenToViews(app: App, deps: SlackDeps): void {
  app.view({ type: 'view_closed', callback_id: /.*/ }, ({ ack }) => ack())
  app.view(/.*/, async ({ ack, body, view }) => {
    const [identity, team, shown] = [actionIdentity(body), appTeam(body), readView(view)]
    const call = shown?.memory.call
    const trigger = (body as { readonly trigger_id?: string }).trigger_id
    if (!identity || !team || !shown || !call) return ack({ response_action: 'update', view: oldForm(deps) })
    if (trigger && (await takenUp(deps, trigger)) === 'again') return ack()

    await ownTurn()
    const given = { command: call.command, input: { ...call.input, ...shown.values } }
    const sent = deps.dispatcher.call(given, identity)
    const reply = await Promise.race([sent, pause(patienceMs)])
    await ack(
      reply
        ? answerTo(reply, shown, view.blocks)
        : { response_action: 'update', view: loadingView(memoryOf(shown)) },
    )
    deps.track(afterwards(deps, { team, identity }, shown, reply ? undefined : sent))
  })
}

const oldForm = ({ command }: SlackDeps) => cardView(inBothLanguages('slack.old-card', { command }))

const pause = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined))

const memoryOf = ({ memory: { home } }: ShownView) => (home ? { home } : {})

async function afterwards(
  deps: SlackDeps,
  who: { readonly team: string; readonly identity: Identity },
  shown: ShownView,
  late: Promise<Reply> | undefined,
): Promise<void> {
  const memory = memoryOf(shown)
  if (late)
    return fillModal(deps, { ...who, standing: { id: shown.id }, memory }, async () => ({
      card: (await late).card,
    }))
  if (memory.home) await publishHome(deps, who)
}

/** A refusal at its field, so that nothing that was filled in is lost; anything else in place of the form. */
function answerTo(reply: Reply, shown: ShownView, blocks: readonly unknown[]): Acked {
  const { refused, field, card } = reply
  const at = refused === undefined ? undefined : blockOf(blocks, field)
  const offersMore = (card.rows ?? []).length + (card.actions ?? []).length > 0
  if (at === undefined || (field === undefined && offersMore))
    return { response_action: 'update', view: cardView(card, memoryOf(shown)) }

  return { response_action: 'errors', errors: { [at]: plain(card.text, LIMITS.inputError) } }
}

/** The block of the field, or of the first one where the refusal names none. */
function blockOf(blocks: readonly unknown[], field: string | undefined): string | undefined {
  const ids = blocks.flatMap((block) => {
    const { type, block_id } = block as { readonly type?: string; readonly block_id?: string }
    return type === 'input' && block_id !== undefined ? [block_id] : []
  })
  return ids.find((id) => field !== undefined && id === fieldBlockId(field)) ?? ids[0]
}
