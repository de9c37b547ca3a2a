import { describe, expect, it } from 'vitest'
import { t } from '#src/i18n/text.ts'

describe('texts', () => {
  it('speaks both languages', () => {
    expect(t('en', 'date.today')).toBe('today')
    expect(t('zh', 'date.today')).toBe('今天')
  })

  it('fills parameters and leaves markup in them as it is', () => {
    expect(t('en', 'date.days-ago', { n: '<b>&$t(date.today){{n}}' })).toBe(
      '<b>&$t(date.today){{n}} days ago',
    )
  })

  it('has an English singular and one Chinese form', () => {
    expect(t('en', 'date.days', { count: 1 })).toBe('1 day')
    expect(t('en', 'date.days', { count: 3 })).toBe('3 days')
    expect(t('zh', 'date.days', { count: 1 })).toBe('1 天')
  })
})
