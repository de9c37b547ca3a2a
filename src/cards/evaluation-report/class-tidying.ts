import type { OwnClassesAudit } from '#src/domain/evaluation/evaluation.ts'
import { t } from '#src/i18n/text.ts'
import { paragraph, type ReportBlock } from './report.ts'
import type { Teller } from './teller.ts'

/** Classes that are written in several ways, that mean the same, or that stand in the wrong order. */
export function classTidying(
  { classes, sameValue }: OwnClassesAudit,
  { locale, share }: Teller,
): readonly ReportBlock[] {
  const items = [
    ...classes
      .filter(({ spellings }) => spellings.length > 1)
      .map(({ name, spellings }) =>
        t(locale, 'class-check.spellings', {
          name,
          spellings: spellings.join(locale === 'zh' ? '、' : ', '),
        }),
      ),
    ...sameValue.map(({ upper, lower, chance }) =>
      t(locale, 'class-check.same-value', { upper, lower, chance: share(chance, 0) }),
    ),
    ...classes
      .filter(({ outOfOrder }) => outOfOrder)
      .map(({ name }) => t(locale, 'class-check.out-of-order', { name })),
  ]

  return items.length > 0 ? [{ kind: 'list', items }] : [paragraph(t(locale, 'class-check.tidy'))]
}
