import type { Catalog } from '#src/i18n/catalog.ts'

/** Answers about commands, names and people: everything but the tier itself. */
export const commandTexts = {
  'find.title': {
    en: { one: '1 customer for “{{name}}”', other: '{{count}} customers for “{{name}}”' },
    zh: '“{{name}}”：找到 {{count}} 位客户',
  },
  'find.more': {
    en: 'These are the best {{n}}. Type a little more of the name to narrow it down.',
    zh: '先列出最接近的 {{n}} 位，名称再多打几个字就能缩小范围。',
  },
  'find.what': {
    en: 'Type part of a name, for example “/customer find acme”. Pinyin and initials work too.',
    zh: '请输入名称的一部分，例如“/customer 查客户 acme”。拼音和首字母也可以。',
  },
  'find.what-title': { en: 'Who are you looking for?', zh: '要找哪位客户？' },
  'find.none-title': { en: 'No customer called “{{name}}”', zh: '没有找到“{{name}}”' },
  'find.none-near': {
    en: 'Nobody among the customers you can see has that name. Did you mean one of these?',
    zh: '你能看到的客户里没有这个名称。是不是下面这几位？',
  },
  'find.none-at-all': {
    en: 'Nobody among the customers you can see has that name. Check the spelling, or ask an admin whether it has been imported. “help” shows what I understand.',
    zh: '你能看到的客户里没有这个名称。请核对写法，或请管理员确认是否已导入。发送“帮助”可查看我能做什么。',
  },
  'find.no-customers': {
    en: 'You have no customers yet. An admin can assign some to you.',
    zh: '你名下还没有客户，可以请管理员分配。',
  },
  'find.pick-title': { en: 'Which “{{name}}”?', zh: '是哪一位“{{name}}”？' },
  'find.pick': {
    en: 'Several customers match. Pick one, or type more of the name.',
    zh: '有几位客户都符合，请选一位，或把名称打全一些。',
  },
  'customer.which-title': { en: 'Which customer?', zh: '哪位客户？' },
  'customer.which': {
    en: 'Add the name, for example “/customer {{verb}} acme”.',
    zh: '请加上客户名称，例如“/customer {{verb}} acme”。',
  },
  'customer.open': { en: 'Show tier', zh: '看等级' },
  'owner.foreign-title': { en: '“{{name}}” is looked after by {{owner}}', zh: '“{{name}}”由{{owner}}负责' },
  'owner.foreign': {
    en: 'It is not among your customers, so ask {{owner}} directly.',
    zh: '不在你的客户范围内，有事请直接联系{{owner}}。',
  },
  'owner.nobody-title': { en: '“{{name}}” has no owner yet', zh: '“{{name}}”还没有负责人' },
  'owner.nobody': {
    en: 'It is not among your customers. An admin can assign it to you.',
    zh: '不在你的客户范围内，可以请管理员分配给你。',
  },
  'owner.label': { en: 'Owner', zh: '负责人' },
  'owner.none': { en: 'Nobody yet', zh: '暂无' },
  'help.title': { en: 'What you can ask me', zh: '你可以这样问我' },
  'help.thanks-title': { en: 'You are welcome', zh: '不客气' },
  'help.thanks': {
    en: 'Whenever you need something, write a customer’s name, or “help”.',
    zh: '有需要随时发客户名称，或“帮助”。',
  },
  'help.intro': {
    en: 'Just type a customer’s name, or one of these, such as “/customer tier acme”:',
    zh: '直接输入客户名称即可，也可以用下面的指令，例如“/customer 等级 acme”：',
  },
  'help.detail': {
    en: 'More on one of them: “/customer help tier”.',
    zh: '想看某个指令的用法：“/customer 帮助 等级”。',
  },
  'help.group-customers': { en: 'Customers', zh: '客户' },
  'help.group-day': { en: 'My day', zh: '我的一天' },
  'help.group-team': { en: 'Team', zh: '团队' },
  'help.group-company': { en: 'Company', zh: '公司' },
  'help.group-account': { en: 'Me', zh: '我的' },
  'help.quotes': {
    en: 'Part of a name, pinyin or initials are enough. Put a name that holds a command in quotes: "Help Scout".',
    zh: '名称打一部分、拼音或首字母都行。名称里带指令词时请加引号，例如：“为什么咖啡”。',
  },
  'help.rep': {
    en: 'You see the customers you own.',
    zh: '你能看到自己名下的客户。',
  },
  'help.manager': { en: 'You see your own customers and your team’s.', zh: '你能看到自己和团队的客户。' },
  'help.admin': { en: 'You see every customer.', zh: '你能看到全部客户。' },
  'help.service': {
    en: 'You find every customer: its tier, what we promise it and who owns it. Amounts stay with sales.',
    zh: '你能查到每位客户的等级、服务承诺和负责人，金额只对销售可见。',
  },
  'help.topic': { en: 'How to use “{{verb}}”', zh: '“{{verb}}”的用法' },
  'help.example': { en: 'Example', zh: '示例' },
  'help.also': { en: 'Also understood', zh: '也可以说' },
  'help.unknown-title': { en: 'I don’t know the command “{{word}}”', zh: '没有“{{word}}”这个指令' },
  'help.did-you-mean': { en: 'Did you mean {{verb}}?', zh: '是不是想用“{{verb}}”？' },
  'help.these': { en: 'These I understand:', zh: '我能听懂这些：' },
  'help.button': { en: 'Help', zh: '帮助' },
  'whoami.title': { en: 'You are {{name}}', zh: '你是{{name}}' },
  'whoami.handle': { en: 'Account', zh: '账号' },
  'whoami.role': { en: 'Role', zh: '角色' },
  'whoami.sees': { en: 'You see', zh: '可见范围' },
  'whoami.sees-all': {
    en: { one: 'the one customer there is', other: 'all {{n}} customers' },
    zh: '全部 {{n}} 位客户',
  },
  'whoami.sees-own': {
    en: { one: 'your own {{n}} customer', other: 'your own {{n}} customers' },
    zh: '自己名下的 {{n}} 位客户',
  },
  'whoami.sees-team': {
    en: { one: 'your team’s {{n}} customer', other: 'your team’s {{n}} customers' },
    zh: '团队的 {{n}} 位客户',
  },
  'whoami.surface': { en: 'Here on', zh: '当前渠道' },
  'whoami.language': { en: 'Language', zh: '语言' },
  'whoami.zone': { en: 'Time zone', zh: '时区' },
  'whoami.english': { en: 'English', zh: '英文' },
  'whoami.chinese': { en: 'Chinese', zh: '中文' },
  'whoami.wrong': {
    en: 'Something wrong here? An admin can change it.',
    zh: '信息有误？可以请管理员修改。',
  },
  'role.rep': { en: 'Rep', zh: '销售' },
  'role.manager': { en: 'Manager', zh: '主管' },
  'role.admin': { en: 'Admin', zh: '管理员' },
  'role.service': { en: 'Service', zh: '客服' },
  'surface.terminal': { en: 'the terminal', zh: '终端' },
  'surface.playground': { en: 'the playground', zh: '体验台' },
  'surface.slack': { en: 'Slack', zh: 'Slack' },
  'surface.wecom': { en: 'WeCom', zh: '企业微信' },
  'welcome.title': { en: 'Hello {{name}}, good to meet you', zh: '{{name}}，你好，很高兴认识你' },
  'welcome.body': {
    en: 'I keep your customers’ tiers up to date and tell you what to do next. Try one of these:',
    zh: '我会随时更新你的客户等级，并告诉你下一步做什么。先试试这几个：',
  },
} as const satisfies Catalog
