import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import {
  type PolicyChoice,
  policyCard,
  policyConfirmCard,
  policyNotReadCard,
  policyPreviewCard,
  policyPublishingCard,
  policyRefusalCard,
} from '#src/cards/company/policy-cards.ts'
import { beginPublishing } from '#src/decide/policy/publish-policy.ts'
import { previewPolicy } from '#src/decide/preview/preview-policy.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { presets } from '#src/domain/presets/preset-named.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  preview: z.string().max(60).optional(),
  publish: z.string().max(60).optional(),
  /** The version in force when it was previewed. */
  standing: z.coerce.number().int().optional(),
  confirmed: z.literal('yes').optional(),
})
type Asked = z.output<typeof input>

/** A preview reads everybody's events twice: so many take some seconds. */
const mostHere = 20_000
const SEED = 1

const previewWords: ReadonlySet<string> = new Set(['preview', '预演', '试算'])
const publishWords: ReadonlySet<string> = new Set(['publish', '发布', '启用'])
const showWords: ReadonlySet<string> = new Set(['show', '查看', ''])

/** `preview simple`, `发布 2`, `show`; `simple 1 yes`, as a terminal shows the buttons of its cards. */
function readWords(words: string): Partial<Asked> & { readonly other?: string } {
  const shown = /^(?<publish>\S+) (?<standing>\d+)(?<yes> yes)?$/u.exec(words.trim())?.groups
  if (shown && !previewWords.has(shown['publish'] ?? '') && !publishWords.has(shown['publish'] ?? ''))
    return {
      publish: shown['publish'],
      standing: Number(shown['standing']),
      ...(shown['yes'] === undefined ? {} : { confirmed: 'yes' }),
    }
  const [verb = '', ...rest] = words.toLowerCase().split(/\s+/u)
  const name = rest.join(' ')
  if (previewWords.has(verb)) return { preview: name }
  if (publishWords.has(verb)) return { publish: name }
  return showWords.has(verb) ? {} : { other: words }
}

/** Presets, and earlier versions: what can be tried without a file. */
async function choicesOf({ policies }: CommandDeps, { locale }: Asker): Promise<readonly PolicyChoice[]> {
  const active = (await policies.active())?.version
  const earlier = (await policies.list()).filter(({ version }) => version !== active)
  return [
    ...[...presets.keys()].map((name) => ({ value: name, label: name })),
    ...earlier.map(({ version, name }) => ({
      value: String(version),
      label: t(locale, 'policy.version-n', { version, name }),
    })),
  ]
}

async function draftOf(
  deps: CommandDeps,
  { value }: PolicyChoice,
  standing: Policy,
): Promise<Policy | undefined> {
  const draft = presets.get(value)?.(standing.baseCurrency) ?? (await deps.policies.get(Number(value)))
  if (!draft) return undefined
  const { scales: _, calibratedAt: __, ...rules } = draft
  return { ...rules, version: standing.version + 1 }
}

type Chosen = { readonly choice: PolicyChoice; readonly draft: Policy; readonly standing: Policy }

async function previewed(
  deps: CommandDeps,
  asker: Asker,
  { choice, draft, standing }: Chosen,
): Promise<Reply> {
  if ((await deps.customers.countBase()) > mostHere)
    return { card: policyRefusalCard(asker.locale, 'too-many'), refused: 'policy-preview-too-many' }

  const { movers, ...effect } = await previewPolicy(deps, draft, { seed: SEED })
  const { sees } = asker
  const visible = movers.filter(
    ({ owner }) => sees === 'all' || (owner !== undefined && sees.includes(owner)),
  )
  const canPublish = asker.role === 'admin'
  return {
    card: policyPreviewCard(asker.locale, {
      effect: { ...effect, movers: visible },
      choice,
      standing: standing.version,
      canPublish,
    }),
  }
}

/** First the preview, then the last look, then the confirmed press: a newer version in between stops it. */
async function published(deps: CommandDeps, asker: Asker, given: Asked, chosen: Chosen): Promise<Reply> {
  const { locale, role, userId } = asker
  const { choice, draft, standing } = chosen
  if (role !== 'admin') return { card: policyRefusalCard(locale, 'admin-only'), refused: 'policy-for-admins' }
  if (given.standing === undefined) return previewed(deps, asker, chosen)
  if (given.standing !== standing.version)
    return { card: policyRefusalCard(locale, 'stale'), refused: 'policy-stale' }
  if (given.confirmed !== 'yes')
    return { card: policyConfirmCard(locale, { choice, standing: standing.version, canPublish: true }) }

  await deps.audit.record({ at: deps.clock.now(), who: userId, action: 'policy-publish', fields: ['policy'] })
  const { version } = await beginPublishing(deps, draft)
  await deps.queues.enqueue('rebuild', { version })
  return { card: policyPublishingCard(locale, version) }
}

/** `/customer policy`: the tier policy; managers preview another one, admins publish it after its preview. */
export const policy = defineCommand({
  name: 'policy',
  shown: { en: 'policy', zh: '分级规则' },
  aliases: ['规则'],
  help: {
    en: 'The tier policy: show it, preview another one, and (admins) publish it.',
    zh: '查看分级规则，预演其他规则，管理员可发布。',
  },
  example: { en: '/customer policy', zh: '/customer 分级规则' },
  input,
  allowed: ['manager', 'admin'],
  takesName: false,
  async run(deps, given, asker) {
    const read = given.words === '' ? {} : readWords(given.words)
    const asked = { ...given, ...read }
    const standing = await activePolicy(deps)
    const choices = await choicesOf(deps, asker)
    const wanted = asked.publish ?? asked.preview ?? asked.other
    if (wanted === undefined) return { card: policyCard(asker.locale, standing, choices) }

    const choice = choices.find(({ value }) => value === wanted.trim())
    const draft = choice && (await draftOf(deps, choice, standing))
    if (!choice || !draft)
      return { card: policyNotReadCard(asker.locale, wanted, choices), refused: 'policy-unreadable' }
    const chosen = { choice, draft, standing }
    return asked.publish === undefined
      ? previewed(deps, asker, chosen)
      : published(deps, asker, asked, chosen)
  },
})
