import type { Catalog } from '#src/i18n/catalog.ts'

/** Words that belong to one surface and to no command. */
export const surfaceTexts = {
  'terminal.type': { en: 'type: {{command}}', zh: '输入：{{command}}' },
  'terminal.type-day': {
    en: 'type: {{command}} and a day, such as {{day}} or next Tue',
    zh: '输入：{{command}} 加日期，例如 {{day}} 或 下周二',
  },
  'terminal.type-page': { en: 'page {{n}}', zh: '第{{n}}页' },
  'surface.idle-soon-title': { en: 'WeCom is about to switch the app off', zh: '企业微信即将停用本应用' },
  'surface.idle-soon': {
    en: 'Nobody has used the app for a while. Have somebody open it and write to it; it then stays on.',
    zh: '应用长时间无人使用。请让同事打开应用发一条消息，即可继续使用。',
  },
  'surface.idle-off-title': { en: 'WeCom has switched the app off', zh: '企业微信已停用本应用' },
  'surface.idle-off': {
    en: 'Nobody used it for a while. Switch it on in the WeCom admin console: 应用管理 → the app. Messages wait until then.',
    zh: '应用长时间无人使用，已被停用。请到管理后台“应用管理”打开本应用重新启用；启用后，等待中的消息会自动补发。',
  },
  'slack.old-card': {
    en: 'This card is from an older version of Tierwise. Ask again: {{command}} help',
    zh: '这张卡片来自旧版本，请重新输入：{{command}} 帮助',
  },
  'slack.other-command': {
    en: 'Tierwise answers to {{command}}. Type: {{command}} help',
    zh: 'Tierwise 的命令是 {{command}}，请输入：{{command}} 帮助',
  },
  'slack.away': {
    en: 'Tierwise cannot work right now, and nothing was done. Try again in a minute.',
    zh: 'Tierwise 暂时无法处理，本次操作未执行，请一分钟后再试。',
  },
  'slack.other-workspace': {
    en: 'Tierwise does not serve this workspace. Its admins are told.',
    zh: 'Tierwise 未对此工作区开放，已通知其管理员。',
  },
  'slack.installed': {
    en: 'Tierwise is installed in {{workspace}}. Open Slack and type /customer help.',
    zh: 'Tierwise 已安装到 {{workspace}}，请打开 Slack 输入 /customer 帮助。',
  },
  'slack.install-refused': {
    en: 'Tierwise does not serve this workspace and was not installed. Its admins are told. Whoever runs it lets this workspace in by: npm run -s cli -- workspaces allow {{workspace}}',
    zh: 'Tierwise 未对此工作区开放，未安装。已通知管理员；如需开放，请运维人员执行：npm run -s cli -- workspaces allow {{workspace}}',
  },
  'slack.install-org': {
    en: 'Tierwise is installed in one workspace at a time, not for a whole organisation. Nothing was installed: begin again at /slack/install and choose a workspace.',
    zh: 'Tierwise 只能逐个工作区安装，不支持整个组织一次安装，本次未安装。请从 /slack/install 重新开始并选择一个工作区。',
  },
  'slack.install-failed': {
    en: 'Tierwise could not be installed. Begin again at /slack/install; if it stays so, tell your admin.',
    zh: 'Tierwise 未能安装，请从 /slack/install 重新开始；如仍无法安装，请联系管理员。',
  },
  'wecom.page-again': {
    en: 'WeCom could not say who you are. Open the customer’s page again from its card in WeCom.',
    zh: '企业微信未能确认你的身份，请在企业微信里从客户卡片重新打开。',
  },
  'wecom.page-member': {
    en: 'This page is for members of the company. Open it in WeCom with your work account.',
    zh: '本页仅限企业成员查看，请用工作账号在企业微信中打开。',
  },
  'slack.loading': { en: 'Loading …', zh: '正在加载…' },
  'slack.outsiders': {
    en: 'People from outside the company read here, so nothing of a customer is shown. Ask me in a direct message.',
    zh: '这里有公司以外的人，不显示任何客户信息，请私信我。',
  },
  'slack.not-seen': {
    en: 'I cannot see who reads here, so nothing was shared. Type {{invite}} here, then share again.',
    zh: '我看不到这里有哪些人，所以没有发送。请在这里输入 {{invite}}，再发一次。',
  },
  'slack.too-many': {
    en: 'Too many people read here to be sure that all are colleagues, so nothing was shared.',
    zh: '这里人数太多，无法确认都是同事，所以没有发送。',
  },
  'slack.nothing-to-share': {
    en: 'There is nothing here that a channel may see.',
    zh: '这条内容不能发到群里。',
  },
  'slack.hello': {
    en: 'Hello! Mention me or type {{command}} tier and a customer’s name: here everybody sees tier and owner, the rest goes to whoever asks.',
    zh: '大家好！@我或输入 {{command}} 等级 加客户名称即可查询：群里只显示等级和负责人，其余只给提问人看。',
  },
  'share.button': { en: 'Share here', zh: '发到群里' },
  'slack.failed': {
    en: 'Tierwise could not answer. Try again in a minute; if it stays so, tell your admin.',
    zh: 'Tierwise 暂时无法回复，请一分钟后再试；如仍无法回复，请联系管理员。',
  },
} as const satisfies Catalog
