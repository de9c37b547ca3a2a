import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CardButton, Reply } from '#src/cards/card.ts'
import { withQuestions } from '#src/commands/turns/with-questions.ts'
import { openDesk } from './desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const mei = { surface: 'terminal', userId: 'mei' } as const
const asking = () => withQuestions(desk.dispatcher, { ...desk.deps, conversations: desk.store.conversations })

async function opened(command: string, input: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const given = await asking().form({ command, input }, mei)
  if ('form' in given) throw new Error('it is a form')
  return given.reply
}
const buttons = ({ card }: Reply) =>
  (card.actions ?? []).flatMap((action): readonly CardButton[] => (action.kind === 'button' ? [action] : []))
const press = (reply: Reply, label: string): Promise<Reply> => {
  const found = buttons(reply).find((one) => one.label === label)
  if (!found) throw new Error(`no ${label} in ${buttons(reply).map((one) => one.label)}`)
  return asking().call(found.call, mei)
}

describe('a form that is asked for in turn', () => {
  it('begins with what it needs: what stands in its fields stays', async () => {
    const settings = await opened('settings')
    const feedback = await opened('feedback', { customer: 'acme-robotics' })

    expect(settings.card.title).toContain('check and save')
    expect(feedback.card.body?.[0]).toMatch(/^Rating\?/)
  })

  it('is nothing for whom the command is nothing', async () => {
    const { refused, card } = await opened('approve')

    expect(refused).toBeDefined()
    expect(card.actions ?? []).toEqual([])
  })

  it('takes the hour with the day, where both are asked for', async () => {
    await opened('remind', { customer: 'acme-robotics' })

    await asking().text('the day after tomorrow 3pm', mei)
    const check = await asking().text('skip', mei)

    expect(check.card.body?.[0]).toMatch(/Day: Mon 14 Dec; Time: 15:00/)
  })

  it('“save” before its end saves nothing yet: what can stay empty stays so, and all of it is shown', async () => {
    await opened('log', { customer: 'acme-robotics' })

    const check = await asking().text('save', mei)
    const again = await asking().text('skip', mei)

    expect(check.card.body?.[0]).not.toContain('Note')
    expect([check, again].map(({ card }) => card.title)).toEqual(
      Array(2).fill(expect.stringContaining('check and save')),
    )
  })

  it('is opened by a command’s word alone, and one that is open is not given up for it', async () => {
    const asked = await asking().text('log', mei)
    const meanwhile = await asking().text('log', mei)

    expect(asked.card.body?.[0]).toMatch(/^Customer\? Write its name/)
    expect(meanwhile.refused).toBe('name-missing')
    expect(meanwhile.card.body?.[0]).toContain('is not finished')
  })

  it('two answers at once: one holds, and the other is shown where it stands', async () => {
    const first = await opened('log', { customer: 'acme-robotics' })

    const both = await Promise.all([press(first, 'Skip'), press(first, 'Skip')])

    expect(both.map(({ card }) => card.title)).toEqual(
      Array(2).fill(expect.stringContaining('check and save')),
    )
  })

  it('two savings at once write one touch', async () => {
    const check = await press(await opened('log', { customer: 'acme-robotics' }), 'Skip')

    const both = await Promise.all([press(check, 'Save'), press(check, 'Save')])

    expect(both.filter(({ refused }) => refused === undefined)).toHaveLength(1)
    expect(both.filter(({ refused }) => refused === 'form-over')).toHaveLength(1)
  })

  it('leaves the other dispatcher as it was', async () => {
    const given = await desk.dispatcher.form({ command: 'log', input: {} }, mei)

    expect(given).toHaveProperty('form')
  })

  it.each([
    ['date', 'log', 'next', ['tomorrow', '2026-12-20', 'next Tue'], 'whenever'],
    ['time', 'remind', 'at', ['15:00', '3pm', '下午3点'], 'soon'],
    ['choice', 'log', 'channel', ['WeChat', 'visit', '2'], 'pigeon'],
    ['choices', 'settings', 'mutes', ['reminders', '1,2', 'none'], 'everything'],
  ])(
    'reads a %s as people write it, and asks again for anything else',
    async (_kind, command, field, good, bad) => {
      const edit = { command: 'form', input: { do: 'edit', field } }
      const input = command === 'settings' ? {} : { customer: 'acme-robotics' }
      const at = async () => {
        let reply = await opened(command, input)
        while (!reply.card.title.includes('check and save'))
          reply = await press(
            reply,
            buttons(reply).some(({ label }) => label === 'Skip') ? 'Skip' : 'Keep it',
          )
        const of = buttons(reply)[0]?.call.input ?? {}
        return asking().call({ ...edit, input: { ...of, ...edit.input } }, mei)
      }

      for (const text of good) {
        await at()
        expect((await asking().text(text, mei)).card.title).toContain('check and save')
      }
      await at()
      expect((await asking().text(bad, mei)).card.body?.[0]).toBe('That was not understood.')
    },
  )
})
