import { asObjects, type Json } from '../../fake-slack/json.ts'
import { type Call, insist, queryArg } from '../call.ts'
import { bytes, isText } from '../cards/measure.ts'

/** `menu/create`: three by five, names in bytes (90231). */
export function menuCreate({ world, query, body }: Call): Json {
  insist(Number(queryArg(query, 'agentid')) === world.app.agentId, 301002, 'not allow operate another agent')
  const top = asObjects(body['button'])
  insist(top.length >= 1 && top.length <= 3, 40016, 'invalid button size')
  for (const one of top) {
    insist(isText(one, 'name', bytes(16)), 40018, 'invalid button name size')
    const under = asObjects(one['sub_button'])
    if (one['sub_button'] === undefined) checkEntry(one)
    else insist(under.length >= 1 && under.length <= 5, 40023, 'invalid sub button size')
    for (const sub of under) {
      insist(isText(sub, 'name', bytes(40)), 40025, 'invalid sub button name size')
      checkEntry(sub)
    }
  }
  world.state.menu = body
  return {}
}

function checkEntry(entry: Json): void {
  const { type } = entry
  insist(type === 'click' || type === 'view', 40017, 'invalid button type')
  insist(type !== 'click' || isText(entry, 'key', bytes(128)), 40019, 'invalid button key size')
  insist(type !== 'view' || isText(entry, 'url', bytes(1_024)), 40020, 'invalid button url size')
}
