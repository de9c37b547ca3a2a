import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import mongoose from 'mongoose'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { openStore } from '#src/store/open-store.ts'
import { type AProcess, aFreePort, aProcess } from '../test/helpers/a-process.ts'
import type { Bench } from './bench.ts'
import { numberIn, silent } from './bench-store.ts'
import { loadRetierBase } from './retier-base.ts'
import { type BenchSlack, openBenchSlack } from './slash-slack.ts'

const secret = 'a signing secret of the bench'
const CUSTOMERS = 20_000
const REPS = 50
const PER_SECOND = 100
const ROUNDS = 3
/** Before it counts: code that is compiled and caches that are filled. */
const WARM_UP = 300

/** Customers and their reps in a data folder, as a trial company has them. */
async function fill(dataDir: string): Promise<string> {
  const embedded = await openEmbeddedMongo({ dataDir, log: silent })
  const store = await openStore({ uri: embedded.uri, log: silent })
  const raw = await mongoose.createConnection(embedded.uri).asPromise()
  await store.migrate()
  const now = new Date()
  const customers = raw.getClient().db(store.storeName).collection('customers')
  await loadRetierBase({ store, customers, now }, CUSTOMERS, 10)
  await store.users.put(
    Array.from({ length: REPS }, (_, n) => ({
      ...{
        _id: `rep${n}`,
        name: `Rep ${n}`,
        role: 'rep' as const,
        locale: 'en' as const,
        zone: 'Asia/Shanghai',
      },
      ...{ identities: [{ surface: 'slack' as const, team: 'T1', userId: `U${n}` }], active: true },
    })),
  )
  await raw.close()
  await store.close()
  await embedded.close()
  return embedded.describe
}

/** A command as Slack sends it; the number is in its answer's address. */
function commandOf(n: number, respondUrl: string): string {
  const customer = (n * 7_919) % CUSTOMERS
  return new URLSearchParams({
    ...{ command: '/customer', text: `tier c${customer}`, user_id: `U${customer % REPS}`, team_id: 'T1' },
    ...{ channel_id: `D${customer % REPS}`, trigger_id: `bench.${n}`, response_url: `${respondUrl}${n}` },
  }).toString()
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Milliseconds to the acknowledgement; NaN where it was none. */
function sent(url: URL, body: string): Promise<number> {
  const seconds = Math.floor(Date.now() / 1_000)
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${signature}`,
  }
  const from = performance.now()
  return new Promise((resolve) => {
    const request = httpRequest(url, { method: 'POST', headers, agent }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode === 200 ? performance.now() - from : Number.NaN))
    })
    request.on('error', () => resolve(Number.NaN))
    request.end(body)
  })
}

type Sent = { readonly acks: readonly number[]; readonly sentAt: ReadonlyMap<string, number> }

/** So many a second, each at its moment whether or not those before it have come back. */
async function sendAll(url: URL, respondUrl: string, first: number, count: number): Promise<Sent> {
  const sentAt = new Map<string, number>()
  const acks: Promise<number>[] = []
  const from = performance.now()
  for (let i = 0; i < count; i++) {
    await sleep(Math.max(0, from + (i * 1_000) / PER_SECOND - performance.now()))
    sentAt.set(String(first + i), performance.now())
    acks.push(sent(url, commandOf(first + i, respondUrl)))
  }
  return { acks: await Promise.all(acks), sentAt }
}

/** Waits for every answer, for as long as Slack would take one at the least. */
async function answersOf(
  { answeredAt, failed }: BenchSlack,
  sentAt: Sent['sentAt'],
): Promise<readonly number[]> {
  const giveUpAt = performance.now() + 10_000
  while ([...sentAt.keys()].some((id) => !answeredAt.has(id)) && performance.now() < giveUpAt) await sleep(50)
  return [...sentAt].map(([id, at]) =>
    failed.has(id) ? Number.NaN : (answeredAt.get(id) ?? Number.NaN) - at,
  )
}

const quantile = (values: readonly number[], share: number): number => {
  const ascending = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b)
  const at = Math.min(ascending.length - 1, Math.ceil(ascending.length * share) - 1)
  return Math.round((ascending[at] ?? Number.NaN) * 100) / 100
}

async function startBare(): Promise<{ readonly child: ChildProcess; readonly url: URL }> {
  const script = fileURLToPath(new URL('./slash-bare.ts', import.meta.url))
  const child = spawn(process.execPath, [script, secret])
  const line = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk) => resolve(String(chunk))),
  )
  return { child, url: new URL(`http://127.0.0.1:${line.split(' ')[1]?.trim()}/`) }
}

async function startProduct(dataDir: string, slack: BenchSlack): Promise<{ bot: AProcess; url: URL }> {
  const port = await aFreePort()
  const bot = aProcess('src/bot.ts', {
    ...{ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'info', SLACK_API_URL: slack.apiUrl },
    ...{ SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: secret },
  })
  await bot.until(/"msg":"up"/)
  return { bot, url: new URL(`http://127.0.0.1:${port}/slack/events`) }
}

/** Rounds of the bare server and of the product in turn, so that both meet the same machine. */
async function measure(product: URL, bare: URL, slack: BenchSlack, seconds: number) {
  const count = Math.round((seconds * PER_SECOND) / ROUNDS)
  const found = { bare: [] as number[], acks: [] as number[], answers: [] as number[] }
  await sendAll(bare, slack.respondUrl, 0, WARM_UP)
  await answersOf(slack, (await sendAll(product, slack.respondUrl, 0, WARM_UP)).sentAt)
  for (let round = 0; round < ROUNDS; round++) {
    const first = WARM_UP + round * count
    found.bare.push(...(await sendAll(bare, slack.respondUrl, first, count)).acks)
    const { acks, sentAt } = await sendAll(product, slack.respondUrl, first, count)
    found.acks.push(...acks)
    found.answers.push(...(await answersOf(slack, sentAt)))
  }
  return found
}

function resultOf(store: string, { bare, acks, answers }: Awaited<ReturnType<typeof measure>>) {
  const errors = [...acks, ...answers].filter((value) => Number.isNaN(value)).length
  const [bareP50, ackP50] = [quantile(bare, 0.5), quantile(acks, 0.5)]
  return {
    ...{ bench: 'slash', store, n: acks.length, ratio: Math.round((100 * ackP50) / bareP50) / 100 },
    figures: {
      ...{
        ackP50,
        ackP95: quantile(acks, 0.95),
        ackP99: quantile(acks, 0.99),
        bareP50,
        bareP99: quantile(bare, 0.99),
      },
      ...{
        answerP50: quantile(answers, 0.5),
        answerP95: quantile(answers, 0.95),
        answerP99: quantile(answers, 0.99),
      },
      ...{ perSecond: PER_SECOND, customers: CUSTOMERS, errors },
    },
  }
}

/** Signed slash commands at the bot as it is started, against a trial company of its own. */
export const slash: Bench = {
  name: 'slash',
  help: '100 signed slash commands a second for 30 s (--seconds S) against 20,000 customers on the embedded store; milliseconds to the acknowledgement and to the card; ratio to a bare server that verifies the same signature',
  async run(args) {
    const dataDir = mkdtempSync(join(tmpdir(), 'tierwise-slash-'))
    const store = await fill(dataDir)
    const [slack, bare] = [await openBenchSlack(), await startBare()]
    const { bot, url } = await startProduct(dataDir, slack)
    try {
      return resultOf(store, await measure(url, bare.url, slack, numberIn(args, '--seconds', 30)))
    } finally {
      bare.child.kill()
      bot.child.kill('SIGTERM')
      await bot.ended
      slack.close()
      agent.destroy()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
