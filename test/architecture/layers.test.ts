import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const forbidden = [
  ['src/domain', "export { createLogger } from '#src/log/pino-logger.ts'"],
  ['src/domain', "export { readFileSync } from 'node:fs'"],
  ['src/domain', "export type { Card } from '#src/cards/card.ts'"],
  ['src/domain/tier', "export { toMinor } from '../money.ts'"],
  ['src/ports', "export type { Card } from '#src/cards/card.ts'"],
  ['src/cards', "export type { Command } from '#src/commands/command.ts'"],
  ['src/ingest', "export { openStore } from '#src/store/open-store.ts'"],
  ['src/decide', "export { searchKeysOf } from '#src/ingest/customers/search-keys.ts'"],
  ['src/commands', "export { openStore } from '#src/store/open-store.ts'"],
  ['src/commands', "export { Queue } from 'bullmq'"],
  ['jobs', "export { readEnv } from '#src/config/env.ts'"],
  ['src/slack', "export { createLogger } from '#src/log/pino-logger.ts'"],
  ['src/slack', "export type { Command } from '#src/commands/command.ts'"],
  ['src/playground', "export { renderSlack } from '#src/slack/render/render.ts'"],
  ['src/store', "export { Queue } from 'bullmq'"],
  ['src/queue', "export { createConnection } from 'mongoose'"],
  ['src/charts', "export { readEnv } from '#src/config/env.ts'"],
  ['src/embedded/mongo', "export { createConnection } from 'mongoose'"],
] as const

const allowed = [
  ['src/cards', "export type { Customer } from '#src/domain/customer.ts'"],
  ['src/commands', "export type { Card } from '#src/cards/card.ts'"],
  ['src/store', "export { createConnection } from 'mongoose'"],
  ['src/charts', "export { compile } from 'vega-lite'"],
  ['src', "export { readEnv } from '#src/config/env.ts'"],
] as const

let root = ''
let verdict = ''

const fileOf = (kind: string, index: number, folder: string) => join(folder, `${kind}-${index}.ts`)

/** Plants every line in a tree of its own under the project's configuration and lints it once. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tierwise-layers-'))
  for (const file of ['biome.json', 'package.json']) copyFileSync(file, join(root, file))
  const plant = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), `${text}\n`)
  }
  forbidden.forEach(([folder, line], index) => {
    plant(fileOf('forbidden', index, folder), line)
  })
  allowed.forEach(([folder, line], index) => {
    plant(fileOf('allowed', index, folder), line)
  })
  plant('src/http/environment.ts', "export const port = process.env['PORT']")

  const run = spawnSync(
    resolve('node_modules/.bin/biome'),
    ['lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false', '.'],
    { cwd: root, encoding: 'utf8' },
  )
  verdict = run.stdout
})

afterAll(() => rmSync(root, { recursive: true }))

/** The rules that a file broke. */
function broken(path: string): string[] {
  const { diagnostics } = JSON.parse(verdict) as {
    diagnostics: { category: string; location: { path: string | { file: string } } }[]
  }
  return diagnostics
    .filter(({ location }) => JSON.stringify(location.path).includes(path))
    .map(({ category }) => category)
}

describe('layers', () => {
  it.each(forbidden.map(([folder, line], index) => [folder, line, index] as const))(
    '%s may not say: %s',
    (folder, _line, index) => {
      expect(broken(fileOf('forbidden', index, folder))).toContain('lint/style/noRestrictedImports')
    },
  )

  it.each(allowed.map(([folder, line], index) => [folder, line, index] as const))(
    '%s may say: %s',
    (folder, _line, index) => {
      expect(broken(fileOf('allowed', index, folder))).not.toContain('lint/style/noRestrictedImports')
    },
  )

  it('refuses process.env outside the configuration', () => {
    expect(broken('src/http/environment.ts')).toContain('lint/style/noProcessEnv')
  })
})
