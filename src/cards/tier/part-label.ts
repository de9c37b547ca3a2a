import type { Locale } from '#src/domain/locale.ts'
import type { ExplainedPart } from '#src/domain/tier/explain.ts'
import { t } from '#src/i18n/text.ts'

const known = ['spend', 'orders', 'engagement', 'feedback'] as const

/** What a part of the points is called: by the policy where it is its own. */
export function partLabel(locale: Locale, { name, label }: Pick<ExplainedPart, 'name' | 'label'>): string {
  const builtIn = known.find((each) => each === name)
  return builtIn ? t(locale, `part.${builtIn}`) : (label?.[locale] ?? name)
}
