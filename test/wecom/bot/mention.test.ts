import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutMention } from '#src/wecom/bot/mention.ts'

const verbs = ['tier', '等级', '今日待办', 'today', '写跟进', '记一下', 'help', '帮助']

test.each([
  ['@Tier wise /customer tier acme', undefined, '/customer tier acme'],
  ['@Tier wise ／客户 等级 阿里', undefined, '／客户 等级 阿里'],
  ['@李雷 @Tier wise /tier acme', undefined, '/tier acme'],
  ['@Tier wise\u2005今日待办', undefined, '今日待办'],
  ['@Tier wise 今日待办', undefined, '今日待办'],
  ['@Tier wise today', undefined, 'today'],
  ['@Tier wise 阿里等级', undefined, '阿里等级'],
  ['@Tier wise tier acme', 'Tier wise', 'tier acme'],
  ['@Tier wise acme', 'Tier wise', 'acme'],
  ['@小客 阿里云', undefined, '阿里云'],
  ['阿里等级 @Tier wise', undefined, '阿里等级'],
  ['看 @Tier wise 阿里等级', 'Tier wise', '看   阿里等级'],
  ['@Tier wise', undefined, 'wise'],
  ['＠Tier wise /help', undefined, '/help'],
])('%s is read without the name', (said, name, text) => {
  expect(withoutMention(said, { name, verbs }).text).toBe(text)
})

test.each([
  ['@Tier 小助手 阿里等级', ['阿里等级']],
  ['@Tier 小助手 阿里 等级', ['小助手 阿里 等级', '阿里 等级']],
  ['@李雷 @Tier 小助手 阿里等级', ['阿里等级']],
  ['@小客 阿里 等级', ['阿里 等级']],
  ['@小客 New Acme', undefined],
])('%s may be read otherwise where nothing says where the name ends', (said, others) => {
  expect(withoutMention(said, { name: undefined, verbs }).others).toEqual(others)
})

test('the name is learnt where a slash shows its end, and only a name', () => {
  const learnt = (said: string) => withoutMention(said, { name: undefined, verbs }).name

  expect(learnt('@Tier wise /customer tier acme')).toBe('Tier wise')
  expect(learnt('@Tier wise 等级 /acme')).toBeUndefined()
  expect(learnt('@李雷 @Tier wise /tier acme')).toBeUndefined()
  expect(learnt(`@${'长'.repeat(41)} /tier acme`)).toBeUndefined()
})

test('whatever is said, a command behind a slash is whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
      fc.pre(!/[/／\n]/.test(name))
      expect(withoutMention(`@${name} /customer tier acme`, { name: undefined, verbs }).text).toBe(
        '/customer tier acme',
      )
    }),
  )
})
