import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { envExample } from '#src/config/describe-env.ts'
import { readmeTables, tableIn } from '../helpers/readme-tables.ts'

const readme = readFileSync('README.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

describe('README', () => {
  it.each(['commands', 'jobs', 'env'] as const)('lists the %s as the code has them', (name) => {
    expect(tableIn(readme, name)).toBe(readmeTables[name])
  })

  it('has every variable in .env.example as the code has them', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample())
  })

  it('opens with the two commands', () => {
    expect(readme.indexOf('npm ci && npm start')).toBeGreaterThan(0)
    expect(readme.indexOf('npm ci && npm test')).toBeGreaterThan(readme.indexOf('npm ci && npm start'))
    expect(readme.indexOf('## Two commands')).toBeLessThan(readme.indexOf('## Commands'))
  })

  it('names only scripts that exist', () => {
    const named = [...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, script]) => script as string)

    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })

  it.each(['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'docs/architecture.md'])(
    '%s links to pages that exist',
    (page) => {
      const text = readFileSync(page, 'utf8')
      const folder = page.startsWith('docs/') ? 'docs/' : ''
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
        ([, link]) => folder + (link as string),
      )

      expect(links.filter((link) => !existsSync(link))).toEqual([])
    },
  )
})
