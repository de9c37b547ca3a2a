import type { Catalog } from '#src/i18n/catalog.ts'

/** What WeCom's app says by itself, and its menu. */
export const wecomAppTexts = {
  'wecom.hello-title': { en: 'Hello, this is Tierwise', zh: '你好，我是 Tierwise' },
  'wecom.hello': {
    en: 'Write a customer’s name and I tell you its tier, why, and what to do next. You can also start here:',
    zh: '发客户名称给我，就能看到等级、依据和下一步。也可以从这里开始：',
  },
  'wecom.today': { en: 'Today', zh: '今日待办' },
  'wecom.help': { en: 'Help', zh: '帮助' },
  'wecom.below': { en: 'See below', zh: '已处理，见下方' },
  'wecom.old-card': {
    en: 'This card is from an older version of Tierwise. Nothing was done; please ask again.',
    zh: '这张卡片来自旧版本，本次没有任何操作，请重新发一次命令。',
  },
  'wecom.old-menu': {
    en: 'This menu is from an older version of Tierwise. Write “help” to see what there is.',
    zh: '这个菜单来自旧版本，请发送“帮助”查看可用功能。',
  },
  'wecom.text-only': {
    en: 'I can only read text here. Write a customer’s name, “today” or “help”.',
    zh: '这里我只看得懂文字，请打字，或用输入法的语音转文字。可以发客户名称、“今日待办”或“帮助”。',
  },
  'wecom.interrupted': {
    en: 'I was interrupted and cannot say whether it was done. Look first, then ask again.',
    zh: '刚才处理到一半中断了，不确定有没有执行。请先查看一下，需要的话再发一次。',
  },
  'wecom.menu-today': { en: 'Today', zh: '今日待办' },
  'wecom.menu-customers': { en: 'Customers', zh: '客户' },
  'wecom.menu-find': { en: 'Find a customer', zh: '查客户' },
  'wecom.menu-log': { en: 'Log a touch', zh: '写跟进' },
  'wecom.menu-list': { en: 'My customers', zh: '我的客户' },
  'wecom.menu-history': { en: 'Tier changes', zh: '等级变动' },
  'wecom.menu-more': { en: 'More', zh: '更多' },
  'wecom.menu-digest': { en: 'Digest', zh: '周报' },
  'wecom.menu-settings': { en: 'Settings', zh: '设置' },
  'wecom.menu-help': { en: 'Help', zh: '帮助' },
} as const satisfies Catalog
