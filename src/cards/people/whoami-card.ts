import type { Card, CardFact } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Asker, Surface } from '#src/domain/user.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { capital } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** Who one is here: account, role, what one sees, where one writes from. `count`: customers in sight. */
export function whoamiCard(locale: Locale, asker: Asker, surface: Surface | undefined, count: number): Card {
  const title = t(locale, 'whoami.title', { name: asker.name })
  const role = t(locale, `role.${asker.role}`)
  const sees = t(locale, seesKey(asker), { count, n: formatNumber(count) })
  const where: readonly CardFact[] = surface
    ? [{ label: t(locale, 'whoami.surface'), value: capital(t(locale, `surface.${surface}`)) }]
    : []

  return {
    title,
    tone: 'neutral',
    text: [title, role, sees].join(' · '),
    facts: [
      { label: t(locale, 'whoami.handle'), value: asker.userId },
      { label: t(locale, 'whoami.role'), value: role },
      { label: t(locale, 'whoami.sees'), value: capital(sees) },
      ...where,
      {
        label: t(locale, 'whoami.language'),
        value: t(locale, asker.locale === 'zh' ? 'whoami.chinese' : 'whoami.english'),
      },
      { label: t(locale, 'whoami.zone'), value: asker.zone },
    ],
    footer: t(locale, 'whoami.wrong'),
  }
}

function seesKey({ sees, role }: Asker) {
  if (sees === 'all') return 'whoami.sees-all'
  return role === 'manager' ? 'whoami.sees-team' : 'whoami.sees-own'
}
