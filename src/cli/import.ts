import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { beginTrial } from '#src/ingest/begin-trial.ts'
import type { ImportDeps } from '#src/ingest/import-deps.ts'
import type { ImportSummary } from '#src/ingest/imports/import-summary.ts'
import { summaryText } from '#src/ingest/imports/summary-text.ts'
import { sampleState } from '#src/ingest/sample/load-sample.ts'
import { removeSample } from '#src/ingest/sample/remove-sample.ts'
import type { Clock } from '#src/ports/clock.ts'
import { cipherOf } from '#src/start/cipher-of.ts'
import { ensureAdmin } from '#src/start/ensure-admin.ts'
import { randomIds } from '#src/start/random-ids.ts'
import { scoreNew } from '#src/start/score-new.ts'
import { fixedClock, systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import type { Store } from '#src/store/open-store.ts'
import { sizeOf } from './file-size.ts'
import { type ImportKind, type ImportWish, importKinds } from './import-kinds.ts'
import { progressBar } from './progress-bar.ts'
import { parseAt, parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage =
  'import orders|customers|users|interactions FILE [--customer COL --date COL --amount COL …] [--source NAME] [--currency USD] [--date-format DD/MM/YYYY] [--zone IANA] [--sheet NAME] [--at DATE] [--keep-sample]'

const flags = {
  source: { type: 'string' },
  zone: { type: 'string' },
  'date-format': { type: 'string' },
  at: { type: 'string' },
  sheet: { type: 'string' },
  attr: { type: 'string', multiple: true },
  all: { type: 'boolean' },
  'keep-sample': { type: 'boolean' },
} as const

type Asked = {
  readonly kindName: string
  readonly kind: ImportKind
  readonly path: string
  readonly given: Readonly<Record<string, string>>
  readonly flags: {
    readonly source?: string
    readonly zone?: string
    readonly 'date-format'?: string
    readonly at?: string
    readonly sheet?: string
    readonly attr?: string[]
    readonly all?: boolean
    readonly 'keep-sample'?: boolean
  }
}

/** What was typed, with the column options of the kind told apart from the rest. */
function readAsked(args: readonly string[]): Asked {
  const [kindName = ''] = args
  const kind = importKinds[kindName]
  if (!kind) throw usageError(`"${kindName}" is no kind of import.`, usage)

  const columns = Object.fromEntries(kind.fields.map((field) => [field, { type: 'string' as const }]))
  const { values, positionals } = parseVerb(args.slice(1), { ...columns, ...flags }, usage)
  const [path, ...rest] = positionals
  if (path === undefined || rest.length > 0) throw usageError('Name one file.', usage)

  const given = Object.entries(values).filter(([name]) => kind.fields.includes(name))
  return {
    kindName,
    kind,
    path,
    given: Object.fromEntries(given) as Record<string, string>,
    flags: values as Asked['flags'],
  }
}

/** Said once, when a company's first data comes in. */
const trialLine = {
  en: 'Trial run: messages are collected, not sent. "npm run -s cli -- trial" shows them, "npm run -s cli -- go-live" starts sending.',
  zh: '试运行：消息只收集，不发送。“npm run -s cli -- trial”可查看，“npm run -s cli -- go-live”正式启用。',
} as const

/** Other data takes the place of the sample company, which is said before it goes. */
async function makeRoom(store: Store, asked: Asked, terminal: Terminal): Promise<void> {
  if (asked.flags['keep-sample'] || (await sampleState(store)) === 'none') return

  terminal.err('The sample company makes room for your data (--keep-sample would have kept it).')
  const gone = await removeSample(store)
  await store.settings.remove('activePolicyVersion')
  terminal.err(
    `Removed: ${gone.customers} customers, ${gone.events} events, ${gone.users} users; admin stays.`,
  )
}

async function readFile(deps: ImportDeps, asked: Asked, terminal: Terminal): Promise<ImportSummary> {
  const { env } = terminal
  const size = await sizeOf(asked.path)
  const bar = progressBar(terminal, 'Reading')
  const { source, 'date-format': dateFormat } = asked.flags
  const wish: ImportWish = {
    given: asked.given,
    zone: asked.flags.zone ?? env.COMPANY_TIME_ZONE,
    attrs: asked.flags.all ? 'all' : (asked.flags.attr ?? []),
    defaults: { locale: env.DEFAULT_LOCALE, zone: env.COMPANY_TIME_ZONE },
    wecomCorp: env.WECOM_CORP_ID,
    onProgress: ({ bytesRead }) => bar.update(size === 0 ? 1 : bytesRead / size),
    ...(source === undefined ? {} : { source }),
    ...(dateFormat === undefined ? {} : { dateFormat }),
  }
  const { sheet } = asked.flags
  const file = { name: basename(asked.path), bytes: createReadStream(asked.path), sheet }
  return asked.kind.read(deps, file, wish).finally(bar.stop)
}

async function takeIn(store: Store, asked: Asked, clock: Clock, terminal: Terminal): Promise<ImportSummary> {
  const { env, log } = terminal
  const deps = useCaseDeps({ store }, { clock, companyTimeZone: env.COMPANY_TIME_ZONE, log })
  const cipher = cipherOf(env)
  const summary = await readFile(
    {
      ...deps,
      refs: store.refs,
      imports: store.imports,
      rates: store.rates,
      ids: randomIds,
      ...(cipher ? { cipher } : {}),
    },
    asked,
    terminal,
  )
  if (asked.kindName === 'users') return summary

  const bar = progressBar(terminal, 'Scoring')
  await scoreNew(deps, summary.currency ?? 'CNY', (done) =>
    bar.update(done / Math.max(1, summary.customers)),
  ).finally(bar.stop)
  return summary
}

/** Takes a file in, scores whom it touched, and says who can see the rows and what was not taken. */
export const importVerb: Verb = {
  name: 'import',
  usage,
  help: 'takes a CSV file or an Excel workbook in; columns are guessed and shown, wrong rows are kept aside with the reason',
  async run(args, terminal) {
    const asked = readAsked(args)
    const at = parseAt(asked.flags.at, usage)
    await sizeOf(asked.path)

    return withDocuments(terminal.env, terminal.log, async ({ store, embedded }) => {
      if (embedded) await ensureAdmin(store.users, terminal.env)
      await makeRoom(store, asked, terminal)
      const isTrial = await beginTrial(store)
      const summary = await takeIn(store, asked, at ? fixedClock(at) : systemClock, terminal)
      terminal.out(summaryText(terminal.env.DEFAULT_LOCALE, terminal.env.COMPANY_TIME_ZONE, summary))
      if (isTrial) terminal.out(trialLine[terminal.env.DEFAULT_LOCALE])
      return 0
    })
  },
}
