import type { Catalog } from '#src/i18n/catalog.ts'

/** What `tierwise doctor wecom` has looked at. */
export const wecomCheckTexts = {
  'surface.check-off': {
    en: 'WeCom is off: none of its variables is set.',
    zh: '企业微信未启用：没有设置任何相关变量。',
  },
  'surface.check-off-do': { en: 'Follow docs/wecom.md.', zh: '请按 docs/wecom.md 配置。' },
  'surface.check-access': {
    en: 'WeCom accepts company, secret and this server’s address.',
    zh: '企业ID 和 Secret 正确，本机 IP 可信。',
  },
  'surface.check-agent': {
    en: 'AgentId {{agent}} is of the same app as the secret.',
    zh: 'AgentId {{agent}} 与 Secret 属于同一应用。',
  },
  'surface.check-callback': {
    en: '{{url}} answers WeCom’s check, from this machine, in {{ms}} ms.',
    zh: '{{url}} 通过回调验证（从本机访问，{{ms}} 毫秒）。',
  },
  'surface.check-callback-none': {
    en: 'PUBLIC_URL is not set: whether WeCom reaches this bot is not looked at.',
    zh: '未设置 PUBLIC_URL，无法检查回调地址。',
  },
  'surface.check-callback-none-do': {
    en: 'Set PUBLIC_URL to the https address in front of the bot.',
    zh: '请把 PUBLIC_URL 设为机器人对外的 https 地址。',
  },
  'surface.check-callback-silent': { en: '{{url}} does not answer from here.', zh: '{{url}} 无法访问。' },
  'surface.check-callback-silent-do': {
    en: 'Start the bot, and look at PUBLIC_URL, the proxy and the certificate.',
    zh: '请确认 bot 已启动，并检查 PUBLIC_URL、反向代理和证书。',
  },
  'surface.check-callback-keys': {
    en: '{{url}} refuses what is signed with WECOM_TOKEN and WECOM_ENCODING_AES_KEY.',
    zh: '{{url}} 拒绝了用 WECOM_TOKEN 和 WECOM_ENCODING_AES_KEY 签名的请求。',
  },
  'surface.check-callback-keys-do': {
    en: 'Give the bot the same variables as here, have the proxy leave the address whole (with all after ?), and set both clocks.',
    zh: '请让 bot 进程与此处使用相同的变量，反向代理保留完整地址（包括 ? 之后的参数），并校准两边的时间。',
  },
  'surface.check-callback-other': {
    en: '{{url}} answers {{status}}, which is not the bot.',
    zh: '{{url}} 返回 {{status}}，应答的不是 bot。',
  },
  'surface.check-callback-other-do': {
    en: 'Have the proxy hand /wecom/callback on to HOST and PORT unchanged.',
    zh: '请让反向代理把 /wecom/callback 原样转发到 HOST 和 PORT。',
  },
  'surface.check-callback-slow': {
    en: '{{url}} answers, but takes longer than the second that WeCom waits.',
    zh: '{{url}} 有应答，但超过了企业微信等待的 1 秒。',
  },
  'surface.check-callback-slow-do': {
    en: 'Look at the proxy and at how busy the bot is.',
    zh: '请检查反向代理，以及 bot 是否繁忙。',
  },
  'surface.check-people': {
    en: '{{linked}} of {{active}} active users have a WeCom account linked.',
    zh: '{{active}} 位在用成员中，{{linked}} 位已关联企业微信。',
  },
  'surface.check-people-do': {
    en: 'Have them write to the app once; or users add ID --wecom USERID.',
    zh: '请大家先给应用发一条消息，或执行 users add ID --wecom 账号。',
  },
  'surface.check-unseen': { en: 'The app cannot see: {{names}}.', zh: '应用看不到这些人：{{names}}。' },
  'surface.check-unseen-do': {
    en: 'WeCom admin console → 应用管理 → the app → 可见范围: add them, or correct their account (users list).',
    zh: '请到“应用管理 → 该应用 → 可见范围”加上他们，或核对账号（users list）。',
  },
  'surface.check-contacts': {
    en: 'Customer contacts (客户联系) can be read: {{count}} members use them.',
    zh: '可读取客户联系，{{count}} 位成员在使用。',
  },
  'surface.check-code': { en: 'WeCom answered {{number}}.', zh: '企业微信返回 {{number}}。' },
  'surface.check-code-do': {
    en: 'Look the number up at open.work.weixin.qq.com/devtool/query, then run this again.',
    zh: '请到 open.work.weixin.qq.com/devtool/query 查询该错误码，再运行一次。',
  },
  'surface.check-menu': {
    en: 'Whether the app has its menu is not asked.',
    zh: '应用菜单是否已创建，无法在此检查。',
  },
  'surface.check-menu-do': {
    en: 'npm run -s cli -- wecom menu creates it.',
    zh: '执行 npm run -s cli -- wecom menu 即可创建。',
  },
  'surface.check-bot': {
    en: 'Whether the AI bot’s connection is good is not tried: a second one would end the one that runs.',
    zh: '智能机器人的长连接不在此检查：再建一个会挤掉正在用的连接。',
  },
  'surface.check-bot-do': {
    en: 'Mention the bot in a group; the bot’s log says when it is connected.',
    zh: '请在群里 @ 机器人试一下；连接情况见 bot 日志。',
  },
} as const satisfies Catalog
