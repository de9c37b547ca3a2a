import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { commands } from '#src/commands/index.ts'
import { AppError } from '#src/domain/errors.ts'
import { roles } from '#src/domain/user.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { oneOfEachRole } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

const canary = 'CANARY-7f3a91'
const hers = aCustomer({ _id: 'c-1', ref: 'canary-7f3a91', name: `${canary} Ltd`, aliases: [canary] })
const his = aCustomer({ _id: 'c-2', ref: 'other-7f3a91', name: `Other ${canary}`, owner: 'lei' })
const me = { surface: 'terminal', userId: 'mei' } as const

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk({ customers: [hers, his] })
})
afterAll(() => desk.close())

const logged = () => inspect(desk.log.lines, { depth: 10 })

describe("a customer's name", () => {
  it('never reaches the log, whatever is asked by whom', async () => {
    const verbs = [...commands.map(({ name }) => name), 'teir', '等级', '']
    const names = [canary, `"${canary} Ltd"`, `Other ${canary}`, `${canary}x`, canary.slice(0, 8)]

    for (const [at, verb] of verbs.entries())
      for (const [n, name] of names.entries()) {
        // Each verb with each name, and each of both in every role over the walk.
        const who = oneOfEachRole[roles[(at + n) % roles.length] ?? 'rep']
        await desk.say(`${verb} ${name}`, who)
        await desk.say(`${verb} ${name} phone reached: ${canary}`, who)
        await desk.press(verb, { customer: name }, who)
      }
    for (const role of roles)
      for (const name of names) {
        await desk.complete(`tier ${name}`, oneOfEachRole[role])
        await desk.press('tier', { customer: 'c-1', [name]: name }, oneOfEachRole[role])
      }

    expect(desk.log.lines.length).toBeGreaterThan(100)
    expect(logged().toLowerCase()).not.toContain('7f3a91')
  })

  it('does not reach it from strangers either', async () => {
    await desk.say(`tier ${canary}`, canary)

    expect(logged()).not.toContain(canary)
  })

  it('does not reach it by an error that quotes it', async () => {
    const broken = (error: Error) =>
      createDispatcher({
        ...desk.deps,
        cuts: { ...desk.deps.cuts, latest: () => Promise.reject(error) },
      })
    const quoting = new Error(`E11000 dup key: { name: "${canary}" }\n    at ${canary} (in a text)`)
    const known = new AppError({
      code: 'store-away',
      message: `no ${canary}`,
      remedy: 'Wait.',
      retryable: true,
    })

    await broken(quoting).text(`tier ${canary}`, me)
    await broken(known).text(`tier ${canary}`, me)

    expect(logged()).not.toContain(canary)
  })
})

describe('an unknown error', () => {
  it('is a reply with a code, and one log line with the same code and its frames', async () => {
    const fail = () => Promise.reject(new TypeError('x is not a function'))
    const broken = createDispatcher({ ...desk.deps, policies: { ...desk.deps.policies, active: fail } })
    const before = desk.log.lines.length

    const { card, refused } = await broken.text(`tier ${canary}`, me)
    const lines = desk.log.lines.slice(before)

    expect(refused).toMatch(/^E-[0-9a-f]{8}$/)
    expect(card.footer).toBe(`Code ${refused}`)
    expect(wordsOf(card)).not.toContain('is not a function')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ level: 'error', fields: { code: refused, user: 'mei' } })
    expect((lines[0]?.error as Error | undefined)?.stack).toMatch(/^TypeError\n {4}at .*canary\.test\.ts/)
  })

  it('on the way to who is asking is answered as well', async () => {
    const fail = () => Promise.reject('no error object')
    const broken = createDispatcher({ ...desk.deps, users: { ...desk.deps.users, byIdentity: fail } })

    const reply = await broken.text('阿里等级', me)

    expect(reply.card.title).toBe('这次没有成功')
    expect(await broken.complete('t', me)).toEqual([])
  })
})
