import type { Card } from '#src/cards/card.ts'
import type { User } from '#src/domain/user.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { StandKey, Stands } from '#src/ports/stands.ts'
import type { Clients } from '#src/slack/clients.ts'
import { slackCode, slackError } from '#src/slack/errors.ts'
import { clientOf } from '#src/slack/install/known-teams.ts'
import type { Tokens } from '#src/slack/install/tokens.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import { placeOf } from './conversation.ts'
import { type Account, accountOf } from './direct.ts'
import { cannotEdit } from './edit.ts'

/** A message in a conversation. */
type Spot = { readonly team: string; readonly channel: string; readonly ts: string }

/** When the answer to a message's own button took its place, in ms. */
const answeredIn = (spot: Spot): StandKey => ({ ...placeOf(spot), key: `answered|${spot.ts}` })

/** Writes down that an answer stands there now. */
export const noteAnswered = (
  { stands, clock }: { readonly stands: Pick<Stands, 'put'>; readonly clock: Clock },
  spot: Spot,
): Promise<void> => stands.put(answeredIn(spot), String(clock.now().getTime()))

type Closing = { readonly key: string; readonly card: Card; readonly since: Date }

type Deps = {
  readonly clients: Clients
  readonly tokens: Tokens
  readonly stands: Pick<Stands, 'ref'>
}

/** Puts a card in place of a message that asked for what is settled, without a sound. */
export async function closeMessage(
  deps: Deps,
  directChat: (account: Account) => Promise<string>,
  to: User,
  { key, card, since }: Closing,
): Promise<void> {
  const account = await accountOf(deps, to)
  if (!account) return
  const { team } = account
  const channel = await directChat(account)
  const ts = await deps.stands.ref({ ...placeOf({ team, channel }), key })
  if (ts === undefined) return
  const answeredAt = await deps.stands.ref(answeredIn({ team, channel, ts }))
  if (answeredAt !== undefined && Number(answeredAt) >= since.getTime()) return

  try {
    const { text, blocks } = renderSlack(card)
    await (await clientOf(deps, team)).chat.update({ channel, ts, text, blocks })
  } catch (error) {
    if (!cannotEdit.has(slackCode(error))) throw slackError(error)
  }
}
