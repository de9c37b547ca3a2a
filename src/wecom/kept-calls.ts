import { createHash } from 'node:crypto'
import type { Card, CardAction, CardButton, CommandCall, Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Identity } from '#src/domain/user.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Kept } from '#src/ports/kept.ts'
import { saidCard } from './bot/words.ts'
import { LIMITS } from './limits.ts'
import { localeOf } from './locale-of.ts'
import { buttonKey, choiceKey, rowOption } from './press.ts'

const dayMs = 24 * 3_600_000

/** What a button says whose call is longer than a key may be (1,024 bytes): no command is called so. */
const byName = 'kept-call'

const keyOf = ({ team, userId }: Identity, id: string) => `wecom-call|${team}|${userId}|${id}`

/** Keeps a call for a day, for one person; answers the short one that stands for it. */
export async function keepCall(
  kept: Kept,
  call: CommandCall,
  identity: Identity,
  id: string,
): Promise<CommandCall> {
  await kept.keep(keyOf(identity, id), JSON.stringify(call), dayMs)
  return { command: byName, input: { id } }
}

/** Who presses, and where what they press is kept. */
type Keeping = { readonly kept: Kept; readonly identity: Identity }

/**
 * A card of which everything can be pressed: what is longer than a key may be is kept for whoever reads it, and a short
 * call stands for it. The same call is kept once, however often its card is made.
 */
export async function withShortCalls(keeping: Keeping, card: Card): Promise<Card> {
  const [actions, rows] = await Promise.all([
    Promise.all((card.actions ?? []).map((action) => shortAction(keeping, action))),
    Promise.all(
      (card.rows ?? []).map(async ({ action, ...row }) =>
        action ? { ...row, action: await shortRow(keeping, action) } : row,
      ),
    ),
  ])
  return { ...card, ...(card.actions ? { actions } : {}), ...(card.rows ? { rows } : {}) }
}

async function shortAction(keeping: Keeping, action: CardAction): Promise<CardAction> {
  const { call, kind } = action
  const key =
    kind === 'select'
      ? choiceKey(call, action.field, LIMITS)
      : buttonKey(call, kind === 'form' ? 'form' : 'call', LIMITS)
  return key === undefined ? { ...action, call: await shortOf(keeping, call) } : action
}

/** A row is opened as one of many options, whose keys are shorter than a button's. */
async function shortRow(keeping: Keeping, action: CardButton): Promise<CardButton> {
  return rowOption(action.call, LIMITS) === undefined
    ? { ...action, call: await shortOf(keeping, action.call) }
    : action
}

const shortOf = ({ kept, identity }: Keeping, call: CommandCall): Promise<CommandCall> =>
  keepCall(kept, call, identity, createHash('sha256').update(JSON.stringify(call)).digest('hex').slice(0, 32))

/** The same commands, for which a kept call may be pressed; what was chosen beside it joins it. */
export function withKeptCalls(
  dispatcher: Dispatcher<Reply, Form>,
  kept: Pick<Kept, 'get'>,
): Dispatcher<Reply, Form> {
  const heldBy = async (call: CommandCall, identity: Identity): Promise<CommandCall | undefined> => {
    if (call.command !== byName) return call
    const { id = '', ...chosen } = call.input
    const text = await kept.get(keyOf(identity, id))
    if (text === undefined) return undefined
    const { command, input } = JSON.parse(text) as CommandCall
    return { command, input: { ...input, ...chosen } }
  }
  const over = async (identity: Identity): Promise<Reply> => ({
    card: saidCard(await localeOf({ dispatcher }, identity), 'wecom.bot-kept-over'),
    refused: 'card-over',
  })

  return {
    ...dispatcher,
    async call(call, identity) {
      const held = await heldBy(call, identity)
      return held ? dispatcher.call(held, identity) : over(identity)
    },
    async form(call, identity) {
      const held = await heldBy(call, identity)
      return held ? dispatcher.form(held, identity) : { reply: await over(identity) }
    },
  }
}
