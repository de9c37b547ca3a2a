import { describe, expect, it } from 'vitest'
import { cardText } from '#src/cards/parts/text.ts'
import { admissionCard, admittedCard, newcomerCard, waitingCard } from '#src/cards/people/newcomer-card.ts'
import { blockedCard } from '#src/cards/running/blocked-card.ts'
import { unconfirmedCard } from '#src/cards/running/unconfirmed-card.ts'
import { undeliveredCard } from '#src/cards/running/undelivered-card.ts'
import { aMoment } from '../helpers/builders/a-customer.ts'
import { aUser } from '../helpers/builders/a-user.ts'

const at = aMoment
const locales = ['en', 'zh'] as const
const identity = { surface: 'slack', team: 'T1', userId: 'U9' } as const

describe('a card about messages that do not arrive', () => {
  it('names the channel as people do, and the line to type by itself', () => {
    const blocked = {
      kind: 'blocked',
      code: 'slack-not-invited',
      channel: '#sales|C1',
      line: '/invite @tierwise',
      at,
    } as const

    const [en, zh] = locales.map((locale) => blockedCard(locale, blocked))

    expect(en?.title).toBe('I cannot post into #sales')
    expect(zh?.title).toBe('无法发到 #sales')
    expect(en?.facts).toContainEqual({ label: 'Type there', value: '/invite @tierwise' })
    expect(zh?.facts).toContainEqual({ label: '请在群里输入', value: '/invite @tierwise' })
    expect([en?.text, zh?.text].every((text) => text?.includes('/invite @tierwise'))).toBe(true)
  })

  it.each([
    [
      { what: 'message', channel: '#sales|C1' },
      'A message may not have arrived in #sales',
      '发到 #sales 的消息未确认送达',
    ],
    [{ what: 'message' }, 'A message may not have arrived', '有一条消息未确认送达'],
    [{ what: 'files' }, 'The files of the last message may not have arrived', '上一条消息的附件未确认送达'],
  ] as const)('says of %j what to look for', (told, en, zh) => {
    const cards = locales.map((locale) => unconfirmedCard(locale, { kind: 'unconfirmed', at, ...told }))

    expect(cards.map(({ title }) => title)).toEqual([en, zh])
    expect(cards[0]?.text).toMatch(/digest now/)
  })

  it('of a reader who is gone says why and what to do with their customers', () => {
    const notice = { kind: 'undelivered', reader: 'Mei', code: 'slack-user-gone', at } as const

    expect(undeliveredCard('en', notice).body?.[0]).toBe('Slack has no such active person any more.')
    expect(JSON.stringify(undeliveredCard('zh', notice).facts)).toMatch(/转交/)
  })
})

describe('a card about who wants in', () => {
  const notice = { kind: 'newcomer', identity, name: 'Nina', email: 'nina@example.com', at } as const

  it('has a button for each role but admin, and one for no, that a terminal can type', () => {
    const card = newcomerCard('en', notice)

    expect(card.actions?.map((action) => action.label)).toEqual([
      'Let in: Rep',
      'Let in: Manager',
      'Let in: Service',
      'No',
    ])
    expect(cardText(card, { width: 100 })).toMatch(/slack\|T1\|U9 rep/)
    expect(newcomerCard('zh', notice).title).toBe('Nina 申请使用 Tierwise')
  })

  it('names at most three admins to whoever waits, and says where there is none', () => {
    expect(waitingCard('en', ['Ann', 'Bo', 'Cy', 'Di']).text).not.toMatch(/Di/)
    expect(waitingCard('zh', ['Ann']).text).toMatch(/Ann 批准/)
    expect(waitingCard('en', []).text).toMatch(/no admin yet/)
  })

  it('greets in their language and tells the admin the handle', () => {
    const user = aUser({ _id: 'nina', name: 'Nina' })

    expect(admittedCard('zh', { kind: 'admitted', by: 'Ann', at }).text).toMatch(/^你已可以使用 Tierwise/)
    expect(admissionCard('en', user, 'admitted').text).toMatch(/Handle: nina/)
  })
})
