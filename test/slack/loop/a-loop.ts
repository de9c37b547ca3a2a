import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '#src/domain/days.ts'
import { eventHandlers } from '#src/slack/events/index.ts'
import { slackPath } from '#src/slack/in/http-receiver.ts'
import { botScopes } from '#src/slack/install/scopes.ts'
import { type AProcess, aFreePort, aProcess } from '../../helpers/a-process.ts'
import { eventually } from '../../helpers/eventually.ts'
import { openFakeSlack } from '../../helpers/fake-slack/index.ts'
import type { Seen } from '../../helpers/fake-slack/seen.ts'
import type { View } from '../../helpers/fake-slack/state.ts'
import { openCompany } from './a-company.ts'

/** Both ways in. */
export const receivers = ['http', 'socket'] as const
export type Receiver = (typeof receivers)[number]

/** What the app is told, as its manifest asks for it. */
const events = Object.keys(eventHandlers).map((type) => (type === 'message' ? 'message.im' : type))

async function openWorkspace(mode: Receiver, zone: string) {
  const slack = await openFakeSlack({ mode, rateLimits: false, app: { botScopes, events: [...events] } })
  slack.add.team('T1')
  slack.add.team('T2')
  const token = slack.add.install('T1')
  slack.add.person('UMEI', { name: 'mei', tz: zone })
  slack.add.person('UFANG', { name: 'fang', tz: zone, locale: 'zh-CN' })
  slack.add.person('ULIN', { name: 'lin', tz: zone })
  slack.add.person('UBAO', { name: 'bao', tz: zone })
  slack.add.person('UADMIN', { name: 'admin', tz: zone })
  slack.add.person('UNEW', { name: 'nina', email: 'nina@elsewhere.example.com', tz: zone })
  slack.add.person('UOUT', { name: 'outsider', team: 'T2' })
  slack.add.channel('CSALES', { name: 'sales', members: ['UMEI', 'UFANG', 'UBAO', 'UBOTT1'] })
  slack.add.channel('CEXT', { name: 'shared', teams: ['T1', 'T2'], members: ['UMEI', 'UOUT', 'UBOTT1'] })
  const { signingSecret } = slack.app
  return {
    slack,
    token,
    env: {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: token,
      ...(mode === 'http'
        ? { SLACK_SIGNING_SECRET: signingSecret }
        : { SLACK_APP_TOKEN: slack.add.appToken() }),
    },
  }
}

/** The bot and the worker as their own entry points start them, on a small company, at a strict Slack. */
export async function openLoop(mode: Receiver) {
  const company = await openCompany()
  const { slack, env } = await openWorkspace(mode, company.zone)
  const setting = {
    ...{ HOST: '127.0.0.1', DATA_DIR: company.dataDir, COMPANY_TIME_ZONE: company.zone, PLAYGROUND: 'off' },
    ...env,
  }
  const running = new Map<'bot' | 'worker', AProcess>()
  const output: string[] = []

  const start = async () => {
    const port = await aFreePort()
    running.set('bot', aProcess('src/bot.ts', { ...setting, PORT: String(port) }))
    running.set('worker', aProcess('src/worker.ts', { ...setting, PORT: '0' }))
    await Promise.all([...running.values()].map((one) => one.until(/"msg":"up"/)))
    slack.pointAt(`http://127.0.0.1:${port}${slackPath}`)
  }
  const end = async (which: 'bot' | 'worker', signal: 'SIGKILL' | 'SIGTERM') => {
    const one = running.get(which)
    if (!one) return
    one.child.kill(signal)
    await one.ended
    output.push(one.output())
    running.delete(which)
  }
  await start()
  // Whichever of the schedules has run first: what the morning has put is sent now, not within the minute.
  for (const rep of ['UMEI', 'UFANG'])
    await eventually(`the morning list of ${rep}`, async () => {
      await company.queues.enqueue('sweep', {})
      return slack.seenBy(rep).length > 0
    })

  return {
    ...company,
    slack,
    start,
    isUp: () => [...running.values()].every(({ child }) => child.exitCode === null),
    /** `kill -9`, and gone. */
    kill: (which: 'bot' | 'worker') => end(which, 'SIGKILL'),
    /** What a good app does not do, and what the processes could not. */
    complaints: () => [
      ...slack.complaints,
      ...[...output, ...[...running.values()].map((one) => one.output())]
        .flatMap((text) => text.split('\n'))
        .filter((line) => /"level":(?:50|60|"error"|"fatal")/.test(line)),
    ],
    /** Orders of a file, as an operator takes them in; the worker is told of it at once instead of within a minute. */
    async importOrders(rows: readonly { readonly ref: string; readonly yuan: number }[], order = 'SO-2') {
      const path = join(company.dataDir, 'orders.csv')
      const at = addDays(new Date(), -1).toISOString()
      const lines = rows.map(({ ref, yuan }) => `${ref},${at},${ref}-${order},${yuan}`)
      writeFileSync(path, ['customer,date,order,amount', ...lines].join('\n'))
      const { DATA_DIR, COMPANY_TIME_ZONE } = setting
      const args = ['import', 'orders', path, '--source', 'shop', '--currency', 'CNY']
      const columns = ['--customer', 'customer', '--date', 'date', '--amount', 'amount', '--order', 'order']
      const process = aProcess('src/cli.ts', { DATA_DIR, COMPANY_TIME_ZONE }, ...args, ...columns)
      if ((await process.ended) !== 0) throw new Error(process.output())
      for (const { ref } of rows) await company.queues.enqueue('relay', { customerId: `c-${ref}` })
    },
    /** The newest message that somebody sees and that says so. */
    seen: (who: string, words: string | RegExp, where?: string): Promise<Seen> =>
      eventually(`${who} sees ${words}`, () =>
        slack.seenBy(who, where).findLast((one) => one.from === 'UBOTT1' && matches(one.words, words)),
      ),
    /** The modal on top of somebody's screen, once it says so. */
    modal: (who: string, words: string | RegExp): Promise<View> =>
      eventually(`${who} has a modal with ${words}`, () => {
        const view = slack.modalOf(who)
        return view && matches(JSON.stringify(view.body), words) ? view : undefined
      }),
    home: (who: string, words: string | RegExp): Promise<View> =>
      eventually(`${who} has a Home with ${words}`, () => {
        const view = slack.homeOf(who)
        return view && matches(JSON.stringify(view.body), words) ? view : undefined
      }),
    async close() {
      await Promise.all([end('bot', 'SIGTERM'), end('worker', 'SIGTERM')])
      await slack.close()
      await company.close()
    },
  }
}
export type Loop = Awaited<ReturnType<typeof openLoop>>

const matches = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.includes(words) : words.test(text)
