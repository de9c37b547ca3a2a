import type { Form } from '#src/cards/form.ts'
import { tierName } from '#src/cards/parts/tier-name.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { usualDays } from '#src/decide/records/override-tier.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { addDays } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import { present } from '#src/domain/present.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { formIntro, formSubject, saveLabel } from './fields.ts'

/** The form of a tier by hand: which, why, and until when. */
export async function overrideForm(
  deps: CommandDeps,
  given: { readonly customer?: string | undefined },
  asker: Asker,
): Promise<Form> {
  const { locale, zone } = asker
  const subject = await formSubject(deps, given.customer, asker)
  const policy = await activePolicy(deps)
  const now = deps.clock.now()
  const standing = subject.customer && standingTier(subject.customer, now)

  return {
    title: t(locale, 'override.form-title'),
    submit: saveLabel(locale),
    call: { command: 'override', input: subject.input },
    ...formIntro(subject),
    fields: [
      ...subject.fields,
      {
        name: 'tier',
        label: t(locale, 'override.form-tier'),
        kind: 'choice',
        ask: true,
        options: policy.tiers.map(({ code }) => ({ label: tierName(locale, policy, code), value: code })),
        ...present({ value: policy.tiers.some(({ code }) => code === standing) ? standing : undefined }),
      },
      {
        name: 'reason',
        label: t(locale, 'override.form-reason'),
        kind: 'paragraph',
        maxLength: 300,
        hint: t(locale, 'override.form-reason-hint'),
      },
      {
        name: 'until',
        label: t(locale, 'override.form-until'),
        kind: 'date',
        value: localDay(addDays(now, usualDays), zone),
      },
    ],
  }
}
