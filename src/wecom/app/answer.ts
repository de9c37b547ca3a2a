import type { Card, Reply } from '#src/cards/card.ts'
import type { Identity } from '#src/domain/user.ts'
import { localeOf } from '#src/wecom/locale-of.ts'
import type { Outgoing } from '#src/wecom/out/body.ts'
import { copyMessages } from '#src/wecom/out/copy.ts'
import { fileMessages } from '#src/wecom/out/media.ts'
import { rendered } from '#src/wecom/out/rendered.ts'
import { say } from '#src/wecom/out/say.ts'
import type { WecomMessage } from '#src/wecom/render.ts'
import type { WecomDeps } from '#src/wecom/wecom-deps.ts'
import { type Said, saidCard } from './words.ts'
import { saidOnce, workOnce } from './work-once.ts'

/** What is answered, kept until it is said: the card, and behind it files that are at WeCom already and words to copy. */
export type Answer = Pick<Reply, 'card' | 'inPlace' | 'locale'> & { readonly files: readonly Outgoing[] }

/** One thing that a member did. */
export type Done = { readonly id: string; readonly from: string }

/** Who speaks: signed by WeCom. */
export const identityOf = ({ api }: Pick<WecomDeps, 'api'>, { from }: Done): Identity => ({
  surface: 'wecom',
  team: api.corpId,
  userId: from,
})

/** The app's own words, in the language of whoever did it. */
export const saidTo = async (deps: WecomDeps, done: Done, key: Said): Promise<Card> =>
  saidCard(key, await localeOf(deps, identityOf(deps, done)))

/** Works it out at most once; one that was cut off in the middle says so. Undefined: it has been said before. */
export const workedOut = (
  deps: WecomDeps,
  done: Done,
  work: () => Promise<Reply>,
): Promise<Answer | undefined> =>
  workOnce<Answer>(deps, keyOf(done.id), {
    async work() {
      const { card, inPlace, locale, files = [], copy } = await work()
      return {
        card,
        ...(inPlace ? { inPlace } : {}),
        ...(locale ? { locale } : {}),
        files: [...(await fileMessages(deps, files)), ...copyMessages(copy)],
      }
    },
    interrupted: async () => ({ card: await saidTo(deps, done, 'wecom.interrupted'), files: [] }),
  })

/** It was said: what it said of customers is not kept any longer. */
export const forget = ({ kept }: WecomDeps, { id }: Done): Promise<void> => saidOnce(kept, keyOf(id))

const keyOf = (id: string) => `wecom-answer|${id}`

/** Where an answer's cards begin with another letter than those that nobody has asked for. */
const answerTask = 'a-'
export const taskOf = ({ id }: Done): string => `${answerTask}${id}`
export const isAnswerTask = (taskId: string): boolean => taskId.startsWith(answerTask)

/** The card as what is sent to whoever asked. */
export const renderedFor = (deps: WecomDeps, done: Done, card: Card): Promise<readonly WecomMessage[]> =>
  rendered(deps, { userId: done.from, taskId: taskOf(done) }, card)

/** Says it to whoever asked, once, with the files behind it. @throws AppError `wecom-…` */
export async function sayAnswer(deps: WecomDeps, done: Done, { card, files }: Answer): Promise<void> {
  await say(deps, {
    userId: done.from,
    key: `answer|${done.id}`,
    urgency: 'answer',
    messages: async () => [...(await renderedFor(deps, done, card)), ...files],
  })
}

/** Works out what is asked and says it. */
export async function answer(deps: WecomDeps, done: Done, work: () => Promise<Reply>): Promise<void> {
  const worked = await workedOut(deps, done, work)
  if (!worked) return
  await sayAnswer(deps, done, worked)
  await forget(deps, done)
}
