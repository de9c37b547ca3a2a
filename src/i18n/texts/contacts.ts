import type { Catalog } from '#src/i18n/catalog.ts'

/** Reps' contacts on a chat surface, and whose people they are. */
export const contactTexts = {
  'contacts.label': { en: 'Contacts', zh: '联系人' },
  'contacts.share': {
    en: '{{linked}} of {{n}} linked to a customer ({{share}}) · {{unsure}} to confirm · {{unknown}} not found',
    zh: '{{n}} 位中已关联客户 {{linked}} 位（{{share}}）· 待确认 {{unsure}} 位 · 未找到 {{unknown}} 位',
  },
  'contacts.ask-title': { en: 'Whose contact is “{{name}}”?', zh: '“{{name}}”是哪家客户的？' },
  'contacts.ask': {
    en: 'One tap links them; then you see the customer’s tier as a tag on the contact.',
    zh: '点一下即可关联，之后会在联系人标签里显示客户等级。',
  },
  'contacts.waiting': {
    en: '{{n}} contacts wait; the next one follows at once.',
    zh: '还有 {{n}} 位待确认（含这位），答完接着问下一位。',
  },
  'contacts.name': { en: 'Name', zh: '昵称' },
  'contacts.company': { en: 'Company', zh: '企业' },
  'contacts.none-of-them': { en: 'None of them', zh: '都不是' },
  'contacts.none-of-them-short': { en: 'None', zh: '都不是' },
  'contacts.again': { en: 'Change the last one', zh: '改上一位' },
  'contacts.again-short': { en: 'Last one', zh: '改上一位' },
  'contacts.hint': {
    en: 'Not among them? Note the company’s full name in the contact’s remark: it is linked with the next sync.',
    zh: '不在其中？给对方备注上企业全称，下次同步会自动关联。',
  },
  'contacts.linked': { en: '{{name}} is linked to {{customer}}.', zh: '已把“{{name}}”关联到{{customer}}。' },
  'contacts.is-none': {
    en: '{{name}} is no customer’s. You are not asked again.',
    zh: '已记下“{{name}}”不是客户，不再询问。',
  },
  'contacts.all-title': { en: 'No contact waits', zh: '没有待确认的联系人' },
  'contacts.all': { en: 'There is nothing to ask you.', zh: '暂时没有要问你的。' },
  'contacts.nobody-title': { en: 'No contacts yet', zh: '还没有联系人' },
  'contacts.nobody': {
    en: 'Contacts come from WeCom, where your company talks with customers, several times a day.',
    zh: '联系人每天从企业微信“客户联系”同步几次。',
  },
  'error.contact-gone': { en: 'That contact is not yours (any more).', zh: '这位联系人（已）不在你名下。' },
  'error.contact-gone.remedy': {
    en: 'Type contacts to see who waits.',
    zh: '输入“联系人”查看待确认的。',
  },
} as const satisfies Catalog
