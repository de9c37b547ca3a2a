import { describe, expect, it } from 'vitest'
import { languageOf } from '#src/domain/follow-up/language-of.ts'
import { aCustomer } from '../../helpers/builders/a-customer.ts'

const named = (name: string, attrs = {}) => aCustomer({ name, attrs, ref: 'one' })

describe('the language a customer is written to in', () => {
  it('is what its record says before all else', () => {
    expect(languageOf(named('厦门明泽电器', { Language: 'English' }))).toBe('en')
    expect(languageOf(named('Acme', { 语言: '中文' }), ['Please call me'])).toBe('zh')
  })

  it('is that of a Chinese name', () => {
    expect(languageOf(named('厦门明泽电器', { country: 'China' }))).toBe('zh')
  })

  it('is that of its newest remark, where the name tells nothing', () => {
    expect(languageOf(named('Acme', { city: '上海' }), ['Works like a charm, thank you'])).toBe('en')
    expect(languageOf(named('Acme', { city: 'Oslo' }), ['盖子漏水', 'Thanks a lot'])).toBe('zh')
  })

  it('is that of its place, where nobody has said a word', () => {
    expect(languageOf(named('Acme', { city: '上海' }))).toBe('zh')
    expect(languageOf(named('Acme', { Country: 'Norway' }))).toBe('en')
  })

  it('is not guessed from nothing', () => {
    expect(languageOf(named('Acme', { industry: '电子' }))).toBeUndefined()
  })
})
