import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WSClient } from '@wecom/aibot-node-sdk'
import { addDays } from '#src/domain/days.ts'
import { callbackPath } from '#src/wecom/callback/listener.ts'
import { type AProcess, aFreePort, aProcess } from '../../helpers/a-process.ts'
import { eventually } from '../../helpers/eventually.ts'
import { openFakeWecom } from '../../helpers/fake-wecom/index.ts'
import type { Seen } from '../../helpers/fake-wecom/seen.ts'
import { openCompany } from '../../slack/loop/a-company.ts'
import { type FrontDoor, openFrontDoor } from './front-door.ts'

/** A machine that runs other tests too is slow to start processes. */
const patienceMs = 30_000

/** Who is in the company, by their accounts in it; 王工 is nobody's user yet. */
const members = { mei: 'Mei Lin', fang: '方丽', bao: 'Bao Chen', admin: 'Ada Admin', wang: '王工' } as const

/** The group of the sales team, with the AI bot in it. */
export const group = 'sales'

const nothing = () => undefined
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing }

async function openCorp() {
  const wecom = await openFakeWecom({ retryGapsMs: [0, 50, 100], app: { botName: 'Tierwise 助手' } })
  for (const [userid, name] of Object.entries(members)) wecom.add.member(userid, { name })
  wecom.add.group(group, { name: '销售一组', members: ['mei', 'fang', 'bao'], withBot: true })
  const { corpId, agentId, secret, token, aesKey, botId, botSecret } = wecom.app
  return {
    wecom,
    env: {
      WECOM_CORP_ID: corpId,
      WECOM_AGENT_ID: String(agentId),
      WECOM_SECRET: secret,
      WECOM_TOKEN: token,
      WECOM_ENCODING_AES_KEY: aesKey,
      WECOM_API_BASE_URL: wecom.apiUrl,
    },
    bot: { WECOM_BOT_ID: botId, WECOM_BOT_SECRET: botSecret, WECOM_WS_URL: wecom.botUrl },
  }
}
type Corp = Awaited<ReturnType<typeof openCorp>>
type Company = Awaited<ReturnType<typeof openCompany>>

/** `spare`: a second bot process, for when the first one dies. */
type Part = 'bot' | 'spare' | 'worker'

const settingOf = ({ env, bot }: Corp, { dataDir, zone }: Company, withAiBot: boolean) => ({
  ...{ HOST: '127.0.0.1', DATA_DIR: dataDir, COMPANY_TIME_ZONE: zone, PLAYGROUND: 'off' },
  ...env,
  ...(withAiBot ? bot : {}),
})
type Setting = ReturnType<typeof settingOf>

/** The processes as their entry points start them, each killed and started again as a test wants. */
function processesOf(setting: Setting, wecom: Corp['wecom'], door: FrontDoor) {
  const running = new Map<Part, AProcess>()
  const output: string[] = []

  const begin = async (parts: readonly Part[]): Promise<void> => {
    const port = await aFreePort()
    for (const part of parts)
      running.set(
        part,
        part === 'worker'
          ? aProcess('src/worker.ts', { ...setting, PORT: '0' })
          : aProcess('src/bot.ts', { ...setting, PORT: String(port) }),
      )
    await Promise.all(parts.map((part) => running.get(part)?.until(/"msg":"up"/)))
    if (parts.some((part) => part !== 'worker')) door.leadsTo(port)
  }

  return {
    begin,
    /** The first time: WeCom lets nobody send a card that could not be pressed. */
    async beginAll(): Promise<void> {
      await begin(['bot'])
      const verified = await wecom.pointAt(door.url)
      if (!verified.ok) throw new Error(`the callback was not verified: ${JSON.stringify(verified)}`)
      await begin(['worker'])
    },
    async end(part: Part, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
      const one = running.get(part)
      if (!one) return
      one.child.kill(signal)
      await one.ended
      output.push(one.output())
      running.delete(part)
    },
    /** What they have logged. */
    log: (): readonly string[] =>
      [...output, ...[...running.values()].map((one) => one.output())].flatMap((text) => text.split('\n')),
  }
}

/** A command of the operator's, to its end. */
async function operate(setting: Setting, ...args: string[]): Promise<void> {
  const process = aProcess('src/cli.ts', setting, ...args)
  if ((await process.ended) !== 0) throw new Error(process.output())
}

/** Orders of a file, as an operator takes them in; the worker is told of it at once instead of within a minute. */
async function importOrders(
  { dataDir, queues }: Company,
  setting: Setting,
  rows: readonly { readonly ref: string; readonly yuan: number }[],
): Promise<void> {
  const path = join(dataDir, 'orders.csv')
  const at = addDays(new Date(), -1).toISOString()
  const lines = rows.map(({ ref, yuan }) => `${ref},${at},${ref}-SO-2,${yuan}`)
  writeFileSync(path, ['customer,date,order,amount', ...lines].join('\n'))
  const columns = ['--customer', 'customer', '--date', 'date', '--amount', 'amount', '--order', 'order']
  await operate(setting, 'import', 'orders', path, '--source', 'shop', '--currency', 'CNY', ...columns)
  for (const { ref } of rows) await queues.enqueue('relay', { customerId: `c-${ref}` })
}

/** The bot and the worker as their own entry points start them, on a small company, at a strict WeCom. */
export async function openLoop({ aiBot = false }: { readonly aiBot?: boolean } = {}) {
  const corp = await openCorp()
  const { wecom } = corp
  const company = await openCompany((id) =>
    id in members && id !== 'wang' ? [{ surface: 'wecom', team: wecom.app.corpId, userId: id }] : [],
  )
  const setting = settingOf(corp, company, aiBot)
  const door = await openFrontDoor(callbackPath)
  const { begin, beginAll, end, log } = processesOf(setting, wecom, door)
  await beginAll()
  // Whichever of the schedules has run first: what the morning has put is sent now, not within the minute.
  for (const rep of ['mei', 'fang'])
    await eventually(
      `the morning list of ${rep}`,
      async () => {
        await company.queues.enqueue('sweep', {})
        return wecom.seenBy(rep).length > 0
      },
      patienceMs,
    )

  return {
    ...company,
    wecom,
    door,
    /** Begins anew what was killed. */
    start: (...parts: readonly Part[]) => begin(parts),
    /** `kill -9`, and gone. */
    kill: (part: Part) => end(part, 'SIGKILL'),
    /** What a good app does not do, and what the processes could not. */
    complaints: () => [
      // Bot and worker each have a token; that they ask at one moment is no fault.
      ...wecom.complaints.filter((one) => !one.startsWith('gettoken: asked for twice')),
      ...log().filter((line) => /"level":(?:50|60|"error"|"fatal")/.test(line)),
    ],
    /** Some process of ours has the AI bot's connection. */
    isListening: () => eventually('a subscription', () => wecom.bot.subscribed(), patienceMs),
    /** Somebody else's program that connects as the same AI bot: WeCom lets go of ours. */
    aBotElsewhere() {
      const { botId, botSecret: secret } = wecom.app
      const client = new WSClient({ botId, secret, wsUrl: wecom.botUrl, logger: silent })
      const connected = new Promise((resolve) => void client.once('authenticated', () => resolve(true)))
      client.connect()
      return { isConnected: () => connected, leaves: () => client.disconnect() }
    },
    operate: (...args: string[]) => operate(setting, ...args),
    importOrders: (rows: Parameters<typeof importOrders>[2]) => importOrders(company, setting, rows),
    /** The newest message that somebody sees in a place and that says so. */
    seen: (who: string, words: string | RegExp, place = 'app'): Promise<Seen> =>
      eventually(
        `${who} sees ${words} in ${place}`,
        () =>
          wecom
            .seenBy(who, place)
            .findLast((one) => (one.from === 'app' || one.from === 'bot') && matches(one.words, words)),
        patienceMs,
      ),
    /** The first new message there that says so, once somebody has done something. */
    async after(who: string, act: () => unknown, words: string | RegExp, place = 'app'): Promise<Seen> {
      const before = new Set(wecom.seenBy(who, place).map(({ id }) => id))
      await act()
      return eventually(
        `${who} sees ${words} in ${place} as something new`,
        () => wecom.seenBy(who, place).find((one) => !before.has(one.id) && matches(one.words, words)),
        patienceMs,
      )
    },
    /** A message as it stands once it says so. */
    becomes: (who: string, { id }: Seen, words: string | RegExp): Promise<Seen> =>
      eventually(
        `what ${who} sees becomes ${words}`,
        () => wecom.seenBy(who).find((one) => one.id === id && matches(one.words, words)),
        patienceMs,
      ),
    async close() {
      await Promise.all((['bot', 'spare', 'worker'] as const).map((part) => end(part, 'SIGTERM')))
      await door.close()
      await wecom.close()
      await company.close()
    },
  }
}
export type Loop = Awaited<ReturnType<typeof openLoop>>

const matches = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.includes(words) : words.test(text)
