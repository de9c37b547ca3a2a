import type { Channel } from '#src/domain/event.ts'
import type { UserSettings } from '#src/domain/user.ts'

type Mute = NonNullable<UserSettings['mutes']>[number]

/** What a message or a line of the list is about, as somebody may have muted it. */
export type Muted = {
  readonly kind?: string | undefined
  readonly customerId?: string | undefined
  readonly channel?: Channel | undefined
}

const names = ({ kind, customer, channel }: Mute): boolean =>
  kind !== undefined || customer !== undefined || channel !== undefined

/** All that the mute names must be true; one that names nothing mutes nothing. */
const matches = (mute: Mute, about: Muted): boolean =>
  names(mute) &&
  (mute.kind === undefined || mute.kind === about.kind) &&
  (mute.customer === undefined || mute.customer === about.customerId) &&
  (mute.channel === undefined || mute.channel === about.channel)

/** Whether the reader has said that they do not want this: its kind, its customer, or reminders of its channel. */
export const isMuted = (settings: UserSettings | undefined, about: Muted): boolean =>
  (settings?.mutes ?? []).some((mute) => matches(mute, about))
