import type { Catalog } from '#src/i18n/catalog.ts'

/** One person on two surfaces: the code that joins their accounts. */
export const connectTexts = {
  'connect.title': { en: 'Connect your accounts', zh: '关联账号' },
  'connect.elsewhere': {
    en: 'Write me this where I do not know you yet, within {{n}} minutes. Then both accounts are you.',
    zh: '请在 {{n}} 分钟内，到另一个平台把下面这句话发给我，两个账号就是同一个人了。',
  },
  'connect.where-known': {
    en: 'Write me this where you use me already, within {{n}} minutes. Then both accounts are you.',
    zh: '请在 {{n}} 分钟内，到你已经在用的那个平台把下面这句话发给我，两个账号就是同一个人了。',
  },
  'connect.write': { en: 'Write', zh: '发送' },
  'connect.line': { en: 'connect {{code}}', zh: '关联账号 {{code}}' },
  'connect.once': {
    en: 'It works once. Do not pass it on: whoever sends it acts in your name.',
    zh: '只能用一次，不要转发：谁发出去，谁就能以你的身份操作。',
  },
  'connect.done-title': { en: 'Connected: {{name}}', zh: '已关联：{{name}}' },
  'connect.done': {
    en: 'Both accounts are one person now: the same customers, the same follow-ups.',
    zh: '两个账号现在是同一个人，客户和跟进都一样。',
  },
  'connect.choose': {
    en: 'Where messages go is chosen by settings.',
    zh: '消息发到哪个平台，可以在“设置”里选。',
  },
  'connect.same-title': { en: 'Connected already: {{name}}', zh: '早已关联：{{name}}' },
  'connect.same': { en: 'Nothing was changed.', zh: '没有改动。' },
  'connect.hint': {
    en: 'You use me somewhere else already? Write connect there and send me the code here.',
    zh: '已经在别的平台用过我？在那边输入“关联账号”，再把口令发到这里即可。',
  },
  'error.connect-code-wrong': {
    en: 'This code is not valid (any more).',
    zh: '口令不对，或者已经失效。',
  },
  'error.connect-code-wrong.remedy': {
    en: 'Get a new one: write connect where you are known already.',
    zh: '请在你已经在用的平台输入“关联账号”，重新拿一个口令。',
  },
  'error.connect-tries': { en: 'That were too many wrong codes.', zh: '口令错误次数太多。' },
  'error.connect-tries.remedy': {
    en: 'Try again in ten minutes, with a new code.',
    zh: '请 10 分钟后用新的口令再试。',
  },
  'error.surface-no-account': {
    en: 'You have no account there that is linked to you here.',
    zh: '你在那个渠道还没有关联的账号。',
  },
  'error.surface-no-account.remedy': {
    en: 'Type “connect” here, and send the code to Tierwise there. Then set it again.',
    zh: '先在这里输入“关联账号”，把得到的代码发给那边的 Tierwise，再重新设置。',
  },
  'error.connect-two': {
    en: 'Both accounts are in use here as two people, so they are not joined by a code.',
    zh: '这两个账号在系统里是两个人，不能用口令合并。',
  },
  'error.connect-two.remedy': {
    en: 'Ask an admin: one of the two has to be switched off first.',
    zh: '请联系管理员，先停用其中一个账号。',
  },
} as const satisfies Catalog
