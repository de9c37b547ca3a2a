import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importKinds } from '#src/cli/import-kinds.ts'
import { commands } from '#src/commands/index.ts'
import { envSchema } from '#src/config/env.ts'

const pages = [...globSync('*.md'), ...globSync('docs/*.md')].sort()
const textOf = (page: string) => readFileSync(page, 'utf8')
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }

/** Headings as GitHub makes anchors of them. */
const anchorsOf = (page: string) =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

describe('every page', () => {
  it.each(pages)('%s links to pages and headings that exist', (page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => link)
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor))
    })

    expect(dead).toEqual([])
  })

  it.each(pages)('%s names only files and scripts that exist', (page) => {
    const text = textOf(page)
    const files = [...text.matchAll(/`((?:src|jobs|test|docs|bench)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    )
    const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, script = '']) => script)

    expect(files.filter((path) => !existsSync(path))).toEqual([])
    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })
})

describe('the page on operations', () => {
  it('says what to do about every refusal of the product', () => {
    // What the domain refuses is worded by whoever calls it.
    const files = globSync('{src,jobs}/**/*.ts', { exclude: ['src/domain/**'] })
    const source = files.map(textOf).join('\n')
    const codes = [...source.matchAll(/new AppError\(\{\s*code: '([\w-]+)'/g)].map(([, code = '']) => code)
    const page = textOf('docs/operations.md')

    expect(codes.length).toBeGreaterThan(40)
    expect([...new Set(codes)].filter((code) => !page.includes(`\`${code}\``))).toEqual([])
  })
})

describe('the page on imports', () => {
  it.each(Object.entries(importKinds))('names every option of %s', (_kind, { fields }) => {
    const page = textOf('docs/import.md')

    expect(fields.filter((field) => !page.includes(`--${field}`))).toEqual([])
  })
})

describe('the Chinese README', () => {
  const readme = textOf('README.zh-CN.md')

  it('opens with the same two commands', () => {
    expect(readme.indexOf('npm ci && npm start')).toBeGreaterThan(0)
    expect(readme.indexOf('npm ci && npm test')).toBeGreaterThan(readme.indexOf('npm ci && npm start'))
  })

  it.each(commands)('has $name as the product shows it', ({ shown, help }) => {
    expect(readme).toContain(shown.zh)
    expect(readme).toContain(help.zh)
  })

  it('has every variable', () => {
    expect(Object.keys(envSchema.shape).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
  })
})
