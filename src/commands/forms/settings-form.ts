import type { Form, FormField } from '#src/cards/form.ts'
import { present } from '#src/domain/present.ts'
import type { User } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { optionsOf, saveLabel } from './fields.ts'

/** Kinds of messages that can be muted. */
export const muteKinds = ['tier-change', 'early-warning', 'reminder', 'question', 'occasion'] as const

const switches = ['on', 'off'] as const

/** The form of a person's own settings, as they stand. */
export function settingsForm(user: User): Form {
  const { locale } = user

  return {
    title: t(locale, 'settings.title'),
    submit: saveLabel(locale),
    call: { command: 'settings', input: { form: 'all' } },
    fields: [...personFields(user), ...messageFields(user)],
  }
}

function personFields({ locale, zone, quietHours }: User): readonly FormField[] {
  return [
    {
      name: 'language',
      label: t(locale, 'settings.language'),
      kind: 'choice',
      value: locale,
      options: [
        { label: 'English', value: 'en' },
        { label: '中文', value: 'zh' },
      ],
    },
    {
      name: 'zone',
      label: t(locale, 'settings.zone'),
      kind: 'text',
      value: zone,
      maxLength: 60,
      placeholder: 'Asia/Shanghai',
    },
    {
      name: 'quietFrom',
      label: t(locale, 'settings.form-quiet-from'),
      kind: 'time',
      optional: true,
      hint: t(locale, 'settings.form-quiet-hint'),
      ...present({ value: quietHours?.from }),
    },
    {
      name: 'quietTo',
      label: t(locale, 'settings.form-quiet-to'),
      kind: 'time',
      optional: true,
      ...present({ value: quietHours?.to }),
    },
  ]
}

function messageFields({ locale, settings = {} }: User): readonly FormField[] {
  const onOff = (name: 'morning' | 'daily', value: string): FormField => ({
    name,
    label: t(locale, `settings.${name}`),
    kind: 'choice',
    value,
    options: optionsOf(switches, (each) => t(locale, `settings.${each}`)),
  })
  const muted = (settings.mutes ?? []).flatMap(({ kind }) => (kind ? [kind] : []))

  return [
    onOff('morning', settings.morningList ?? 'on'),
    onOff('daily', settings.dailySummary ?? 'off'),
    {
      name: 'mutes',
      label: t(locale, 'settings.muted'),
      kind: 'choices',
      optional: true,
      ...present({ value: muted.length > 0 ? muted.join(',') : undefined }),
      options: optionsOf(muteKinds, (kind) => t(locale, `settings.kind-${kind}`)),
    },
  ]
}
