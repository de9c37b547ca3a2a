import type { Catalog } from '#src/i18n/catalog.ts'

/** What the AI bot of WeCom says by itself. */
export const wecomBotTexts = {
  'blocked.bot-title': { en: 'The AI bot is not connected', zh: '智能机器人没有连上' },
  'blocked.bot-after': {
    en: 'Until then the bot answers nobody; the app goes on as before.',
    zh: '处理好之前机器人不会回复，应用不受影响。',
  },
  'error.wecom-bot-kicked': {
    en: 'Another program has connected as the AI bot, and WeCom allows one connection.',
    zh: '有另一个程序用同一个智能机器人建立了连接，而企业微信只允许一个。',
  },
  'error.wecom-bot-kicked.remedy': {
    en: 'Stop the other program, or give it a bot of its own. Tierwise connects again by itself, less and less often.',
    zh: '请停掉那个程序，或给它另建一个机器人。Tierwise 会自动重连，间隔逐渐拉长。',
  },
  'wecom.bot-hello': {
    en: 'Hello! Write to me what you want to know: “tier” and a customer’s name, “today”, “help”. Speak it if you like; reply to a message with “log” and I write it down as a touch.',
    zh: '你好！直接发给我就行：“等级 客户名”“今日待办”“帮助”。也可以发语音；引用一条消息回复“记一下”，我就帮你写成跟进。',
  },
  'wecom.bot-wait': { en: 'Looking it up …', zh: '正在查…' },
  'wecom.bot-away': {
    en: 'Tierwise cannot work right now, and nothing was done. Try again in a minute.',
    zh: 'Tierwise 暂时无法处理，本次操作未执行，请一分钟后再试。',
  },
  'wecom.bot-told': {
    en: 'I have sent it to you alone, as a message of the app.',
    zh: '已单独发给你，请看应用消息。',
  },
  'wecom.bot-unreachable': {
    en: 'I cannot write to you. Ask an admin to add you to the app’s visible range in WeCom.',
    zh: '我没法给你发消息，请管理员在企业微信里把你加到应用的可见范围。',
  },
  'wecom.bot-outsiders': {
    en: 'Somebody here is none of our members, so nothing of a customer is shown. Write to me in our own chat.',
    zh: '这个群里有不是本企业成员的人，不显示任何客户信息，请单独发消息给我。',
  },
  'wecom.bot-interrupted': {
    en: 'I was interrupted and cannot say whether it was done. Look first, then ask again.',
    zh: '刚才处理到一半中断了，不确定有没有执行。请先查看一下，需要的话再发一次。',
  },
  'wecom.bot-unreadable': {
    en: 'I read text and speech. Write it, or say it: “tier” and a customer’s name, “help”.',
    zh: '我只看得懂文字和语音，请打字或语音告诉我，比如“等级 客户名”“帮助”。',
  },
  'wecom.bot-old-card': {
    en: 'This card is from an older version of Tierwise. Please ask again.',
    zh: '这张卡片来自旧版本，请重新发一次命令。',
  },
  'wecom.bot-kept-over': {
    en: 'This was kept for a day and is gone. Please say it again.',
    zh: '这条内容只保留一天，已经过期，请再发一次。',
  },
} as const satisfies Catalog
