import { readFile } from 'node:fs/promises'

/** The style of every page, read once. */
export async function pageStyle(): Promise<
  () => Promise<{ readonly status: number; readonly headers: Record<string, string>; readonly body: string }>
> {
  const body = await readFile(new URL('./page.css', import.meta.url), 'utf8')
  const headers = { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' }

  return async () => ({ status: 200, headers, body })
}
