import { expect, test } from 'vitest'
import { servedWecom } from '../../helpers/a-wecom.ts'
import { eventually } from '../../helpers/eventually.ts'

test('what a member writes to the app is taken at the first try and answered with a card', async () => {
  const { fake, verified } = await servedWecom()

  const tries = await fake.user('mei').writes('/customer tier acme')

  const [answer] = await eventually('an answer', () => {
    const answers = fake.seenBy('mei', 'app')
    return answers.length > 0 ? answers : undefined
  })
  expect(verified.ok).toBe(true)
  expect(tries).toMatchObject([{ status: 200, body: '' }])
  expect(JSON.stringify(answer)).toContain('Acme')
  expect(fake.complaints).toEqual([])
})
