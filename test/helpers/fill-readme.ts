import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { readmeTables } from './readme-tables.ts'

/** `npm run readme`: writes the tables anew, in the formatter's form. */
const filled = Object.entries(readmeTables).reduce(
  (text, [name, table]) =>
    text.replace(
      new RegExp(`(<!-- ${name}:[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
      (_all, open, close) => `${open}${table}\n${close}`,
    ),
  readFileSync('README.md', 'utf8'),
)
writeFileSync('README.md', filled)
execFileSync('biome', ['format', '--write', 'README.md'])
