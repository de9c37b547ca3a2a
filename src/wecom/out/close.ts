import type { Card } from '#src/cards/card.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { StandKey, Stands } from '#src/ports/stands.ts'
import type { WecomApi } from '#src/wecom/api/client.ts'
import { errcodeOf } from '#src/wecom/api/errors.ts'
import { renderWecom } from '#src/wecom/render.ts'
import type { OutDeps } from './out-deps.ts'
import { spentCode } from './replace.ts'
import { placeOf } from './say.ts'
import { refOf, type Stood, stoodOf } from './stood.ts'

type NoteDeps = {
  readonly api: Pick<WecomApi, 'corpId'>
  readonly stands: Pick<Stands, 'ref' | 'put'>
  readonly clock: Clock
}

/** A pressed card, and the card that stands in its place now, by their names at WeCom. */
type Answered = { readonly userId: string; readonly taskId: string; readonly answer: string }

/**
 * Writes down when an answer took the place of a card; one that is pressed in its turn stands in the place of the
 * first.
 */
export async function noteAnswered(deps: NoteDeps, { userId, taskId, answer }: Answered): Promise<void> {
  const { stands, clock } = deps
  const at = placeOf(deps, userId)
  const first = (await stands.ref({ ...at, key: `instead|${taskId}` })) ?? taskId
  await stands.put({ ...at, key: `instead|${answer}` }, first)
  await stands.put({ ...at, key: `answered|${first}` }, String(clock.now().getTime()))
}

type Closing = {
  readonly userId: string
  readonly card: Card
  readonly key: string
  readonly since: Date
}

/** Every part of a message that may have buttons: earlier ones stand under the key and their number. */
async function partsOf({ stands }: OutDeps, whole: StandKey) {
  const parts: { readonly of: StandKey; readonly stood: Stood }[] = []
  for (let n = 1; ; n++) {
    const of = { ...whole, key: `${whole.key}|${n}` }
    const ref = await stands.ref(of)
    if (ref === undefined) break
    parts.push({ of, stood: stoodOf(ref) })
  }
  const last = await stands.ref(whole)
  return last === undefined ? parts : [...parts, { of: whole, stood: stoodOf(last) }]
}

/**
 * Puts a card in place of one that asked for what is settled, by the code that came when it was sent: it is good once,
 * for 72 hours. Where it is not any more the card stays, and whoever presses it is answered in words.
 */
export async function closeCard(deps: OutDeps, { userId, card, key, since }: Closing): Promise<void> {
  for (const { of, stood } of await partsOf(deps, { ...placeOf(deps, userId), key })) {
    const { code, task, ...rest } = stood
    if (code === undefined || task === undefined || (await wasAnswered(deps, of, task, since))) continue

    const [message] = renderWecom(card, { taskId: task })
    if (message?.msgtype !== 'template_card') continue
    await update(deps, { userids: [userId], response_code: code, template_card: message.template_card })
    await deps.stands.put(of, refOf(rest))
  }
}

async function wasAnswered({ stands }: OutDeps, of: StandKey, task: string, since: Date): Promise<boolean> {
  const at = await stands.ref({ ...of, key: `answered|${task}` })
  return at !== undefined && Number(at) >= since.getTime()
}

async function update({ api, pause }: OutDeps, body: Readonly<Record<string, unknown>>): Promise<void> {
  pause?.require()
  try {
    await api.post('message/update_template_card', { agentid: api.agentId, ...body })
  } catch (error) {
    if (errcodeOf(error) !== spentCode) throw error
  }
}
