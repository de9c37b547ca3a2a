import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { CommandCall, Reply } from '#src/cards/card.ts'
import type { Identity } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { inviteLine } from '#src/slack/place/channel.ts'
import type { Place, Spot } from '#src/slack/place/place.ts'
import { publicPlace } from '#src/slack/place/public-place.ts'
import { plainText } from '#src/slack/render/actions.ts'
import { inBothLanguages } from '#src/slack/render/both-languages.ts'
import { json } from '#src/slack/render/escape.ts'
import { LIMITS } from '#src/slack/render/limits.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import type { Answer } from './answer.ts'

/** What was asked, so that it can be asked again: what is shared is of that moment, by the rights of who shares. */
export type Question = { readonly text: string } | { readonly call: CommandCall }

const questionSchema = z.union([
  z.object({ text: z.string().max(2_000) }),
  z.object({
    call: z.object({
      command: z.string().min(1).max(100),
      input: z.record(z.string().max(100), z.string().max(2_000)),
    }),
  }),
])

/** Asks what a text or a button asks. */
export const asked = ({ dispatcher }: SlackDeps, question: Question, identity: Identity): Promise<Reply> =>
  'text' in question ? dispatcher.text(question.text, identity) : dispatcher.call(question.call, identity)

/** Whether an answer may be offered for sharing: it has words for a channel, and it is in one. */
export const sharesOf = (reply: Reply, question: Question, place: Place): Pick<Answer, 'shares'> =>
  reply.brief && place !== 'direct' && place !== 'outsiders'
    ? { shares: { question, locale: reply.locale } }
    : {}

/** The Share button, where there is room for it. */
export function shareBlocks(
  before: readonly types.KnownBlock[],
  { question, locale = 'en' }: NonNullable<Answer['shares']>,
): readonly types.ActionsBlock[] {
  const value = json(question)
  if (value.length > LIMITS.buttonValue || before.length >= LIMITS.blocks) return []

  const text = plainText(t(locale, 'share.button'), LIMITS.buttonText)
  return [{ type: 'actions', elements: [{ type: 'button', action_id: 'share:0', text, value }] }]
}

/** What a pressed Share button asks; undefined for any other button. */
export function readShare(action: unknown): Question | undefined {
  const { data } = z
    .object({ action_id: z.string().startsWith('share:'), value: z.string() })
    .safeParse(action)
  if (!data) return undefined
  try {
    return questionSchema.safeParse(JSON.parse(data.value)).data
  } catch {
    return undefined // Answered as an unknown button.
  }
}

/** Tier and owner for everybody in the channel, once it is known who reads there: our own people. */
export async function shared(
  deps: SlackDeps,
  question: Question,
  { identity, spot }: { readonly identity: Identity; readonly spot: Spot },
): Promise<Answer> {
  const place = await publicPlace(deps, spot)
  if (place === 'outsiders') return { card: inBothLanguages('slack.outsiders', {}) }
  if (place === 'crowd') return { card: inBothLanguages('slack.too-many', {}) }
  if (place !== 'channel') {
    return { card: inBothLanguages('slack.not-seen', { invite: await inviteLine(deps, spot.team) }) }
  }
  const { brief, card, refused } = await asked(deps, question, identity)
  if (brief) return { card: brief, forAll: true }

  return { card: refused === undefined ? inBothLanguages('slack.nothing-to-share', {}) : card }
}
