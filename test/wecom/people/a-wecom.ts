import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { createWecomApi } from '#src/wecom/api/client.ts'
import { createWecomMembers } from '#src/wecom/people/members.ts'
import { type Furnishing, openDesk } from '../../commands/desk.ts'
import type { FakeWecomOptions } from '../../helpers/fake-wecom/options.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { aFakeWecom } from '../fake/a-fake-wecom.ts'

/** A strict WeCom, and the app's client to it over HTTP. */
export async function aWecomApp(options: FakeWecomOptions = {}) {
  const { wecom } = await aFakeWecom(options)
  const clock = { now: () => new Date(wecom.time.nowMs()) }
  const { corpId, agentId, secret } = wecom.app
  const api = createWecomApi({
    corpId,
    agentId,
    secret,
    baseUrl: wecom.apiUrl,
    clock,
    log: recordingLogger(),
  })
  const callsOf = (method: string) => wecom.state.calls.filter((call) => call.method === method)
  const onWecom = (userId: string) => ({ surface: 'wecom', team: corpId, userId }) as const

  return { wecom, clock, api, callsOf, onWecom }
}

/** The same with a dispatcher over real stores, whose members are WeCom's. Close the desk. */
export async function aDeskOnWecom(furnishing: Furnishing = {}) {
  const app = await aWecomApp()
  const desk = await openDesk(furnishing)
  const members = createWecomMembers(app)
  const deps = { ...desk.deps, members, defaultLocale: 'zh' } as const

  return { ...app, desk, deps, members, dispatcher: createDispatcher(deps) }
}
