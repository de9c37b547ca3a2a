/** How the app took a callback. */
export type Delivery = {
  /** 0 where no answer came. */
  readonly status: number
  readonly ms: number
  /** Whether WeCom would have cut the connection: after five seconds. */
  readonly late: boolean
  readonly body: string
  /** The decrypted passive reply, if there was one. */
  readonly reply: string | undefined
}

/** Whether WeCom would take it for received: anything but 200 in time is sent again. */
export const isTaken = ({ status, late }: Delivery): boolean => status === 200 && !late
