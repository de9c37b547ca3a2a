import { describe, expect, it } from 'vitest'
import { assignedCard } from '#src/cards/records/assigned-card.ts'
import { t } from '#src/i18n/text.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'

const told = { customers: [aCustomer()], owner: 'Mei Lin', reminders: 0, undo: [] }

describe('a customer that is given to whoever has it', () => {
  it('is not said to be handed over', () => {
    const same = assignedCard('en', { ...told, changed: 0 })
    const given = assignedCard('en', { ...told, changed: 1 })

    expect(same.title).toBe('Nothing to hand over')
    expect(same.body).toEqual(['Mei Lin is the owner already. Nothing was changed.'])
    expect(given.title).toBe('Acme Robotics is Mei Lin’s now')
  })
})

describe('cover in Chinese', () => {
  it('has no space before a Latin name that follows a comma', () => {
    expect(t('zh', 'cover.what', { by: 'Mei Lin' })).not.toMatch(/[，。] /)
  })
})
