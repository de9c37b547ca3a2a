import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { envExample } from '#src/config/describe-env.ts'
import { surfaceTables } from '../surfaces/tables.ts'
import { readmeTables, zhReadmeTables } from './readme-tables.ts'

/** `npm run readme`: writes the tables anew, in the formatter's form, and `.env.example`. */
function fill(page: string, tables: Readonly<Record<string, string>>): void {
  const filled = Object.entries(tables).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name}:[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
        (_all, open, close) => `${open}${table}\n${close}`,
      ),
    readFileSync(page, 'utf8'),
  )
  writeFileSync(page, filled)
  execFileSync('biome', ['format', '--write', page])
}

fill('README.md', readmeTables)
fill('README.zh-CN.md', zhReadmeTables)
fill('docs/surfaces.md', await surfaceTables())
writeFileSync('.env.example', envExample())
