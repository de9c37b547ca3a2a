import type { Json } from '../../fake-slack/json.ts'
import { type Call, insist, textArg, textsArg, type World } from '../call.ts'
import { requireMember } from '../people.ts'
import { needContact } from './contacts.ts'

const dayMs = 24 * 3_600_000

/** `externalcontact/transfer_customer`: 0 means accepted, and takes a day (92125). */
export function transferCustomer({ world, body }: Call): Json {
  needContact(world)
  const [from, to] = ['handover_userid', 'takeover_userid'].map((name) =>
    requireMember(world.state, textArg(body, name)).userid.toLowerCase(),
  ) as [string, string]
  insist(from !== to, 40130, 'the same owner')
  const ids = textsArg(body, 'external_userid', 100)
  return { customer: ids.map((id) => ({ external_userid: id, errcode: transferOne(world, id, from, to) })) }
}

function transferOne({ state, time }: World, customer: string, from: string, to: string): number {
  settle(state.transfers, time.nowMs(), state)
  const before = state.transfers.filter((one) => one.customer === customer)
  if (!state.customers.get(customer)?.follows.has(from)) return 40131
  if (before.some(({ status }) => status === 2)) return 40129
  if (before.filter(({ atMs }) => time.nowMs() - atMs < 90 * dayMs).length >= 2) return 40128
  state.transfers.push({ customer, from, to, atMs: time.nowMs(), status: 2 })
  return 0
}

/** What has waited for a day is done. */
function settle(transfers: World['state']['transfers'], nowMs: number, { customers }: World['state']): void {
  for (const one of transfers) {
    const follows = customers.get(one.customer)?.follows
    const follow = follows?.get(one.from)
    if (one.status !== 2 || nowMs - one.atMs < dayMs || !follows || !follow) continue
    one.status = 1
    follows.delete(one.from)
    follows.set(one.to, follow)
  }
}

/** `externalcontact/transfer_result`. */
export function transferResult({ world, body }: Call): Json {
  needContact(world)
  const { state, time } = world
  settle(state.transfers, time.nowMs(), state)
  const [from, to] = [textArg(body, 'handover_userid'), textArg(body, 'takeover_userid')]
  const found = state.transfers.filter(
    (one) => one.from === from.toLowerCase() && one.to === to.toLowerCase(),
  )
  const customer = found.map(({ customer: id, status, atMs }) => ({
    external_userid: id,
    status,
    takeover_time: Math.floor((atMs + dayMs) / 1_000),
  }))
  return { customer, next_cursor: '' }
}
