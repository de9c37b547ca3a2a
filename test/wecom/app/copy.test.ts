import { describe, expect, it } from 'vitest'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { aWecomDay } from './a-wecom-day.ts'

describe('words to be copied at WeCom', () => {
  it('come behind their card as a plain text of their own, to whoever asked', async () => {
    const day = await aWecomDay()

    const answers = await day.says('拟话术 acme 中文 短信')

    expect(answers.at(-1)?.msgtype).toBe('text')
    expect(answers.at(-1)?.text).toMatch(/^您好，我是 Mei Lin。.*？$/)
    expect(answers.filter(({ msgtype }) => msgtype === 'text')).toHaveLength(1)
    expect(day.fake.complaints).toEqual([])
  })

  it('come by the button of the tier card, which stays', async () => {
    const day = await aWecomDay()
    await day.says('acme')
    const before = day.card().words

    const answers = await day.press('拟话术')

    expect(answers.at(-1)?.msgtype).toBe('text')
    expect(day.seen().some(({ words }) => words === before)).toBe(true)
  })

  it('hold no link, whatever a customer is called', async () => {
    const named = aCustomer({ ref: 'acme', name: '<a href="http://x.example">Acme</a>', aliases: ['acme'] })
    const day = await aWecomDay({ customers: [named] })

    const answers = await day.says('拟话术 acme 中文 邮件')

    expect(answers.at(-1)?.text).toContain('＜a href')
    expect(answers.at(-1)?.text).not.toContain('<')
  })
})

describe('a reminder at WeCom', () => {
  it('stays one card with the draft among its buttons: what explains the tier gives way', async () => {
    const reminder = aReminder({ customerId: 'c-acme', to: 'mei' })
    const day = await aWecomDay({ reminders: [reminder] })

    const answers = await day.says(`提醒 ${reminder._id}`)

    const cards = answers.filter(({ card }) => card)
    expect(cards).toHaveLength(1)
    expect(cards[0]?.words).toContain('拟话术')
    expect(cards[0]?.words).not.toContain('依据')
  })
})
