import type { CommandCall, Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Identity } from '#src/domain/user.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Kept } from '#src/ports/kept.ts'
import { saidCard } from './bot/words.ts'
import { localeOf } from './locale-of.ts'

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

/** The same commands, for which a kept call may be pressed; what was chosen beside it joins it. */
export const withKeptCalls = (
  dispatcher: Dispatcher<Reply, Form>,
  kept: Pick<Kept, 'get'>,
): Dispatcher<Reply, Form> => ({
  ...dispatcher,
  async call(call, identity) {
    if (call.command !== byName) return dispatcher.call(call, identity)
    const { id = '', ...chosen } = call.input
    const text = await kept.get(keyOf(identity, id))
    if (text === undefined)
      return {
        card: saidCard(await localeOf({ dispatcher }, identity), 'wecom.bot-kept-over'),
        refused: 'card-over',
      }
    const { command, input } = JSON.parse(text) as CommandCall
    return dispatcher.call({ command, input: { ...input, ...chosen } }, identity)
  },
})
