import type { Catalog } from '#src/i18n/catalog.ts'

/** Why a row or a cell of a file was not taken: `quarantine.<reason>`. */
export const quarantineTexts = {
  'quarantine.line': {
    en: 'line {{line}}, {{column}}: {{reason}}',
    zh: '第 {{line}} 行，{{column}}：{{reason}}',
  },
  'quarantine.line-value': {
    en: 'line {{line}}, {{column}} “{{value}}”: {{reason}}',
    zh: '第 {{line}} 行，{{column}}“{{value}}”：{{reason}}',
  },
  'quarantine.whole-row': { en: 'whole row', zh: '整行' },
  'quarantine.more': { en: '… and {{n}} more', zh: '……还有 {{n}} 处' },
  'quarantine.empty': { en: 'is empty', zh: '为空' },
  'quarantine.not-a-date': { en: 'is not a date', zh: '不是日期' },
  'quarantine.ambiguous-date': {
    en: 'day or month first? Import with --date-format',
    zh: '分不清日和月，请用 --date-format 指定格式',
  },
  'quarantine.excel-date': {
    en: 'is an Excel day number. Import with --date-format excel',
    zh: '是 Excel 的日期序号，请用 --date-format excel 导入',
  },
  'quarantine.date-out-of-range': { en: 'is before 1970 or after 2199', zh: '早于 1970 年或晚于 2199 年' },
  'quarantine.in-the-future': { en: 'lies in the future', zh: '是未来的日期' },
  'quarantine.not-an-amount': { en: 'is not an amount', zh: '不是金额' },
  'quarantine.amount-too-large': { en: 'is too large an amount', zh: '金额过大' },
  'quarantine.no-rate': {
    en: 'is in another currency, and that day has no exchange rate yet; “tierwise rates import” takes it up',
    zh: '是其他币种，当天还没有汇率；用“tierwise rates import”导入汇率后会自动计入',
  },
  'quarantine.not-a-rate': {
    en: 'is not a rate above 0, such as 7.8123',
    zh: '不是大于 0 的汇率，例如 7.8123',
  },
  'quarantine.not-a-currency': { en: 'is not a currency, such as EUR', zh: '不是币种，例如 EUR' },
  'quarantine.same-currency': { en: 'is the same currency twice', zh: '两边是同一币种' },
  'quarantine.parent-unknown': { en: 'no customer has this number or name', zh: '没有这个编号或名称的客户' },
  'quarantine.parent-cycle': {
    en: 'would be its own parent; the group was left as it was',
    zh: '会成为自己的上级公司，集团关系没有改动',
  },
  'quarantine.not-a-quantity': { en: 'is not a quantity', zh: '不是数量' },
  'quarantine.too-long': { en: 'is too long', zh: '内容过长' },
  'quarantine.unreadable': { en: 'has unreadable characters', zh: '含有乱码' },
  'quarantine.quotes-broken': { en: 'a quote is not closed', zh: '引号没有配对' },
  'quarantine.digits-lost': {
    en: 'a number of more than 15 digits, the last of which Excel has dropped; make the column text and export again',
    zh: '数字超过 15 位，Excel 已丢掉末几位；请把该列设为文本，重新导出',
  },
  'quarantine.too-many-cells': {
    en: 'more cells than columns; a value with a comma needs quotes',
    zh: '单元格比列多；含逗号的内容要加引号',
  },
  'quarantine.several-customers': {
    en: 'several customers have this name; use their number',
    zh: '有多位客户同名，请改用客户编号',
  },
  'quarantine.customer-erased': { en: 'this customer has been erased', zh: '该客户的数据已删除' },
  'quarantine.not-a-phone': { en: 'is not a phone number', zh: '不是电话号码' },
  'quarantine.not-an-email': { en: 'is not an e-mail address', zh: '不是邮箱地址' },
  'quarantine.not-a-kind': { en: 'is neither customer nor prospect', zh: '不是“客户”或“潜在客户”' },
  'quarantine.not-a-channel': { en: 'is no known channel', zh: '不是已知的渠道' },
  'quarantine.not-a-direction': { en: 'is neither in nor out', zh: '不是“呼入”或“呼出”' },
  'quarantine.not-an-outcome': { en: 'does not say whether anyone answered', zh: '看不出是否接通或回复' },
  'quarantine.not-a-role': {
    en: 'is no role: rep, manager, admin or service',
    zh: '不是角色：销售、主管、管理员、客服',
  },
  'quarantine.not-a-language': { en: 'is no language: zh or en', zh: '不是语言：zh 或 en' },
  'quarantine.not-a-zone': {
    en: 'is no time zone, such as Asia/Shanghai',
    zh: '不是时区，例如 Asia/Shanghai',
  },
  'quarantine.not-a-handle': {
    en: 'is no user id: letters, digits, dot, dash, underscore',
    zh: '不能作账号：只能用字母、数字、点、横线和下划线',
  },
  'quarantine.not-an-identity': {
    en: 'is no chat id: TEAM:USER for Slack, CORP:USER for WeCom (USER alone where WECOM_CORP_ID is set)',
    zh: '不是聊天账号：Slack 写“团队ID:成员ID”，企业微信写“企业ID:成员账号”（已设置 WECOM_CORP_ID 时只写成员账号）',
  },
  'quarantine.identity-taken': {
    en: 'this e-mail or chat id is another user’s',
    zh: '该邮箱或聊天账号已属于别的成员',
  },
  'quarantine.user-unknown': { en: 'no user has this name', zh: '没有这个成员' },
  'quarantine.manager-cycle': { en: 'would be their own manager', zh: '会成为自己的上级' },
  'quarantine.twice-in-file': { en: 'stands in the file twice', zh: '在文件里出现了两次' },
} as const satisfies Catalog
