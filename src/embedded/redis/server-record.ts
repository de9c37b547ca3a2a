import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  port: z.number().int().positive(),
  /** None while it starts. */
  pid: z.number().int().positive().optional(),
})

/** The redis-server that was started last on a folder: by it the next owner knows one that was left behind. */
export type ServerRecord = z.output<typeof schema>

const fileIn = (dir: string): string => join(dir, 'server.json')

/** Synchronous: a process that is killed right after the start has left the record. */
export const writeServerRecord = (dir: string, record: ServerRecord): void =>
  writeFileSync(fileIn(dir), JSON.stringify(record))

/** Undefined where there is none, or none that can be read: then no server of ours was started there. */
export const readServerRecord = (dir: string): ServerRecord | undefined => {
  try {
    return schema.parse(JSON.parse(readFileSync(fileIn(dir), 'utf8')))
  } catch {
    return undefined
  }
}

/** Says that no server of ours runs on the folder any more. */
export const removeServerRecord = (dir: string): void => rmSync(fileIn(dir), { force: true })
