import type { Setting } from '#src/decide/records/change-settings.ts'
import { AppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import { readSettings } from '#src/grammar/settings-words.ts'
import { muteKinds } from './settings-form.ts'

/** The form of settings as it was sent; what was left empty is absent. */
type Filled = {
  readonly language?: User['locale'] | undefined
  readonly zone?: string | undefined
  readonly quietFrom?: string | undefined
  readonly quietTo?: string | undefined
  readonly morning?: 'on' | 'off' | undefined
  readonly daily?: 'on' | 'off' | undefined
  /** Kinds, parted by commas. */
  readonly mutes?: string | undefined
}

/**
 * What the form changes of a person's settings; what stands so already is no change.
 * @throws AppError `zone-unknown`, `quiet-hours-half`
 */
export function filledSettings(user: User, filled: Filled): readonly Setting[] {
  const { settings = {} } = user
  const { language, morning, daily } = filled
  const isMorning = morning === undefined || morning === (settings.morningList ?? 'on')
  const isDaily = daily === undefined || daily === (settings.dailySummary ?? 'off')

  return [
    ...(language && language !== user.locale ? [{ set: 'language', to: language } as const] : []),
    ...zoneOf(user, filled),
    ...quietOf(user, filled),
    ...(isMorning ? [] : [{ set: 'morning', to: morning } as const]),
    ...(isDaily ? [] : [{ set: 'daily', to: daily } as const]),
    ...mutesOf(user, filled),
  ]
}

function zoneOf(user: User, { zone }: Filled): readonly Setting[] {
  if (zone === undefined || zone.trim() === user.zone) return []
  const read = readSettings(`zone ${zone.trim()}`)
  if (read?.set === 'zone') return [read]

  throw new AppError({
    code: 'zone-unknown',
    message: 'There is no time zone of this name.',
    remedy: 'Write it as Asia/Shanghai or Europe/Berlin.',
    field: 'zone',
  })
}

function quietOf({ quietHours }: User, { quietFrom: from, quietTo: to }: Filled): readonly Setting[] {
  if (from === quietHours?.from && to === quietHours?.to) return []
  if (from !== undefined && to !== undefined) return [{ set: 'quiet', from, to }]
  if (from === undefined && to === undefined) return [{ set: 'quiet', usual: true }]

  throw new AppError({
    code: 'quiet-hours-half',
    message: 'Quiet hours have a beginning and an end.',
    remedy: 'Fill in both, or leave both empty for the usual ones.',
    field: from === undefined ? 'quietFrom' : 'quietTo',
  })
}

/** Muted customers and channels are no part of the form: they stay. */
function mutesOf({ settings = {} }: User, { mutes = '' }: Filled): readonly Setting[] {
  const wanted = new Set(mutes.split(','))
  const standing = new Set((settings.mutes ?? []).flatMap(({ kind }) => (kind ? [kind] : [])))

  return muteKinds
    .filter((kind) => wanted.has(kind) !== standing.has(kind))
    .map((kind) => ({ set: wanted.has(kind) ? 'mute' : 'unmute', mute: { kind } }) as const)
}
