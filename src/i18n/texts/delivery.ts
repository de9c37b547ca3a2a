import type { Catalog } from '#src/i18n/catalog.ts'

/** Messages that wait, may not have arrived, or were refused by a surface: what happened and what to do. */
export const deliveryTexts = {
  'blocked.title': { en: 'Messages wait', zh: '有消息发不出去' },
  'blocked.channel-title': { en: 'I cannot post into {{channel}}', zh: '无法发到 {{channel}}' },
  'blocked.after': {
    en: 'Nothing is lost: it is tried again, and what waits goes out once this is mended.',
    zh: '消息不会丢失：处理好之后会自动补发。',
  },
  'blocked.line': { en: 'Exactly this', zh: '照此填写' },
  'blocked.type-there': { en: 'Type there', zh: '请在群里输入' },
  'unconfirmed.title': {
    en: 'A message may not have arrived in {{channel}}',
    zh: '发到 {{channel}} 的消息未确认送达',
  },
  'unconfirmed.title-here': { en: 'A message may not have arrived', zh: '有一条消息未确认送达' },
  'unconfirmed.message': {
    en: 'The connection broke while I was posting it, and I cannot look there. I do not send it twice.',
    zh: '发送过程中连接中断，我无法查看是否已送达，为避免重复不再发送。',
  },
  'unconfirmed.files-title': {
    en: 'The files of the last message may not have arrived',
    zh: '上一条消息的附件未确认送达',
  },
  'unconfirmed.do': {
    en: 'Have a look. If it is missing, get it here and pass it on: digest now.',
    zh: '请查看一下；如果没有，输入“周报”重新获取后转发。',
  },
  'replaced.line': {
    en: 'This puts right what I told you on {{day}}.',
    zh: '更正 {{day}}的消息：',
  },
  'error.wecom-no-account': {
    en: 'This person is not linked to a member of the WeCom company.',
    zh: '此人尚未关联企业微信成员。',
  },
  'error.wecom-no-account.remedy': {
    en: 'Have them open the app in WeCom once and type: help.',
    zh: '请此人在企业微信中打开本应用，发送一次“帮助”。',
  },
  'error.wecom-group-unknown': {
    en: 'My robot is in one WeCom group, and this is not it.',
    zh: '我在企业微信里只有一个群机器人，不在这个群。',
  },
  'error.wecom-group-unknown.remedy': {
    en: 'Order it into #wecom, or to yourself: digest weekly fri 16:00.',
    zh: '请改发到 #企业微信群，或发给你本人：周报 每周五 16:00。',
  },
  'error.slack-away': { en: 'Slack does not answer just now.', zh: 'Slack 暂时没有响应。' },
  'error.slack-away.remedy': { en: 'Try again in a minute.', zh: '请稍后再试。' },
  'error.slack-limited': {
    en: 'Slack asks for a pause.',
    zh: 'Slack 要求暂缓发送。',
  },
  'error.slack-limited.remedy': { en: 'Try again in a minute.', zh: '请稍后再试。' },
  'error.slack-token-refused': {
    en: 'Slack no longer accepts the bot’s token.',
    zh: 'Slack 不再接受机器人的令牌。',
  },
  'error.slack-token-refused.remedy': {
    en: 'Install the app again (Slack → Install App) and set the new token as SLACK_BOT_TOKEN.',
    zh: '请在 Slack 应用设置中重新安装应用，并把新令牌填入 SLACK_BOT_TOKEN。',
  },
  'error.slack-not-installed': {
    en: 'The app is not installed in that Slack workspace.',
    zh: '该 Slack 工作区尚未安装本应用。',
  },
  'error.slack-not-installed.remedy': {
    en: 'Install it there: docs/slack.md says how.',
    zh: '请按 docs/slack.md 安装。',
  },
  'error.slack-scope-missing': {
    en: 'The Slack app lacks a permission (scope).',
    zh: 'Slack 应用缺少一项权限（scope）。',
  },
  'error.slack-scope-missing.remedy': {
    en: 'Add the scope below under OAuth & Permissions, then install the app again.',
    zh: '请在 OAuth & Permissions 中添加下面的 scope，然后重新安装应用。',
  },
  'error.slack-messages-off': {
    en: 'The app’s Messages tab is off, so nobody can be written to.',
    zh: '应用的消息页未开启，无法发送私信。',
  },
  'error.slack-messages-off.remedy': {
    en: 'Turn it on: App Home → Show Tabs → Messages Tab.',
    zh: '请开启：App Home → Show Tabs → Messages Tab。',
  },
  'error.slack-forbidden': {
    en: 'A rule of the Slack workspace forbids it.',
    zh: 'Slack 工作区的规则不允许此操作。',
  },
  'error.slack-forbidden.remedy': {
    en: 'Ask a Slack admin to approve the app for this.',
    zh: '请联系 Slack 管理员为本应用放行。',
  },
  'error.slack-not-invited': {
    en: 'I am not a member of that channel, so I can neither see nor use it.',
    zh: '我不在这个频道里，看不到也发不了消息。',
  },
  'error.slack-not-invited.remedy': {
    en: 'Invite me: type the line below in the channel.',
    zh: '请邀请我：在频道里输入下面这一行。',
  },
  'error.slack-channel-unknown': {
    en: 'I know no channel of that name that I am in.',
    zh: '我所在的频道里没有这个名字。',
  },
  'error.slack-channel-unknown.remedy': {
    en: 'In Slack, type # and pick the channel from the list; or invite me there first.',
    zh: '请在 Slack 中输入 #，从列表里选择频道；或先邀请我加入。',
  },
  'error.slack-channel-closed': {
    en: 'The channel is archived, or only its admins may post there.',
    zh: '频道已归档，或只有管理员可以发言。',
  },
  'error.slack-channel-closed.remedy': {
    en: 'Order the digest into another channel, or to yourself: digest weekly fri 16:00.',
    zh: '请改发到其他频道，或发给你本人：周报 每周五 16:00。',
  },
  'error.slack-channel-external': {
    en: 'Guests, or people from outside the company, are in that channel, so nothing of customers goes there.',
    zh: '频道里有访客或公司以外的人，客户信息不会发到那里。',
  },
  'error.slack-channel-external.remedy': {
    en: 'Choose a channel of your own people, or have it sent to you: digest weekly fri 16:00.',
    zh: '请选择只有同事的频道，或发给你本人：周报 每周五 16:00。',
  },
  'error.slack-channel-crowd': {
    en: 'More than 500 people are in that channel: I cannot be sure that all are colleagues, so nothing of customers goes there.',
    zh: '频道超过 500 人，无法确认都是同事，客户信息不会发到那里。',
  },
  'error.slack-channel-crowd.remedy': {
    en: 'Choose a smaller channel, or have it sent to you: digest weekly fri 16:00.',
    zh: '请选择人数较少的频道，或发给你本人：周报 每周五 16:00。',
  },
  'error.slack-user-gone': {
    en: 'Slack has no such active person any more.',
    zh: 'Slack 中已没有此人，或其账号已停用。',
  },
  'error.slack-user-gone.remedy': {
    en: 'Give their customers another owner (assign all of …), or correct the account: tierwise users list.',
    zh: '请把其客户转交给其他人（转交），或核对账号：tierwise users list。',
  },
  'error.slack-no-account': {
    en: 'This person is not linked to a Slack account.',
    zh: '此人尚未关联 Slack 账号。',
  },
  'error.slack-no-account.remedy': {
    en: 'Have them type /customer help in Slack once; the same verified e-mail links them.',
    zh: '请此人在 Slack 中输入一次 /customer 帮助，邮箱一致即自动关联。',
  },
  'error.slack-message-refused': {
    en: 'Slack refused the message as it is.',
    zh: 'Slack 拒绝了这条消息的内容。',
  },
  'error.slack-message-refused.remedy': {
    en: 'Report it with the code and the log’s line: this is a defect.',
    zh: '请附上代码和日志反馈：这是程序缺陷。',
  },
} as const satisfies Catalog
