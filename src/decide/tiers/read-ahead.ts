/**
 * Pages one after another, the next of which is read while this one is worked on: a server and a process are two
 * that can work at once.
 * @param read the page after a key; the last one is shorter than `size`
 */
export async function* readAhead<
  Row extends { readonly _id: string },
  Page extends { readonly rows: readonly Row[] },
>(read: (after: string | undefined) => Promise<Page>, size: number, after?: string): AsyncGenerator<Page> {
  let coming: Promise<Page> | undefined = read(after)
  while (coming !== undefined) {
    const page: Page = await coming
    const last = page.rows.at(-1)
    coming = last && page.rows.length === size ? read(last._id) : undefined
    coming?.catch(() => undefined) // told to whoever asks for the next page; nobody asks where this one fails
    if (last) yield page
  }
}
