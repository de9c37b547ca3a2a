import type { Customer, OptOut } from '#src/domain/customer.ts'
import { type Channel, channels } from '#src/domain/event.ts'

type Asked = Pick<Customer, 'followUp'>

/** On nothing that a channel carries: every one is named, or none is, which means all. */
const coversAll = ({ channels: named }: OptOut): boolean =>
  named === undefined || channels.every((channel) => named.includes(channel))

/** The customer wants to hear nothing at all: no cadence, no occasion, no floor. */
export const wantsNothing = ({ followUp }: Asked): boolean =>
  followUp?.optOut !== undefined && coversAll(followUp.optOut)

/** Whether the customer may be reached this way. */
export const mayReachBy = ({ followUp }: Asked, channel: Channel): boolean => {
  const { optOut } = followUp ?? {}
  return optOut === undefined || (!coversAll(optOut) && !optOut.channels?.includes(channel))
}
