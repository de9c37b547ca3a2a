import { z } from 'zod'
import { present } from '#src/domain/present.ts'
import type { StandPlace } from '#src/ports/stands.ts'
import { errcodeOf, wecomError } from '#src/wecom/api/errors.ts'
import { type Body, bodyOf, knownForMs, type Outgoing } from './body.ts'
import { type HandedOver, handOver } from './hand-over.ts'
import { takeRoom, type Urgency } from './member-budget.ts'
import type { OutDeps } from './out-deps.ts'
import { refOf } from './stood.ts'

/** Longer than a message is tried in a row; what is left over is of a message that was given up. */
const keptForMs = 24 * 3_600_000

/** `task_id exists`: of a card that is sent again, that WeCom has it. */
const taskIdTaken = 42014

const bodiesSchema = z.array(z.record(z.string(), z.unknown()))

/** What one member is to read, in one or several messages. */
export type Say = {
  readonly userId: string
  readonly key: string
  readonly urgency: Urgency
  /** Made once: what is kept of the first attempt is what later ones send. */
  readonly messages: () => Promise<readonly Outgoing[]>
}

/** Where a member's messages stand. */
export const placeOf = (
  { api }: { readonly api: Pick<OutDeps['api'], 'corpId'> },
  userId: string,
): StandPlace => ({
  surface: 'wecom',
  place: `${api.corpId}|${userId}`,
})

/** Under which its words are kept until WeCom has them. */
export const draftOf = (deps: OutDeps, { userId, key }: Pick<Say, 'userId' | 'key'>): string =>
  `wecom|${placeOf(deps, userId).place}|${key}`

/**
 * Says it once under its key, however often it is asked to: each message is marked before it leaves and sent again as the
 * very same request. The last one's reference stands under the key itself, earlier ones under the key and their number.
 * @throws AppError `wecom-limited`, `wecom-unsure`, `wecom-user-gone`, and what WeCom's refusals mean
 */
export async function say(deps: OutDeps, what: Say): Promise<HandedOver> {
  const at = placeOf(deps, what.userId)
  const before = await deps.stands.ref({ ...at, key: what.key })
  if (before !== undefined) return { ref: before }

  deps.pause?.require()
  const keptAs = draftOf(deps, what)
  const bodies = await bodiesOf(deps, what, keptAs)
  const open = await openOf(deps, at, what.key, bodies)
  await takeRoom(deps, what.userId, open.length, what.urgency)

  let last: HandedOver = { unconfirmed: true }
  for (const { body, key, isFirst } of open) {
    last = await handOver(deps, {
      of: { ...at, key },
      knownForMs,
      send: (again) => paused(deps, () => send(deps, body, again)),
      ...(isFirst ? { refused: () => deps.kept.drop(keptAs) } : {}),
    })
    if ('unconfirmed' in last) break
  }
  await deps.kept.drop(keptAs)
  return last
}

const paused = <Result>({ pause }: OutDeps, work: () => Promise<Result>): Promise<Result> =>
  pause ? pause.within(work) : work()

/** The requests, word for word as they were first kept. */
async function bodiesOf(deps: OutDeps, what: Say, keptAs: string): Promise<readonly Body[]> {
  const { kept, api } = deps
  const known = await kept.get(keptAs)
  if (known !== undefined) return bodiesSchema.parse(JSON.parse(known))

  const bodies = (await what.messages()).map((message) => bodyOf(what.userId, api.agentId, message, what.key))
  return bodiesSchema.parse(JSON.parse(await kept.keep(keptAs, JSON.stringify(bodies), keptForMs)))
}

type Part = { readonly body: Body; readonly key: string; readonly isFirst: boolean }

/** Those that WeCom has not confirmed yet. */
async function openOf(
  { stands }: OutDeps,
  at: StandPlace,
  key: string,
  bodies: readonly Body[],
): Promise<readonly Part[]> {
  const parts = bodies.map((body, index) => ({
    body,
    key: index === bodies.length - 1 ? key : `${key}|${index + 1}`,
    isFirst: index === 0,
  }))
  const refs = await Promise.all(parts.map((part) => stands.ref({ ...at, key: part.key })))
  return parts.filter((_, index) => refs[index] === undefined)
}

const path = 'message/send'

type Sent = {
  readonly msgid?: string
  readonly invaliduser?: string
  readonly unlicenseduser?: string
  readonly response_code?: string
}

/** What the card in a request is called; undefined for anything else. */
const taskOf = (body: Body): string | undefined => cardSchema.safeParse(body).data?.template_card.task_id

const cardSchema = z.object({ template_card: z.object({ task_id: z.string() }) })

/** A success may have reached nobody: whom it did not reach is in it. */
async function send({ api, clock }: OutDeps, body: Body, again: boolean): Promise<string> {
  const atMs = clock.now().getTime()
  try {
    const { msgid, invaliduser, unlicenseduser, response_code } = await api.post<Sent>(path, body)
    if (unlicenseduser) throw wecomError(701008, `unlicenseduser: ${unlicenseduser}`, path)
    if (invaliduser) throw wecomError(81013, `invaliduser: ${invaliduser}`, path)
    return refOf({
      atMs,
      ...(msgid === undefined ? {} : { id: msgid }),
      ...(response_code ? { code: response_code, ...present({ task: taskOf(body) }) } : {}),
    })
  } catch (error) {
    if (again && errcodeOf(error) === taskIdTaken) return refOf({ atMs })
    throw error
  }
}
