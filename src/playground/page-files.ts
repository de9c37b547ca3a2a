import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname } from 'node:path'

/** A file of the page, ready to be sent. */
export type PageFile = { readonly body: Buffer; readonly type: string; readonly etag: string }

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Reads the page into memory, by file name: no path of a request ever reaches the file system. */
export async function readPageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const folder = new URL('./page/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => extname(name) in types)
  const files = await Promise.all(
    names.map(async (name) => [name, await readPageFile(folder, name)] as const),
  )

  return new Map(files)
}

async function readPageFile(folder: URL, name: string): Promise<PageFile> {
  const body = await readFile(new URL(name, folder))
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

  return { body, etag, type: types[extname(name)] ?? 'application/octet-stream' }
}
