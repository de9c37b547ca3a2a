import { writeFile } from 'node:fs/promises'
import { type PolicyPreview, previewPolicy } from '#src/decide/preview/preview-policy.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { type Locale, localeSchema } from '#src/domain/locale.ts'
import { fixedClock, systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { readPolicyFile } from './policy-file.ts'
import { policyPreviewText } from './policy-preview-text.ts'
import { progressBar } from './progress-bar.ts'
import { parseAt, parseVerb, usageError } from './usage-error.ts'
import type { Terminal } from './verb.ts'

const usage =
  'policy preview FILE.yaml [--force "why one dimension is enough"] [--seed N] [--json FILE|-] [--lang zh|en] [--at 2026-09-01]'

const flags = {
  force: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'string' },
  lang: { type: 'string' },
  at: { type: 'string' },
} as const

function seedOf(text: string): number {
  const seed = Number(text)
  if (Number.isSafeInteger(seed) && seed >= 0 && text.trim() !== '') return seed

  throw usageError(`--seed ${text} is not a whole number.`, usage)
}

function languageOf(text: string | undefined, standard: Locale): Locale {
  const parsed = localeSchema.safeParse(text ?? standard)
  if (parsed.success) return parsed.data

  throw usageError(`--lang ${text} is not a language of ours: zh or en.`, usage)
}

const otherCurrency = (file: string, standing: string) =>
  new AppError({
    code: 'policy-other-currency',
    message: `The policy counts in ${file}, the company in ${standing}: its orders cannot be compared.`,
    remedy: `Write baseCurrency: ${standing} into the policy.`,
  })

type Asked = { readonly file: string; readonly force: string | undefined; readonly seed: number }

async function preview({ file, force, seed }: Asked, at: Date | undefined, terminal: Terminal) {
  // Scales are made anew, as publishing makes them.
  const { scales: _, calibratedAt: __, ...draft } = await readPolicyFile(file, force, usage)
  const { env, log } = terminal
  const clock = at ? fixedClock(at) : systemClock
  const bar = progressBar(terminal, 'Trying it on everybody')

  return withDocuments(env, log, async ({ store }) => {
    const deps = useCaseDeps({ store }, { clock, companyTimeZone: env.COMPANY_TIME_ZONE, log })
    const standing = await activePolicy(deps)
    if (standing.baseCurrency !== draft.baseCurrency)
      throw otherCurrency(draft.baseCurrency, standing.baseCurrency)

    const policy = { ...draft, version: standing.version + 1 }
    return previewPolicy(deps, policy, { seed, onProgress: bar.update })
  }).finally(bar.stop)
}

async function write(
  result: PolicyPreview,
  json: string | undefined,
  locale: Locale,
  { out }: Terminal,
): Promise<void> {
  if (json !== '-') out(policyPreviewText(locale, result))
  if (json === undefined) return

  const { policy, standing, ...figures } = result
  const versions = { policy: policy.name, standing: { version: standing.version, name: standing.name } }
  const text = JSON.stringify({ ...versions, ...figures }, null, 2)
  if (json === '-') out(text)
  else await writeFile(json, `${text}\n`)
}

/** `policy preview FILE`: who would move and why, and whether the policy finds the best customers better. */
export const policyPreview = {
  name: 'preview',
  usage,
  async run(args: readonly string[], terminal: Terminal): Promise<number> {
    const { values, positionals } = parseVerb(args, flags, usage)
    const [file] = positionals
    if (file === undefined) throw usageError('Which policy? A FILE is missing.', usage)

    const asked = { file, force: values.force, seed: seedOf(values.seed ?? '1') }
    const locale = languageOf(values.lang, terminal.env.DEFAULT_LOCALE)
    await write(await preview(asked, parseAt(values.at, usage), terminal), values.json, locale, terminal)
    return 0
  },
}
