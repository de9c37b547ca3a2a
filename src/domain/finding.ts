/** One thing that was looked at, and what to do where it is not right. `unknown`: nobody but a person can see it. */
export type Finding = {
  readonly state: 'ok' | 'missing' | 'unknown'
  readonly says: string
  readonly remedy?: string | undefined
}
