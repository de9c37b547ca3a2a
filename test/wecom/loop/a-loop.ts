import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '#src/domain/days.ts'
import { callbackPath } from '#src/wecom/callback/listener.ts'
import { type AProcess, aFreePort, aProcess } from '../../helpers/a-process.ts'
import { eventually } from '../../helpers/eventually.ts'
import { openFakeWecom } from '../../helpers/fake-wecom/index.ts'
import type { Seen } from '../../helpers/fake-wecom/seen.ts'
import { openCompany } from '../../slack/loop/a-company.ts'

/** A machine that runs other tests too is slow to start processes. */
const patienceMs = 30_000

/** Who is in the company, by their accounts in it; 王工 is nobody's user yet. */
const members = { mei: 'Mei Lin', fang: '方丽', bao: 'Bao Chen', admin: 'Ada Admin', wang: '王工' } as const

async function openCorp() {
  // Bot and worker each have a token; that they ask at one moment is no fault.
  const wecom = await openFakeWecom({ retryGapsMs: [0, 50, 100] })
  for (const [userid, name] of Object.entries(members)) wecom.add.member(userid, { name })
  const { corpId, agentId, secret, token, aesKey } = wecom.app
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
  }
}

/** The bot and the worker as their own entry points start them, on a small company, at a strict WeCom. */
export async function openLoop() {
  const { wecom, env } = await openCorp()
  const company = await openCompany((id) =>
    id in members && id !== 'wang' ? [{ surface: 'wecom', team: wecom.app.corpId, userId: id }] : [],
  )
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
    const verified = await wecom.pointAt(`http://127.0.0.1:${port}${callbackPath}`)
    if (!verified.ok) throw new Error(`the callback was not verified: ${JSON.stringify(verified)}`)
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
    start,
    /** `kill -9`, and gone. */
    kill: (which: 'bot' | 'worker') => end(which, 'SIGKILL'),
    /** What a good app does not do, and what the processes could not. */
    complaints: () => [
      ...wecom.complaints.filter((one) => !one.startsWith('gettoken: asked for twice')),
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
    /** The newest message that somebody got of the app and that says so. */
    seen: (who: string, words: string | RegExp): Promise<Seen> =>
      eventually(
        `${who} sees ${words}`,
        () => wecom.seenBy(who, 'app').findLast((one) => one.from === 'app' && matches(one.words, words)),
        patienceMs,
      ),
    async close() {
      await Promise.all([end('bot', 'SIGTERM'), end('worker', 'SIGTERM')])
      await wecom.close()
      await company.close()
    },
  }
}
export type Loop = Awaited<ReturnType<typeof openLoop>>

const matches = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.includes(words) : words.test(text)
