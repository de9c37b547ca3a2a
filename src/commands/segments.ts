import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import {
  crossTableCard,
  crossTableChart,
  segmentsCard,
  segmentsChartName,
  segmentsNotReadCard,
} from '#src/cards/company/segments-card.ts'
import { fieldLabel } from '#src/cards/records/edited-card.ts'
import {
  axesOf,
  countAcross,
  countAlong,
  type SeenBase,
  seenBase,
} from '#src/decide/segments/count-segments.ts'
import type { Axis } from '#src/domain/segment/axis.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'

const fields = ['tier', 'lifecycle', 'attrs', 'facts.spend']

/** What a table can be made by, in words that can be typed. */
const namesIn = ({ policy, values }: SeenBase, { locale }: Asker): readonly string[] => [
  t(locale, 'tier.label'),
  t(locale, 'lifecycle.label'),
  ...(policy.segments ?? []).map(({ name }) => name[locale]),
  ...values.names().map((name) => fieldLabel(locale, name)),
]

async function crossed(
  deps: CommandDeps,
  asker: Asker,
  base: SeenBase,
  [rows, columns]: readonly [Axis, Axis],
): Promise<Reply> {
  const counted = {
    table: countAcross(base, rows, columns),
    rows,
    columns,
    currency: base.policy.baseCurrency,
  }
  const content = await deps.charts?.png(crossTableChart(asker.locale, counted))
  return {
    card: crossTableCard(asker.locale, counted, content !== undefined),
    ...(content ? { files: [{ name: segmentsChartName, mime: 'image/png', content }] } : {}),
  }
}

/** `/customer segments [one [other]]`: groups of customers with count and value; two at a time as a table with a picture. */
export const segments = defineCommand({
  name: 'segments',
  shown: { en: 'segments', zh: '客户分群' },
  aliases: ['分群', 'segment'],
  help: {
    en: 'Your customers by group: one at a time, or two as a table with a picture.',
    zh: '按分群查看客户数和价值，也可以两项交叉成表和图。',
  },
  example: { en: '/customer segments tier lifecycle', zh: '/customer 客户分群 等级 客户阶段' },
  input: z.strictObject({ words: z.string().max(1_000).default('') }),
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  async run(deps, { words }, asker) {
    const base = await seenBase(deps, asker)
    const names = namesIn(base, asker)
    const usual = (base.policy.segments ?? []).length > 0 ? 'segments' : 'tier'
    const axes = axesOf(words === '' ? usual : words, base)
    if (!axes)
      return { card: segmentsNotReadCard(asker.locale, words, names), refused: 'segments-unreadable' }
    await recordRead(deps, asker, 'segments', { fields })

    const [axis, other] = axes
    if (other) return crossed(deps, asker, base, [axis, other])
    const table = countAlong(base, axis)
    return { card: segmentsCard(asker.locale, { axis, table, currency: base.policy.baseCurrency }, names) }
  },
})
