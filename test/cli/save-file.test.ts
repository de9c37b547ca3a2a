import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { saveFile } from '#src/cli/save-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierwise-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const file = (content: string) => ({ name: 'a.csv', mime: 'text/csv', content }) as const

it('a file is written beside one of its name, never over it', async () => {
  const paths = [await saveFile(folder, file('one')), await saveFile(folder, file('two'))]

  expect(paths).toEqual([join(folder, 'a.csv'), join(folder, 'a-2.csv')])
  expect(await Promise.all(paths.map((path) => readFile(path, 'utf8')))).toEqual(['one', 'two'])
})

it('a folder that is not there yet is made', async () => {
  const path = await saveFile(join(folder, 'not', 'there'), file('one'))

  expect(await readFile(path, 'utf8')).toBe('one')
})

it('where nothing can be written it says so', async () => {
  const taken = await saveFile(folder, file('one'))

  await expect(saveFile(join(taken, 'below'), file('one'))).rejects.toMatchObject({
    code: 'file-not-written',
  })
})
