import type { Json } from '../../fake-slack/json.ts'
import { type Call, queryArg, refuse } from '../call.ts'

/** `auth/getuserinfo`: whose code it is, once and within five minutes. */
export function userInfo({ world, query }: Call): Json {
  const code = queryArg(query, 'code')
  const found = world.state.oauthCodes.get(code)
  world.state.oauthCodes.delete(code)
  if (!found || world.time.nowMs() >= found.expiresAtMs) return refuse(40029, 'invalid code')
  const isMember = world.state.members.has(found.userid.toLowerCase())
  return isMember ? { userid: found.userid } : { openid: `o-${found.userid}` }
}

/** `getcallbackip`: where callbacks come from. */
export const callbackIps = (): Json => ({ ip_list: ['127.0.0.1'] })
