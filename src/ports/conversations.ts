/** What somebody is in the middle of, as it was read; `token` is another one after each change. */
export type Conversation = { readonly text: string; readonly token: string }

/** What people are in the middle of, one thing each, until its time is over: a form that is asked for in turn. */
export type Conversations = {
  get(of: string): Promise<Conversation | undefined>
  /** Puts it in place of what was read, or of nothing; false where somebody was quicker. */
  replace(of: string, before: Conversation | undefined, text: string, forMs: number): Promise<boolean>
  /** It is over; false where somebody was quicker. */
  end(of: string, before: Conversation): Promise<boolean>
}
