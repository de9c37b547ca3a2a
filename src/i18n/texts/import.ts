import type { Catalog } from '#src/i18n/catalog.ts'

/** How an import ended. */
export const importTexts = {
  'import.done-orders': { en: 'Orders imported from {{file}}', zh: '订单导入完成：{{file}}' },
  'import.done-customers': { en: 'Customers imported from {{file}}', zh: '客户导入完成：{{file}}' },
  'import.done-rates': { en: 'Exchange rates imported from {{file}}', zh: '汇率导入完成：{{file}}' },
  'import.done-users': { en: 'Users imported from {{file}}', zh: '成员导入完成：{{file}}' },
  'import.done-interactions': { en: 'Interactions imported from {{file}}', zh: '跟进记录导入完成：{{file}}' },
  'import.rows': {
    en: {
      one: '1 row: {{taken}} new, {{known}} known already, {{wrong}} to check',
      other: '{{rows}} rows: {{taken}} new, {{known}} known already, {{wrong}} to check',
    },
    zh: '共 {{rows}} 行：新增 {{taken}}，已有 {{known}}，待核对 {{wrong}}',
  },
  'import.customers': {
    en: {
      one: '1 customer, {{made}} of them new',
      other: '{{customers}} customers, {{made}} of them new',
    },
    zh: '涉及客户 {{customers}} 位，其中新客户 {{made}} 位',
  },
  'import.dates': { en: 'Dates: {{from}} to {{to}}', zh: '日期：{{from}} 至 {{to}}' },
  'import.dates-currency': {
    en: 'Dates: {{from}} to {{to}}; amounts in {{currency}}',
    zh: '日期：{{from}} 至 {{to}}；币种：{{currency}}',
  },
  'import.rates-taken-up': {
    en: {
      one: '1 row that had waited for a rate is counted now.',
      other: '{{rows}} rows that had waited for a rate are counted now.',
    },
    zh: '有 {{rows}} 行之前缺汇率的数据，现已计入。',
  },
  'import.rates-waiting': {
    en: { one: '1 row waits for a rate.', other: '{{rows}} rows wait for a rate.' },
    zh: '还有 {{rows}} 行在等汇率。',
  },
  'import.rates-none': {
    en: 'There are no exchange rates yet. Import some: npm run -s cli -- rates import FILE.csv',
    zh: '还没有汇率。请导入：npm run -s cli -- rates import 文件.csv',
  },
  'import.rates-pair': {
    en: {
      one: '{{from}} → {{to}}: {{first}} to {{last}}, 1 day with a rate',
      other: '{{from}} → {{to}}: {{first}} to {{last}}, {{days}} days with a rate',
    },
    zh: '{{from}} → {{to}}：{{first}} 至 {{last}}，共 {{days}} 天有汇率',
  },
  'import.rates-gap': {
    en: '  no rate from {{first}} to {{last}}',
    zh: '  {{first}} 至 {{last}} 没有汇率',
  },
  'import.rates-pair-waiting': {
    en: { one: '{{pair}}: 1 row waits for a rate', other: '{{pair}}: {{rows}} rows wait for a rate' },
    zh: '{{pair}}：{{rows}} 行在等汇率',
  },
  'import.sheet': {
    en: 'Sheet: “{{name}}”; not read: {{others}} (--sheet NAME)',
    zh: '工作表：“{{name}}”；未读取：{{others}}（用 --sheet 指定）',
  },
  'import.columns': { en: 'Columns: {{list}}', zh: '列对应：{{list}}' },
  'import.column': { en: '{{field}} = “{{column}}”', zh: '{{field}} = “{{column}}”' },
  'import.column-guessed': {
    en: '{{field}} = “{{column}}” (guessed)',
    zh: '{{field}} = “{{column}}”（自动识别）',
  },
  'import.column-value': { en: '{{field}} = {{value}} for all rows', zh: '{{field}} = {{value}}（全部行）' },
  'import.owned': {
    en: 'Who sees them: {{list}}; their managers and admins too.',
    zh: '谁能看到：{{list}}；他们的主管和管理员也能看到。',
  },
  'import.owned-one': { en: '{{owner}} ({{n}})', zh: '{{owner}}（{{n}} 位）' },
  'import.owned-more': { en: '{{n}} more', zh: '另外 {{n}} 人' },
  'import.ownerless': {
    en: {
      one: '1 customer has no owner yet: only admins and service see it. To assign it, import this file again with --owner COLUMN or --owner USER; nothing is counted twice.',
      other:
        '{{n}} customers have no owner yet: only admins and service see them. To assign them, import this file again with --owner COLUMN or --owner USER; nothing is counted twice.',
    },
    zh: '有 {{n}} 位客户还没有负责人，目前只有管理员和客服能看到。要分配的话，加上 --owner 列名 或 --owner 成员 再导入一次这个文件，数据不会重复计算。',
  },
  'import.owners-unknown': {
    en: 'Owners in the file that are not users yet: {{list}}. Add them with “tierwise users add” or “import users”, then import this file again.',
    zh: '文件里这些负责人还不是系统成员：{{list}}。请先用“tierwise users add”或“import users”添加，再导入一次这个文件。',
  },
  'import.wrong': {
    en: 'To check (rows not taken: {{rows}}, single cells left out: {{cells}}):',
    zh: '待核对数据（{{rows}} 行未导入，{{cells}} 个单元格未采用）：',
  },
  'import.contacts-not-stored': {
    en: '{{n}} phone numbers and e-mail addresses were not stored: set FIELD_ENCRYPTION_KEYS and import again.',
    zh: '{{n}} 个电话和邮箱没有保存：请设置 FIELD_ENCRYPTION_KEYS 后再导入一次。',
  },
  'import.field-customer': { en: 'customer', zh: '客户' },
  'import.field-name': { en: 'name', zh: '名称' },
  'import.field-date': { en: 'date', zh: '日期' },
  'import.field-amount': { en: 'amount', zh: '金额' },
  'import.field-order': { en: 'order number', zh: '订单号' },
  'import.field-owner': { en: 'owner', zh: '负责人' },
  'import.field-product': { en: 'product', zh: '产品' },
  'import.field-quantity': { en: 'quantity', zh: '数量' },
  'import.field-currency': { en: 'currency', zh: '币种' },
  'import.field-from': { en: 'from', zh: '源币种' },
  'import.field-to': { en: 'to', zh: '目标币种' },
  'import.field-rate': { en: 'rate', zh: '汇率' },
  'import.field-parent': { en: 'parent company', zh: '上级公司' },
  'import.field-kind': { en: 'kind', zh: '客户性质' },
  'import.field-region': { en: 'region', zh: '地区' },
  'import.field-industry': { en: 'industry', zh: '行业' },
  'import.field-class': { en: 'own class', zh: '本公司分级' },
  'import.field-phone': { en: 'phone', zh: '电话' },
  'import.field-email': { en: 'e-mail', zh: '邮箱' },
  'import.field-id': { en: 'id', zh: '编号' },
  'import.field-role': { en: 'role', zh: '角色' },
  'import.field-manager': { en: 'manager', zh: '主管' },
  'import.field-team': { en: 'team', zh: '团队' },
  'import.field-locale': { en: 'language', zh: '语言' },
  'import.field-zone': { en: 'time zone', zh: '时区' },
  'import.field-slack': { en: 'Slack', zh: 'Slack' },
  'import.field-wecom': { en: 'WeCom', zh: '企业微信' },
  'import.field-channel': { en: 'channel', zh: '渠道' },
  'import.field-direction': { en: 'direction', zh: '方向' },
  'import.field-outcome': { en: 'outcome', zh: '结果' },
  'import.field-by': { en: 'by', zh: '跟进人' },
  'import.field-note': { en: 'note', zh: '内容' },
} as const satisfies Catalog
