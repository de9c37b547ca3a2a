import { describe, expect, it } from 'vitest'
import { partedDraft, readDraftWords } from '#src/grammar/draft-words.ts'

describe('words of a draft', () => {
  it.each([
    ['', {}],
    ['in English', { language: 'en' }],
    ['英文', { language: 'en' }],
    ['用英文', { language: 'en' }],
    ['in Chinese by mail', { language: 'zh', channel: 'mail' }],
    ['as an e-mail', { channel: 'mail' }],
    ['by sms in english', { channel: 'sms', language: 'en' }],
    ['短信', { channel: 'sms' }],
    ['发微信 英文版', { channel: 'wechat', language: 'en' }],
    ['打个电话', { channel: 'phone' }],
    ['visit zh', { channel: 'visit', language: 'zh' }],
    ['about the new price list', { topic: 'the new price list' }],
    ['英文 邮件 关于新品目录', { language: 'en', channel: 'mail', topic: '新品目录' }],
    ['by mail about the open day.', { channel: 'mail', topic: 'the open day' }],
  ] as const)('“%s” are read', (words, read) => {
    expect(readDraftWords(words)).toEqual(read)
  })

  it.each([
    'robotics',
    'phone reached',
    '电话 已联系',
    '股份有限公司',
    'englisch',
    `about ${'x'.repeat(81)}`,
  ])('“%s” are none', (words) => {
    expect(readDraftWords(words)).toBeUndefined()
  })

  it('stand against a Chinese name, which is parted from them', () => {
    expect(partedDraft('阿里英文短信')).toBe('阿里 英文短信')
    expect(partedDraft('阿里用英文')).toBe('阿里 用英文')
    expect(partedDraft('阿里')).toBe('阿里')
  })
})
