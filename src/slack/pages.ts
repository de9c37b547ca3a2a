type Paged = { readonly response_metadata?: { readonly next_cursor?: string } }

/** The pages of a list one after another, `most` of them; Slack's may be short ones, and the last has no cursor. */
export async function* pages<Page extends Paged>(
  ask: (from: { readonly cursor?: string }) => Promise<Page>,
  most: number,
): AsyncGenerator<Page, void> {
  let cursor: string | undefined
  for (let n = 0; n < most; n++) {
    const page = await ask(cursor ? { cursor } : {})
    yield page
    cursor = page.response_metadata?.next_cursor
    if (!cursor) return
  }
}
