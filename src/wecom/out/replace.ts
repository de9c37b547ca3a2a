import type { Card } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { formatDay } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import type { Posted } from '#src/ports/chat.ts'
import { errcodeOf } from '#src/wecom/api/errors.ts'
import type { OutDeps } from './out-deps.ts'
import { rendered } from './rendered.ts'
import { placeOf } from './say.ts'
import { refOf, type Stood, stoodOf } from './stood.ts'

/** A code is good once, for 72 hours (60140 after that). */
export const spentCode = 60140

/** A fact that was said before under another key, and is another one now. */
export type Replacing = {
  readonly userId: string
  readonly locale: Locale
  readonly zone: string
  readonly card: Card
  readonly key: string
  readonly taskId: string
  readonly same: string
}

/**
 * Puts a fact right where it was said, where that is a card that can be changed; else it is a new message that says what
 * it replaces.
 * @returns what stands now, or the card that is to be posted
 */
export async function replaceIn(
  deps: OutDeps,
  what: Replacing,
): Promise<{ readonly posted: Posted } | { readonly card: Card }> {
  const at = placeOf(deps, what.userId)
  const done = await deps.stands.ref({ ...at, key: what.key })
  if (done !== undefined) return { posted: { ref: done } }
  const ref = await deps.stands.ref({ ...at, key: what.same })
  if (ref === undefined) return { card: what.card }

  const stood = stoodOf(ref)
  if (await edited(deps, what, stood)) {
    const now = refOf({ ...stood, code: undefined })
    await deps.stands.put({ ...at, key: what.same }, now)
    await deps.stands.put({ ...at, key: what.key }, now)
    return { posted: { ref: now } }
  }
  return { card: saysWhatItReplaces(deps, what, stood) }
}

/** Whether the card that stands there says it now. */
async function edited(deps: OutDeps, what: Replacing, { code }: Stood): Promise<boolean> {
  const [message, ...more] = await rendered(deps, what, what.card)
  if (code === undefined || message?.msgtype !== 'template_card' || more.length > 0) return false

  const { template_card } = message
  const before = await deps.stands.begin({ ...placeOf(deps, what.userId), key: `${what.key}|edit` })
  try {
    await deps.api.post('message/update_template_card', {
      userids: [what.userId],
      agentid: deps.api.agentId,
      response_code: code,
      template_card,
    })
    return true
  } catch (error) {
    if (errcodeOf(error) === spentCode) return before !== undefined // by an attempt of ours that got no answer
    throw error
  }
}

/** Nothing can be changed in what stands there, so the new message says which it is about. */
function saysWhatItReplaces({ clock }: OutDeps, { card, locale, zone }: Replacing, { atMs }: Stood): Card {
  const day = formatDay(locale, zone, new Date(atMs), clock.now())
  const line = t(locale, 'replaced.line', { day })
  return { ...card, body: [line, ...(card.body ?? [card.text])] }
}
