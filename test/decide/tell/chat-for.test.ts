import { describe, expect, it } from 'vitest'
import { chatFor } from '#src/decide/tell/chat-for.ts'
import type { Surface, User } from '#src/domain/user.ts'
import type { Chat } from '#src/ports/chat.ts'
import { aUser } from '../../helpers/builders/a-user.ts'

const on = (surface: Surface, more: Partial<Chat<unknown>> = {}): Chat<unknown> => ({
  surface,
  post: async () => ({}),
  reaches: async ({ identities }: User) => identities.some((identity) => identity.surface === surface),
  ...more,
})
const slack = on('slack', { postTo: async () => ({}) })
const wecom = on('wecom', {
  postTo: async () => ({}),
  takes: (channel: string) => channel === '#企业微信群',
})
const playground = on('playground', { reaches: async () => true })
const all = [slack, wecom, playground]

const whoIsOn =
  (...surfaces: readonly Surface[]) =>
  (preferredSurface?: Surface) =>
    aUser({
      identities: surfaces.map((surface) => ({ surface, userId: 'mei' })),
      ...(preferredSurface ? { settings: { preferredSurface } } : {}),
    })
const both = whoIsOn('slack', 'wecom')

describe('a person with two surfaces', () => {
  it.each([
    ['the preferred one', both('wecom'), 'wecom'],
    ['the first, with no preference', both(), 'slack'],
    ['the other, where the preferred one does not have them', whoIsOn('slack')('wecom'), 'slack'],
    ['another, where the preferred one is not on', both('terminal'), 'slack'],
    ['the one that has everybody, where no other does', whoIsOn()(), 'playground'],
  ])('is told on %s', async (_which, reader, surface) => {
    expect((await chatFor(all, reader))?.surface).toBe(surface)
  })

  it('is refused by a surface in its own words where none has them', async () => {
    expect((await chatFor([slack, wecom], whoIsOn()()))?.surface).toBe('slack')
    expect(await chatFor([], both())).toBeUndefined()
  })
})

describe('a channel', () => {
  it.each([
    ['#sales|C1', 'slack'],
    ['#企业微信群', 'wecom'],
  ])('%s is where its name is known, whatever its orderer prefers', async (channel, surface) => {
    expect((await chatFor(all, both('wecom'), channel))?.surface).toBe(surface)
    expect((await chatFor(all, both('slack'), channel))?.surface).toBe(surface)
  })

  it('that only one surface could have is its to refuse', async () => {
    expect((await chatFor([wecom], both(), '#sales'))?.surface).toBe('wecom')
  })
})
