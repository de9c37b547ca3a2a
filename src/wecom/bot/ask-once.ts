import type { Card } from '#src/cards/card.ts'
import type { Outgoing } from '#src/wecom/out/body.ts'
import type { BotDeps } from './bot-deps.ts'

/** What is to be said about one thing that the bot was told. */
export type Answer = {
  /** The member who asked, as the app knows them. */
  readonly userId: string
  /** For whoever asked. */
  readonly card: Card
  /** For everybody in the group. */
  readonly forAll?: Card
  /** Nobody is written to alone: what everybody in the group reads is all. */
  readonly onlyForAll?: boolean
  /** For whoever asked, behind the card: files that are at WeCom already, words to be copied. */
  readonly files?: readonly Outgoing[]
  /** The same words, to be said in the chat where the app does not reach whoever asked. */
  readonly copy?: string
  /** It takes the place of the card that was pressed. */
  readonly inPlace?: boolean
}

const hourMs = 3_600_000

/** Under which what is known of it is kept. */
export const keyOf = (id: string): string => `wecom-bot|${id}`

/**
 * Works something out at most once, whatever dies in between: kept before it is said, so that a job that comes again says
 * it instead of doing it again. One that was cut off in the middle of the work says so.
 */
export async function askOnce(
  { once, bot: { kept } }: BotDeps,
  id: string,
  { work, interrupted }: { work(): Promise<Answer>; interrupted(): Promise<Answer> },
): Promise<Answer> {
  const key = keyOf(id)
  const known = await kept.get(key)
  if (known !== undefined) return JSON.parse(known) as Answer

  const isFirst = await once.first(`${key}|begun`, hourMs)
  const answer = await (isFirst ? work() : interrupted())
  return JSON.parse(await kept.keep(key, JSON.stringify(answer), hourMs)) as Answer
}

/** Does one step of saying it, unless it was done. */
export async function stepOnce(
  { bot: { kept } }: BotDeps,
  key: string,
  step: () => Promise<void>,
): Promise<void> {
  if ((await kept.get(`${key}|done`)) !== undefined) return
  await step()
  await kept.keep(`${key}|done`, '', hourMs)
}
