import type { Catalog } from '#src/i18n/catalog.ts'

/** What people change of customers: tags, fields, tiers by hand, owners. */
export const recordChangeTexts = {
  'tag.title': { en: 'Tags of {{name}}', zh: '{{name}}的标签' },
  'tag.changed-title': { en: '{{name}}: {{changes}}', zh: '{{name}}：{{changes}}' },
  'tag.now': { en: 'Tags now: {{tags}}', zh: '现有标签：{{tags}}' },
  'tag.none': { en: 'No tags.', zh: '暂无标签。' },
  'tag.how': { en: 'Put one on with +, take one off with −.', zh: '加标签用 +，去标签用 -。' },
  'tag.take-off': { en: 'Take off', zh: '去掉' },
  'edit.changed-title': { en: '{{name}}: {{change}}', zh: '{{name}}：{{change}}' },
  'edit.was': { en: 'It was: {{was}}', zh: '原来是：{{was}}' },
  'edit.same-title': { en: 'Nothing to change for {{name}}', zh: '{{name}}的资料本来就是这样' },
  'edit.emptied': { en: '{{field}}: empty', zh: '{{field}}：已清空' },
  'edit.stored-sealed': { en: 'stored, encrypted', zh: '已加密保存' },
  'edit.which-title': { en: 'What is to change for {{name}}?', zh: '要修改{{name}}的哪一项？' },
  'edit.how': {
    en: 'Write the field and its value: region East. Any other field: key = value. A dash empties it.',
    zh: '写上字段和内容，例如：地区 华东。其他字段写“字段=内容”，清空用“-”。',
  },
  'edit.field-name': { en: 'Name', zh: '名称' },
  'edit.field-alias': { en: 'Alias', zh: '别名' },
  'edit.field-industry': { en: 'Industry', zh: '行业' },
  'edit.field-region': { en: 'Region', zh: '地区' },
  'edit.field-size': { en: 'Size', zh: '规模' },
  'edit.field-class': { en: 'Class', zh: '分类' },
  'edit.field-birthday': { en: 'Birthday', zh: '生日' },
  'edit.field-contract_end': { en: 'Contract end', zh: '合同到期日' },
  'edit.field-yearly_reward': { en: 'Yearly reward', zh: '年度奖励日' },
  'edit.field-phone': { en: 'Phone', zh: '电话' },
  'edit.field-email': { en: 'E-mail', zh: '邮箱' },
  'error.contact-unreadable': {
    en: 'This is no phone number and no e-mail address as they are written.',
    zh: '这不是有效的电话或邮箱。',
  },
  'error.contact-unreadable.remedy': {
    en: 'Check the digits: 138 0013 8000, +49 30 123456, name@example.com.',
    zh: '请核对位数，例如 138 0013 8000、+49 30 123456、name@example.com。',
  },
  'error.contacts-not-stored': {
    en: 'Contacts are not stored: there is no key to encrypt them with.',
    zh: '还没有配置加密密钥，联系方式不会保存。',
  },
  'error.contacts-not-stored.remedy': {
    en: 'Ask an admin to set FIELD_ENCRYPTION_KEYS, then say it again.',
    zh: '请管理员设置 FIELD_ENCRYPTION_KEYS 后再试。',
  },
  'error.attribute-is-contact': {
    en: 'This looks like a contact, and attributes are not encrypted.',
    zh: '这像是联系方式，而普通字段不加密。',
  },
  'error.attribute-is-contact.remedy': {
    en: 'Use phone or email, which are.',
    zh: '请用“电话”或“邮箱”字段，会加密保存。',
  },
  'error.yearly-date-unreadable': { en: 'This cannot be read as a day.', zh: '没看懂这个日期。' },
  'error.yearly-date-unreadable.remedy': {
    en: 'Write 1990-05-20, 05-20, or by the lunar calendar: 农历八月十五.',
    zh: '请写成 1990-05-20、05-20 或“农历八月十五”。',
  },
  'error.name-missing': { en: 'A customer needs a name.', zh: '客户必须有名称。' },
  'error.name-missing.remedy': { en: 'Write the new name behind it.', zh: '请在后面写上新名称。' },
  'override.title': { en: '{{name}} is {{tier}} by hand', zh: '{{name}}已人工调为{{tier}}' },
  'override.changed-title': {
    en: '{{name}}: {{from}} → {{tier}}, set by hand',
    zh: '{{name}}：{{from}} → {{tier}}（人工调级）',
  },
  'override.reason': { en: 'Reason: {{reason}}', zh: '原因：{{reason}}' },
  'override.until': {
    en: 'It ends on {{day}}; after that the data decides again.',
    zh: '{{day}}到期，之后恢复自动定级。',
  },
  'override.until-usual': {
    en: 'You named no end, so it ends on {{day}}. Say it again with “until …” for another day.',
    zh: '没有写到期日，默认到{{day}}。要改的话，重新写上“到几月几日”。',
  },
  'override.reported': {
    en: 'It is kept with your name, and compared later with what the data said.',
    zh: '会记在你名下，之后会和数据结果对比。',
  },
  'override.ended-title': { en: '{{name}} is no longer held by hand', zh: '{{name}}已取消人工调级' },
  'override.none-title': { en: '{{name}} was not held by hand', zh: '{{name}}没有人工调级' },
  'override.by-data': { en: 'Its tier follows the data.', zh: '等级由数据自动确定。' },
  'override.ask-title': { en: 'Set the tier of {{name}} by hand?', zh: '要人工调整{{name}}的等级？' },
  'override.which': { en: 'Which tier: {{codes}}?', zh: '调到哪一级：{{codes}}？' },
  'override.why': {
    en: 'Why is it to be {{tier}}? Nobody can check a tier without a reason.',
    zh: '为什么调为{{tier}}？没有原因，以后无从核对。',
  },
  'override.how': {
    en: 'For example: A signed a big contract until 1 March. “off” ends it.',
    zh: '例如：A 签了大合同 到3月1日。写“取消”则恢复自动定级。',
  },
  'error.override-prospect': {
    en: 'A prospect has no customer’s tier yet.',
    zh: '潜在客户还没有客户等级。',
  },
  'error.override-prospect.remedy': {
    en: 'Once it has bought, its tier can be set by hand.',
    zh: '下单成为客户后才能调级。',
  },
  'error.override-end': {
    en: 'A tier set by hand needs an end in the future, at most a year away.',
    zh: '人工调级需要一个未来的到期日，最长一年。',
  },
  'error.override-end.remedy': { en: 'Write it as: until 2027-03-01.', zh: '请写成：到2027年3月1日。' },
  'assign.one-title': { en: '{{name}} is {{owner}}’s now', zh: '{{name}}已转交给{{owner}}' },
  'assign.title': {
    en: { one: '1 customer is {{owner}}’s now', other: '{{count}} customers are {{owner}}’s now' },
    zh: '{{count}} 位客户已转交给{{owner}}',
  },
  'assign.got-one-title': { en: '{{name}} is yours now', zh: '{{name}}已转交给你' },
  'assign.got-title': {
    en: { one: '1 customer is yours now', other: '{{count}} customers are yours now' },
    zh: '{{count}} 位客户已转交给你',
  },
  'assign.gone-title': {
    en: { one: '1 customer is no longer yours', other: '{{count}} customers are no longer yours' },
    zh: '{{count}} 位客户不再由你负责',
  },
  'assign.by': { en: '{{by}} has done this.', zh: '由{{by}}操作。' },
  'assign.got-reminders': {
    en: { one: '1 open reminder came along.', other: '{{count}} open reminders came along.' },
    zh: '{{count}} 条待办一并转来。',
  },
  'assign.gone': {
    en: 'Open reminders went along: there is nothing left for you to do.',
    zh: '待办已一并转走，你无需再跟进。',
  },
  'assign.more': {
    en: { one: '1 more is not shown here.', other: '{{count}} more are not shown here.' },
    zh: '另有 {{count}} 位未列出。',
  },
  'assign.whole': { en: 'My customers', zh: '我的客户' },
  'assign.none': {
    en: 'Nothing changed: {{owner}} had them already.',
    zh: '本来就由{{owner}}负责，没有变化。',
  },
  'assign.reminders': {
    en: { one: '1 open reminder went along.', other: '{{count}} open reminders went along.' },
    zh: '{{count}} 条待办一并转交。',
  },
  'assign.ask-title': { en: 'Which customers, and to whom?', zh: '转交哪些客户，给谁？' },
  'assign.ask': {
    en: 'For example: acme, nova to lei · all of mei to lei · segment east to lei.',
    zh: '例如：acme、nova 给 lei；mei 的全部客户 给 lei；分群 华东 给 lei。',
  },
  'error.colleague-unknown': {
    en: 'Nobody here is called so, or several are.',
    zh: '没有找到这位同事，或有重名。',
  },
  'error.colleague-unknown.remedy': {
    en: 'Write the account’s handle, the whole name or the e-mail address.',
    zh: '请写账号、全名或邮箱。',
  },
  'error.colleague-left': { en: 'This account is switched off.', zh: '这位同事的账号已停用。' },
  'error.colleague-left.remedy': { en: 'Name somebody who works here.', zh: '请换一位在职的同事。' },
  'error.assign-service': { en: 'The service desk owns no customers.', zh: '客服不作为客户负责人。' },
  'error.assign-service.remedy': { en: 'Name a rep or a manager.', zh: '请写一位销售或主管。' },
  'error.assign-not-your-team': { en: 'That colleague is not in your team.', zh: '这位同事不在你的团队。' },
  'error.assign-not-your-team.remedy': {
    en: 'Ask an admin, who may assign across teams.',
    zh: '跨团队转交请联系管理员。',
  },
  'error.segment-unknown': { en: 'There is no segment of that name.', zh: '没有这个客户分群。' },
  'error.segment-unknown.remedy': { en: 'Type segments to see them all.', zh: '输入“客户分群”查看全部。' },
  'add.prospect-title': { en: '{{name}} is added as a prospect', zh: '已新增潜在客户：{{name}}' },
  'add.customer-title': { en: '{{name}} is added as a customer', zh: '已新增客户：{{name}}' },
  'add.yours': { en: 'You are its owner.', zh: '由你负责。' },
  'add.alike-title': { en: '“{{name}}” may be here already', zh: '“{{name}}”可能已经有了' },
  'add.alike': {
    en: 'These have the same name, or the same phone or e-mail. Add another one only if it is not one of them.',
    zh: '下面的客户名称、电话或邮箱相同。确认不是同一位再新增。',
  },
  'add.anyway': { en: 'Add anyway', zh: '仍然新增' },
  'add.exists-title': { en: '“{{name}}” is here already', zh: '“{{name}}”已经有了' },
  'add.exists-owner': {
    en: '{{owner}} looks after it: ask {{owner}}, or have a manager assign it.',
    zh: '由{{owner}}负责，请联系{{owner}}，或请主管转交。',
  },
  'add.exists-nobody': {
    en: 'It has no owner you could ask: an admin can assign it to you.',
    zh: '还没有负责人，可以请管理员分配给你。',
  },
  'add.ask-title': { en: 'Whom do you want to add?', zh: '要新增哪位客户？' },
  'add.ask': {
    en: 'Write the name and what you know: Blue Harbour Ltd industry retail phone 138 0013 8000.',
    zh: '写上名称和已知资料，例如：蓝港贸易 行业 零售 电话 138 0013 8000。',
  },
  'merge.title': { en: '{{source}} is merged into {{target}}', zh: '{{source}}已并入{{target}}' },
  'merge.what': {
    en: 'Orders, touches and what was known of {{source}} belong to {{target}} now; what {{target}} said already stays.',
    zh: '{{source}}的订单、跟进和资料已归到{{target}}；{{target}}原有的内容不变。',
  },
  'merge.ask-title': { en: 'Which two are one customer?', zh: '哪两个是同一位客户？' },
  'merge.ask': {
    en: 'The first goes into the second: acme 2 into acme.',
    zh: '前一个并入后一个，例如：阿里二 并入 阿里。',
  },
  'error.merge-same': { en: 'These are one record already.', zh: '这是同一位客户。' },
  'error.merge-same.remedy': { en: 'Name two different customers.', zh: '请写两位不同的客户。' },
  'error.merge-gone': { en: 'One of them is no longer there.', zh: '其中一位客户已不存在。' },
  'error.merge-gone.remedy': { en: 'Look both up again.', zh: '请重新查找这两位客户。' },
  'error.merge-circle': {
    en: 'A company cannot be merged into one that belongs to it.',
    zh: '不能把上级公司并入它的下级公司。',
  },
  'error.merge-circle.remedy': { en: 'Merge the other way round.', zh: '请反过来合并。' },
  'error.merge-not-last': {
    en: 'The other record has itself been merged since.',
    zh: '并入的客户之后又被合并了。',
  },
  'error.merge-not-last.remedy': { en: 'Take the later merge back first.', zh: '请先撤销后一次合并。' },
} as const satisfies Catalog
