import type { User, UserSettings } from '#src/domain/user.ts'
import type { OwnChange } from '#src/ports/users.ts'

type Mute = NonNullable<UserSettings['mutes']>[number]

/** One setting of a person, understood. */
export type Setting =
  | { readonly set: 'language'; readonly to: User['locale'] }
  | { readonly set: 'zone'; readonly to: string }
  | { readonly set: 'quiet'; readonly from: string; readonly to: string }
  | { readonly set: 'quiet'; readonly usual: true }
  | { readonly set: 'surface'; readonly to: NonNullable<UserSettings['preferredSurface']> }
  | { readonly set: 'morning' | 'daily'; readonly to: 'on' | 'off' }
  | { readonly set: 'mute' | 'unmute'; readonly mute: Mute }

const mostMutes = 50

/** What a setting changes of the person's row. */
export function settingChange(user: User, setting: Setting): OwnChange {
  const settings = user.settings ?? {}
  const of = (more: Partial<UserSettings>): OwnChange => ({ set: { settings: { ...settings, ...more } } })
  switch (setting.set) {
    case 'language':
      return { set: { locale: setting.to, settings: chosen(settings, 'locale') } }
    case 'zone':
      return { set: { zone: setting.to, settings: chosen(settings, 'zone') } }
    case 'quiet':
      return 'usual' in setting
        ? { set: {}, unset: ['quietHours'] }
        : { set: { quietHours: { from: setting.from, to: setting.to } } }
    case 'surface':
      return of({ preferredSurface: setting.to })
    case 'morning':
      return of({ morningList: setting.to })
    case 'daily':
      return of({ dailySummary: setting.to })
    default:
      return of({ mutes: mutesWith(settings.mutes ?? [], setting) })
  }
}

/** A list of users that is imported later leaves it as it is. */
const chosen = (settings: UserSettings, field: 'locale' | 'zone'): UserSettings => ({
  ...settings,
  chosen: [...new Set([...(settings.chosen ?? []), field])],
})

const same = (a: Mute, b: Mute): boolean =>
  a.kind === b.kind && a.channel === b.channel && a.customer === b.customer

function mutesWith(
  mutes: readonly Mute[],
  { set, mute }: Extract<Setting, { set: 'mute' | 'unmute' }>,
): Mute[] {
  const others = mutes.filter((each) => !same(each, mute))
  return set === 'mute' ? [...others, mute].slice(-mostMutes) : others
}
