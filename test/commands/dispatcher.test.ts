import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usableBy } from '#src/commands/dispatch/usable-by.ts'
import { commands } from '#src/commands/index.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Role } from '#src/domain/user.ts'
import { aCustomer, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aTeam, aUser } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

const customers = [
  aCustomer({ ref: 'acme', name: 'Acme Robotics', aliases: ['Acme'] }),
  aCustomer({ ref: 'acme-hk', name: 'Acme (HK)', tier: aTier({ code: 'B' }) }),
  aCustomer({ ref: 'ali', name: '阿里云商贸有限公司' }),
  aCustomer({ ref: 'midea', name: '美的电器' }),
  aCustomer({ ref: 'hs', name: 'Help Scout' }),
  aCustomer({ ref: 'whycafe', name: '为什么咖啡' }),
  aCustomer({ ref: 'sohu', name: '搜狐科技' }),
  aCustomer({ ref: 'nova-east', name: 'Nova East' }),
  aCustomer({ ref: 'nova-west', name: 'Nova West' }),
  aCustomer({ ref: 'twins', name: 'Twins' }),
  aCustomer({ ref: 'twins-2', name: 'Twins' }),
  aCustomer({ ref: 'borealis', name: 'Borealis GmbH', owner: 'lei' }),
  aCustomer({ ref: 'why-lei', name: '为什么茶馆', owner: 'lei' }),
  { ...aCustomer({ ref: 'orphan', name: 'Orphan Ltd' }), owner: undefined },
  { ...aCustomer({ ref: 'youngling', name: 'Youngling' }), tier: undefined },
]
  .map(({ tier, ...rest }) => (tier === undefined ? rest : { ...rest, tier }))
  .map(({ owner, ...rest }) => (owner === undefined ? rest : { ...rest, owner }))

const users = [
  ...aTeam(),
  aUser({ _id: 'fang', name: '方丽', locale: 'zh' }),
  aUser({ _id: 'gone', name: 'Gone', active: false }),
]

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk({ users, customers })
})
afterAll(() => desk.close())

const title = async (text: string, as?: string) => (await desk.say(text, as)).card.title

describe('a typed name', () => {
  it.each([
    ['/customer tier acme', 'Acme Robotics · A · Key customer'],
    ['ACME', 'Acme Robotics · A · Key customer'],
    ['tier "Acme (HK)"', 'Acme (HK) · B · Promising customer'],
    ['阿里等级', '阿里云商贸有限公司 · A · Key customer'],
    ['阿里 几级？', '阿里云商贸有限公司 · A · Key customer'],
    ['客户 等级 阿里', '阿里云商贸有限公司 · A · Key customer'],
    ['aliyun', '阿里云商贸有限公司 · A · Key customer'],
    ['alysm', '阿里云商贸有限公司 · A · Key customer'],
    ['美的等级', '美的电器 · A · Key customer'],
    ['阿里的等级', '阿里云商贸有限公司 · A · Key customer'],
    ['help scout', 'Help Scout · A · Key customer'],
    ['"Help Scout" why', 'Why Help Scout is A · Key customer'],
    ['为什么咖啡', '为什么咖啡 · A · Key customer'],
    ['为什么阿里', 'Why 阿里云商贸有限公司 is A · Key customer'],
    ['搜狐', '搜狐科技 · A · Key customer'],
    ['acme why', 'Why Acme Robotics is A · Key customer'],
    ['why is acme?', 'Why Acme Robotics is A · Key customer'],
  ])('%s leads to %s', async (text, expected) => {
    expect(await title(text)).toBe(expected)
  })

  it('of several customers asks which, and the choice goes on with the same command', async () => {
    const { card, refused } = await desk.say('why nova')
    const [first] = card.rows ?? []

    expect(card.title).toBe('Which “nova”?')
    expect(refused).toBeUndefined()
    expect(card.rows?.map((row) => row.title)).toEqual(['Nova East', 'Nova West'])
    expect(first?.action?.call).toEqual({ command: 'why', input: { customer: 'nova-east' } })
  })

  it('that several bear can be told apart by the id that the choice shows', async () => {
    const { card } = await desk.say('why twins')

    expect(card.rows?.map(({ action }) => action?.call.input['customer'])).toEqual(['c-twins', 'c-twins-2'])
    expect(await title('why c-twins-2')).toBe('Why Twins is A · Key customer')
    expect(await title('why c-nova-west')).toBe('Why Nova West is A · Key customer')
    expect((await desk.say('why c-borealis')).refused).toBe('customer-not-found')
  })

  it('with a typo is answered with the nearest names', async () => {
    const { card, refused } = await desk.say('tier borelis', 'admin')

    expect(refused).toBe('customer-not-found')
    expect(card.title).toBe('No customer called “borelis”')
    expect(card.rows?.[0]?.title).toBe('Borealis GmbH')
  })

  it('that nobody has says what to do', async () => {
    const { card, refused } = await desk.say('tier zzzzqqqq')

    expect(refused).toBe('customer-not-found')
    expect(card.rows).toBeUndefined()
    expect(card.body?.[0]).toContain('Check the spelling')
  })

  it('of punctuation alone is no name', async () => {
    expect((await desk.say('tier ???')).refused).toBeDefined()
    expect((await desk.say('tier "…"')).refused).toBe('customer-not-found')
  })
})

describe("somebody else's customer", () => {
  it('answers its owner and nothing else, by its exact name', async () => {
    const { card, brief, refused } = await desk.say('tier borealis gmbh')

    expect(refused).toBe('customer-foreign')
    expect(card).toEqual({
      title: '“borealis gmbh” is looked after by Lei Wang',
      tone: 'neutral',
      text: '“borealis gmbh” is looked after by Lei Wang. It is not among your customers, so ask Lei Wang directly.',
      body: ['It is not among your customers, so ask Lei Wang directly.'],
    })
    expect(brief).toBeUndefined()
  })

  it('is not there by a part of its name, a typo or find', async () => {
    const answers = await Promise.all(
      ['tier boreal', 'tier borealis gmbj', 'find boreal', '为什么茶'].map((text) => desk.say(text)),
    )

    for (const { card } of answers) {
      expect(wordsOf(card)).not.toContain('Borealis')
      expect(wordsOf(card)).not.toContain('茶馆')
      expect(wordsOf(card)).not.toContain('Lei')
    }
  })

  it('is found to be foreign where its name holds a verb', async () => {
    expect(await title('为什么茶馆')).toBe('“为什么茶馆” is looked after by Lei Wang')
  })

  it('says so where nobody owns it', async () => {
    expect(await title('tier orphan ltd')).toBe('“orphan ltd” has no owner yet')
  })

  it('cannot be read by pressing a button with its id', async () => {
    const { card, refused } = await desk.press('tier', { customer: 'c-borealis' })
    const byRef = await desk.press('tier', { customer: 'borealis' })

    expect([refused, byRef.refused]).toEqual(['customer-gone', 'customer-gone'])
    expect(wordsOf(card)).not.toContain('Borealis')
  })

  it('is seen by its owner, the manager above, and admins', async () => {
    const expected = 'Borealis GmbH · A · Key customer'

    expect(await title('borealis', 'lei')).toBe(expected)
    expect(await title('borealis', 'admin')).toBe(expected)
    expect((await desk.say('borealis', 'bao')).refused).toBe('customer-foreign')
    expect((await desk.say('boreal', 'bao')).refused).toBe('customer-not-found')
    expect(await title('acme', 'bao')).toContain('Acme Robotics')
  })
})

describe('a verb', () => {
  it.each([
    ['teir acme', 'teir', 'Did you mean tier?'],
    ['wyh acme', 'wyh', 'Did you mean why?'],
    ['acme hisotry', 'hisotry', undefined],
    ['frobnicate acme', 'frobnicate', undefined],
  ])('mistyped as in %s is named, with the customer at hand', async (text, word, meant) => {
    const { card, refused } = await desk.say(text)

    expect(refused).toBe('verb-unknown')
    expect(card.title).toBe(`I don’t know the command “${word}”`)
    if (meant) expect(card.body).toContain(meant)
    expect(card.rows?.[0]?.title).toBe('Acme Robotics')
    expect(card.rows?.map((row) => row.title)).toContain('/customer help')
  })

  it('mistyped alone is answered with the nearest and short help', async () => {
    const { card } = await desk.say('hlep')

    expect(card.body).toContain('Did you mean help?')
    expect(card.rows?.map((row) => row.title)).toEqual([
      expect.stringContaining('/customer help'),
      ...['tier', 'why', 'find', 'today'].map((verb) => expect.stringContaining(`/customer ${verb}`)),
    ])
  })

  it('without its customer asks for one', async () => {
    const { card, refused } = await desk.say('tier')

    expect(refused).toBe('name-missing')
    expect(card.text).toBe('Which customer? Add the name, for example “/customer tier acme”.')
  })

  it('alone is enough for help and whoami, whatever follows', async () => {
    expect(await title('help')).toBe('What you can ask me')
    expect(await title('whoami please')).toBe('You are Mei Lin')
    expect(await title('/customer')).toBe('What you can ask me')
  })

  it('of help explains one command', async () => {
    expect(await title('help why')).toBe('How to use “why”')
    expect(await title('帮助 依据', 'fang')).toBe('“依据”的用法')
  })
})

describe('find', () => {
  it('lists what matches, each with its tier and a button', async () => {
    const { card } = await desk.say('find acme')

    expect(card.title).toBe('2 customers for “acme”')
    expect(card.rows?.map(({ title: name, detail }) => `${name}: ${detail}`)).toEqual([
      'Acme Robotics: A · Key customer · Growing',
      'Acme (HK): B · Promising customer · Growing',
    ])
    expect(card.rows?.[0]?.action?.call).toEqual({ command: 'tier', input: { customer: 'acme' } })
  })

  it('needs something to look for', async () => {
    expect((await desk.say('find')).refused).toBe('name-missing')
    expect((await desk.say('find ???')).card.title).toBe('Who are you looking for?')
  })

  it('of nothing answers with the nearest names', async () => {
    const { card } = await desk.say('find borelis', 'admin')

    expect(card.rows?.[0]?.title).toBe('Borealis GmbH')
  })
})

describe('people', () => {
  it('who are not known are refused with what to do, in the language they type', async () => {
    const english = await desk.say('tier acme', 'nobody')
    const chinese = await desk.say('阿里等级', 'nobody')

    expect(english.refused).toBe('unknown-identity')
    expect(english.card.text).toBe(
      'I don’t know this account yet. Ask an admin to add you (tierwise users add).',
    )
    expect(chinese.card.text).toContain('请管理员添加你的账号')
  })

  it('who are switched off are refused', async () => {
    expect((await desk.say('tier acme', 'gone')).refused).toBe('account-inactive')
  })

  it('of another team or platform are not taken for ours', async () => {
    const reply = await desk.dispatcher.text('tier acme', { surface: 'slack', team: 'T1', userId: 'mei' })

    expect(reply.refused).toBe('unknown-identity')
  })

  it('read in their own language', async () => {
    expect(await title('whoami', 'fang')).toBe('你是方丽')
  })

  it('are told role, sight and surface by whoami', async () => {
    const { card } = await desk.say('whoami')

    expect(card.text).toBe('You are Mei Lin · Rep · your own 12 customers')
    expect(card.facts).toContainEqual({ label: 'Here on', value: 'The terminal' })
    expect((await desk.say('whoami', 'admin')).card.text).toBe('You are Admin · Admin · all 15 customers')
  })
})

describe('service', () => {
  it('sees tier, promise and owner of any customer, and no money', async () => {
    const { card } = await desk.say('tier borealis', 'sara')

    expect(card.facts?.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'What we promise: We are in touch at least every 7 days',
      'Owner: Lei Wang',
      'Lifecycle: Growing',
      'Last order: Wed 9 Dec · 3 days ago',
      'Last touch: Phone · Mon 7 Dec · 5 days ago · answered',
    ])
    expect(wordsOf(card)).not.toMatch(/[¥$€]|points/)
    expect(card.actions).toBeUndefined()
  })

  it('is refused the evidence, typed or pressed', async () => {
    expect((await desk.say('why borealis', 'sara')).refused).toBe('not-allowed')
    expect((await desk.press('why', { customer: 'c-borealis' }, 'sara')).refused).toBe('not-allowed')
  })

  it('is helped with what it can use', async () => {
    const { card } = await desk.say('help', 'sara')

    const verbs = card.facts?.flatMap(({ value }) => value.split(' · '))
    expect(verbs).not.toContain('why')
    expect(verbs?.length).toBe(usableBy('service', commands).length)
  })
})

describe('a pressed button', () => {
  it('is checked like anything else that comes from outside', async () => {
    const refusals = await Promise.all([
      desk.press('drop', {}),
      desk.press('__proto__', {}),
      desk.press('tier', {}),
      desk.press('tier', { customer: '' }),
      desk.press('tier', { customer: 'x'.repeat(1_001) }),
      desk.press('tier', { customer: 'c-acme', admin: 'true' }),
      desk.press('tier', { customer: '{"$ne":null}' }),
    ])

    expect(refusals.map(({ refused }) => refused)).toEqual([
      'command-unknown',
      'command-unknown',
      'input-invalid',
      'input-invalid',
      'input-invalid',
      'input-invalid',
      'customer-gone',
    ])
  })

  it('leads from the tier to its evidence and back', async () => {
    const tier = await desk.say('acme')
    const [toWhy] = tier.card.actions ?? []
    if (!toWhy) throw new Error('no button')

    const why = await desk.press(toWhy.call.command, toWhy.call.input)
    const [back] = why.card.actions ?? []
    if (!back) throw new Error('no way back')

    expect(why.card.title).toBe('Why Acme Robotics is A · Key customer')
    expect(await desk.press(back.call.command, back.call.input)).toEqual({ ...tier, inPlace: 'answer' })
  })
})

describe('a customer without a tier', () => {
  it('is shown, and there is nothing to explain', async () => {
    expect(await title('youngling')).toBe('Youngling · no tier yet')
    expect((await desk.say('why youngling')).card.text).toBe(
      'This customer has no tier yet, so there is nothing to explain. Ask again after its first order.',
    )
  })
})

describe('in a channel', () => {
  it('only tier and owner are shown', async () => {
    const { brief } = await desk.say('acme')

    expect(brief).toEqual({
      title: 'Acme Robotics · A · Key customer',
      tone: 'neutral',
      text: 'A · Key customer: Acme Robotics. Owner: Mei Lin.',
      facts: [{ label: 'Owner', value: 'Mei Lin' }],
    })
    expect((await desk.say('why acme')).brief).toEqual(brief)
  })
})

describe('the log', () => {
  it.each([
    ['tier zzzzqqqq', 'mei', 'customer-not-found'],
    ['teir acme', 'mei', 'verb-unknown'],
    ['why acme', 'sara', 'not-allowed'],
    ['tier', 'mei', 'name-missing'],
    [`tier ${'x'.repeat(2_000)}`, 'mei', 'name-too-long'],
    ['tier acme', 'nobody', 'unknown-identity'],
    ['tier acme', 'mei', undefined],
  ])('has one line for %.20s by %s', async (text, as, code) => {
    const before = desk.log.lines.length

    await desk.say(text, as)

    expect(desk.log.lines.slice(before).map(({ fields }) => fields['code'])).toEqual([code])
  })
})

describe('the audit', () => {
  it('records who read which fields of whom, and no values', async () => {
    const before = desk.audited.length

    await desk.say('acme')
    await desk.say('tier acme', 'sara')

    expect(
      desk.audited.slice(before).map(({ who, action, customerId }) => [who, action, customerId]),
    ).toEqual([
      ['mei', 'read:tier', 'c-acme'],
      ['sara', 'read:tier', 'c-acme'],
    ])
    expect(desk.audited.at(-1)?.fields).not.toContain('score')
    expect(JSON.stringify(desk.audited)).not.toContain('Robotics')
  })

  it('records no read where nothing was shown', async () => {
    const before = desk.audited.length

    await desk.say('tier borealis gmbh')
    await desk.say('why acme', 'sara')

    expect(desk.audited.length).toBe(before)
  })
})

describe('completion', () => {
  it.each([
    ['/customer tie', ['/customer tier']],
    ['/customer tw', ['/customer Twins']],
    ['/customer tier ac', ['/customer tier Acme (HK)', '/customer tier Acme Robotics']],
    ['why no', ['why Nova East', 'why Nova West']],
    ['依', ['依据']],
    ['等级 阿', ['等级 阿里云商贸有限公司']],
    ['borea', []],
    ['zzz', []],
  ])('of %j is %j', async (text, expected) => {
    expect(await desk.complete(text)).toEqual(expected)
  })

  it('of nothing is the verbs that the role may use, in its language', async () => {
    const verbs = (role: Role, locale: Locale) =>
      usableBy(role, commands)
        .map(({ shown }) => shown[locale])
        .slice(0, 8)

    expect(await desk.complete('')).toEqual(verbs('rep', 'en'))
    expect(await desk.complete('/customer ', 'sara')).toEqual(
      verbs('service', 'en').map((verb) => `/customer ${verb}`),
    )
    expect(await desk.complete('', 'fang')).toEqual(verbs('rep', 'zh'))
  })

  it('of a verb and a name lists verbs first', async () => {
    expect(await desk.complete('hel')).toEqual(['help', 'Help Scout'])
  })

  it('is empty for strangers', async () => {
    expect(await desk.complete('t', 'nobody')).toEqual([])
  })
})

describe('wrong input', () => {
  it('of 4,000 characters is refused politely and quickly', async () => {
    const before = performance.now()

    const { card, refused } = await desk.say(`tier ${'长'.repeat(4_000)}`)

    expect(refused).toBe('name-too-long')
    expect(card.body?.[1]).toBe('Type just the name, or the first part of it.')
    expect(performance.now() - before).toBeLessThan(500)
  })

  it('of 1,000 characters is looked for and shortened in the answer', async () => {
    const { card } = await desk.say(`tier ${'x'.repeat(1_000)}`)

    expect(card.title.length).toBeLessThan(100)
  })

  it('with control characters is understood without them', async () => {
    expect(await title('tier\u0000 ac\u200Bme\u0007')).toContain('Acme Robotics')
  })

  it.each([
    '$where',
    '.*',
    '{"$gt":""}',
    '"; drop',
    '\uD800',
    '<script>',
    '#{1}',
    '{{name}}',
    '$t(help.title)',
  ])('%j is only a name that nobody has', async (text) => {
    const { card, refused } = await desk.say(`tier ${text} ${text}`)

    expect(['customer-not-found', 'name-missing']).toContain(refused)
    expect(card.title).not.toContain('What you can ask')
  })
})

describe('time', () => {
  it('is the clock’s: data is not known beyond it', async () => {
    const { card } = await desk.say('acme')

    expect(card.footer).toBe('Data up to Fri 11 Dec · tier policy version 1')
    expect(daysAgo(1).toISOString()).toBe('2026-12-11T02:00:00.000Z')
  })
})
