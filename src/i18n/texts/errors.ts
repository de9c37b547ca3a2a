import type { Catalog } from '#src/i18n/catalog.ts'

/** Refusals and failures: `error.<code>` says what happened, `error.<code>.remedy` what to do. */
export const errorTexts = {
  'error.title': { en: 'That didn’t work', zh: '这次没有成功' },
  'error.refused-title': { en: 'Not for this account', zh: '当前账号无法使用' },
  'error.code': { en: 'Code {{code}}', zh: '代码 {{code}}' },
  'error.unknown': {
    en: 'Something went wrong on our side. Nothing was changed.',
    zh: '系统出了点问题，数据没有改动。',
  },
  'error.unknown.remedy': {
    en: 'Try again in a minute. If it happens again, give an admin the code below.',
    zh: '请稍后再试。如果还是不行，请把下面的代码发给管理员。',
  },
  'error.unknown-identity': {
    en: 'I don’t know this account yet.',
    zh: '系统里还没有你的账号。',
  },
  'error.unknown-identity.remedy': {
    en: 'Ask an admin to add you (tierwise users add).',
    zh: '请管理员添加你的账号（tierwise users add）。',
  },
  'error.account-inactive': { en: 'This account is switched off.', zh: '你的账号已停用。' },
  'error.account-inactive.remedy': {
    en: 'Ask an admin to switch it on again.',
    zh: '如需恢复，请联系管理员。',
  },
  'error.not-allowed': {
    en: 'Your role cannot use this command.',
    zh: '你的角色不能使用这个指令。',
  },
  'error.not-allowed.remedy': {
    en: 'Type help to see what you can use. For the rest ask the customer’s owner or an admin.',
    zh: '输入“帮助”查看可用指令；其他操作请联系客户负责人或管理员。',
  },
  'error.command-unknown': {
    en: 'This button’s command does not exist any more.',
    zh: '这个按钮对应的指令已不存在。',
  },
  'error.command-unknown.remedy': {
    en: 'Type the command instead, or help to see them all.',
    zh: '请直接输入指令，或输入“帮助”查看全部指令。',
  },
  'error.form-unknown': { en: 'There is no form for this command.', zh: '这个指令没有表单。' },
  'error.form-unknown.remedy': {
    en: 'Type the command instead, or help to see how.',
    zh: '请直接输入指令，或输入“帮助”查看用法。',
  },
  'error.input-invalid': { en: 'This button cannot be read any more.', zh: '这个按钮已失效。' },
  'error.input-invalid.remedy': {
    en: 'Type the customer’s name to get a fresh card.',
    zh: '请重新输入客户名称，获取最新卡片。',
  },
  'error.question-over': { en: 'This question is no longer open.', zh: '这个问题已失效。' },
  'error.question-over.remedy': {
    en: 'Type `answer` to see whether there is another one today.',
    zh: '输入“回答”查看今天是否还有问题。',
  },
  'error.customer-gone': {
    en: 'This customer is not among those you can see (any more).',
    zh: '这位客户不在（或已不在）你的可见范围内。',
  },
  'error.customer-gone.remedy': {
    en: 'Type its name to find out who looks after it.',
    zh: '输入客户名称，可以查到现在由谁负责。',
  },
  'error.name-too-long': {
    en: 'That is too long for a customer’s name: more than 1,000 characters.',
    zh: '客户名称太长了，超过了 1,000 个字符。',
  },
  'error.name-too-long.remedy': {
    en: 'Type just the name, or the first part of it.',
    zh: '只输入名称，或名称的前几个字就可以。',
  },
  'error.text-too-long': {
    en: 'That is too long for one message: more than 4,000 characters.',
    zh: '内容太长了，一次最多 4,000 个字符。',
  },
  'error.text-too-long.remedy': { en: 'Send it in two parts.', zh: '请分两次发送。' },
  'error.no-tier': {
    en: 'This customer has no tier yet, so there is nothing to explain.',
    zh: '这位客户还没有定级，暂无依据可看。',
  },
  'error.no-tier.remedy': {
    en: 'Ask again after its first order.',
    zh: '首次下单后再来查看。',
  },
  'error.store-away': {
    en: 'The database does not answer just now. Nothing is lost.',
    zh: '数据库暂时没有响应，数据不会丢失。',
  },
  'error.store-away.remedy': {
    en: 'Try again in a minute. If it stays so, tell an admin.',
    zh: '请稍后再试；如果一直这样，请联系管理员。',
  },
  'error.digest-gone': {
    en: 'This digest is not there any more.',
    zh: '这份周报已不存在。',
  },
  'error.digest-gone.remedy': {
    en: 'Ask for a fresh one: digest now.',
    zh: '请输入“周报”重新生成一份。',
  },
  'error.no-policy': {
    en: 'There is no tier policy in force yet, so nobody has a tier.',
    zh: '还没有启用分级规则，所以暂无等级。',
  },
  'error.no-policy.remedy': {
    en: 'An admin imports orders or loads the sample company to start.',
    zh: '请管理员先导入订单，或加载示例公司。',
  },
} as const satisfies Catalog
