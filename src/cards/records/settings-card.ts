import type { Card, CardAction, CardButton, CardFact } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { User, UserSettings } from '#src/domain/user.ts'
import { capital, inSeries } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

type Mute = NonNullable<UserSettings['mutes']>[number]
type Seen = {
  readonly names: ReadonlyMap<string, string>
  readonly isChanged: boolean
  readonly undo?: readonly CardButton[]
}

/** What a person has set, in their own language, and how to change it. */
export function settingsCard(user: User, { names, isChanged, undo = [] }: Seen): Card {
  const { locale } = user
  const title = t(locale, isChanged ? 'settings.changed-title' : 'settings.title')

  return plainCard(locale, title, [t(locale, 'settings.how')], {
    tone: isChanged ? 'good' : 'neutral',
    facts: factsOf(user, names),
    actions: [...undo, ...actionsOf(user)],
  })
}

function factsOf(user: User, names: ReadonlyMap<string, string>): readonly CardFact[] {
  const { locale, zone, quietHours, settings = {} } = user
  const fact = (
    key: 'language' | 'zone' | 'quiet' | 'surface' | 'morning' | 'daily' | 'muted',
    value: string,
  ) => ({
    label: t(locale, `settings.${key}`),
    // A customer's name is written as it is.
    value: key === 'muted' && settings.mutes?.[0]?.customer !== undefined ? value : capital(value),
  })
  const quiet =
    quietHours === undefined
      ? t(locale, 'settings.quiet-usual')
      : quietHours.from === quietHours.to
        ? t(locale, 'settings.off')
        : `${quietHours.from}–${quietHours.to}`
  const surface = settings.preferredSurface
  const mutes = (settings.mutes ?? []).map((mute) => mutedName(locale, mute, names))

  return [
    fact('language', t(locale, locale === 'zh' ? 'whoami.chinese' : 'whoami.english')),
    fact('zone', zone),
    fact('quiet', quiet),
    fact('surface', surface ? t(locale, `surface.${surface}`) : t(locale, 'settings.surface-any')),
    fact('morning', onOff(locale, settings.morningList ?? 'on')),
    fact('daily', onOff(locale, settings.dailySummary ?? 'off')),
    fact('muted', mutes.length === 0 ? t(locale, 'settings.muted-none') : inSeries(locale, mutes)),
  ]
}

const onOff = (locale: Locale, value: 'on' | 'off'): string => t(locale, `settings.${value}`)

function mutedName(locale: Locale, { kind, channel, customer }: Mute, names: ReadonlyMap<string, string>) {
  if (kind) return t(locale, `settings.kind-${kind}`)
  if (channel) return t(locale, 'settings.kind-channel', { channel: t(locale, `channel.${channel}`) })
  return clip(names.get(customer ?? '') ?? t(locale, 'settings.kind-customer'))
}

function actionsOf({ locale, settings = {} }: User): readonly CardAction[] {
  const select = (
    set: string,
    label: string,
    options: readonly (readonly [string, string])[],
  ): CardAction => ({
    kind: 'select',
    label,
    submit: t(locale, 'form.choose'),
    field: 'value',
    call: { command: 'settings', input: { words: set } },
    options: options.map(([value, shown]) => ({ value, label: shown })),
  })
  const flip = (set: 'morning' | 'daily', now: 'on' | 'off'): CardAction => ({
    kind: 'button',
    label: t(locale, now === 'on' ? `settings.${set}-off` : `settings.${set}-on`),
    short: t(locale, now === 'on' ? `settings.${set}-off-short` : `settings.${set}-on-short`),
    call: { command: 'settings', input: { words: `${set} ${now === 'on' ? 'off' : 'on'}` } },
  })

  return [
    select('language', t(locale, 'settings.language'), [
      ['en', 'English'],
      ['zh', '中文'],
    ]),
    flip('morning', settings.morningList ?? 'on'),
    flip('daily', settings.dailySummary ?? 'off'),
    formOpener(locale, 'settings'),
  ]
}
