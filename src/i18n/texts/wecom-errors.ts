import type { Catalog } from '#src/i18n/catalog.ts'

/** What WeCom refuses: what happened, and what to do, where it stands in the admin console. */
export const wecomErrorTexts = {
  'error.wecom-away': { en: 'WeCom does not answer just now.', zh: '企业微信暂时没有响应。' },
  'error.wecom-away.remedy': { en: 'Try again in a minute.', zh: '请稍后再试。' },
  'error.wecom-limited': { en: 'WeCom asks for a pause.', zh: '调用过于频繁，企业微信要求稍候。' },
  'error.wecom-limited.remedy': { en: 'Try again in a minute.', zh: '请过一分钟再试。' },
  'error.wecom-reply-late': {
    en: 'WeCom takes no more answers to that message.',
    zh: '这条消息已不能再回复。',
  },
  'error.wecom-reply-late.remedy': { en: 'Ask again.', zh: '请重新发送。' },
  'error.wecom-bot-away': {
    en: 'The AI bot’s connection is renewed just now.',
    zh: '智能机器人正在重新连接。',
  },
  'error.wecom-bot-away.remedy': { en: 'Try again in a minute.', zh: '请稍后再试。' },
  'error.wecom-secret-refused': {
    en: 'WeCom does not accept the app’s secret, or the app is switched off.',
    zh: '应用的 Secret 不正确，或应用已停用。',
  },
  'error.wecom-secret-refused.remedy': {
    en: 'WeCom admin console → 应用管理 → the app: switch it on, copy its Secret to WECOM_SECRET, and restart.',
    zh: '请到企业微信管理后台“应用管理”打开该应用，确认已启用，把 Secret 填入 WECOM_SECRET 后重启。',
  },
  'error.wecom-corp-refused': {
    en: 'WeCom does not know the company’s id.',
    zh: '企业ID 不正确。',
  },
  'error.wecom-corp-refused.remedy': {
    en: 'Copy 我的企业 → 企业ID of the WeCom admin console to WECOM_CORP_ID, and restart.',
    zh: '请到管理后台“我的企业 → 企业信息”复制企业ID，填入 WECOM_CORP_ID 后重启。',
  },
  'error.wecom-token-refused': {
    en: 'WeCom does not accept the app’s access token, though it is new.',
    zh: '刚获取的 access_token 被企业微信拒绝。',
  },
  'error.wecom-token-refused.remedy': {
    en: 'If it goes on, the app’s Secret was reset: copy it to WECOM_SECRET, and restart.',
    zh: '如果一直这样，可能是 Secret 被重置过：请把新的 Secret 填入 WECOM_SECRET 后重启。',
  },
  'error.wecom-agent-refused': {
    en: 'The app’s AgentId and its secret are not of the same app.',
    zh: 'AgentId 和 Secret 不是同一个应用的。',
  },
  'error.wecom-agent-refused.remedy': {
    en: 'Copy both from the page of one app (应用管理) to WECOM_AGENT_ID and WECOM_SECRET, and restart.',
    zh: '请到“应用管理”同一个应用的页面复制这两项，填入 WECOM_AGENT_ID 和 WECOM_SECRET 后重启。',
  },
  'error.wecom-ip-refused': {
    en: 'WeCom does not trust the address that this server calls from.',
    zh: '服务器的出口 IP 不在企业可信IP 中，企业微信拒绝了调用。',
  },
  'error.wecom-ip-refused.remedy': {
    en: 'WeCom admin console → 应用管理 → the app → 企业可信IP: add the address; it counts after a minute. The field opens once the callback (接收消息) is set.',
    zh: '请到管理后台“应用管理 → 该应用 → 企业可信IP”添加这个地址，约 1 分钟后生效（需先设置“接收消息”）。',
  },
  'error.wecom-contacts-forbidden': {
    en: 'The app may not read the company’s customer contacts (客户联系).',
    zh: '应用没有调用“客户联系”接口的权限。',
  },
  'error.wecom-contacts-forbidden.remedy': {
    en: 'WeCom admin console → 客户与上下游 → 客户联系 → 可调用接口的应用: add the app; the reps have to be in 使用范围.',
    zh: '请到管理后台“客户与上下游 → 客户联系”，在“可调用接口的应用”中加上本应用，并把销售加入“使用范围”。',
  },
  'error.wecom-groups-forbidden': {
    en: 'The app may not use group chats: its visible range is not the whole company.',
    zh: '应用的可见范围不是全公司，不能使用群聊。',
  },
  'error.wecom-groups-forbidden.remedy': {
    en: 'WeCom admin console → 应用管理 → the app → 可见范围: choose the whole company.',
    zh: '请到“应用管理 → 该应用 → 可见范围”选择全公司。',
  },
  'error.wecom-api-forbidden': {
    en: 'The app may not call this part of WeCom.',
    zh: '应用没有调用该接口的权限。',
  },
  'error.wecom-api-forbidden.remedy': {
    en: 'WeCom admin console → 应用管理 → the app: allow what is named below.',
    zh: '请到“应用管理 → 该应用”开通下面这项权限。',
  },
  'error.wecom-unlicensed': {
    en: 'The company lacks a licence of WeCom for this.',
    zh: '企业没有对应的接口许可。',
  },
  'error.wecom-unlicensed.remedy': {
    en: 'Buy or assign the interop licence (互通账号) in the WeCom admin console.',
    zh: '请在管理后台购买或分配互通账号。',
  },
  'error.wecom-robot-gone': {
    en: 'The group robot was removed or switched off.',
    zh: '群机器人（消息推送）已被移除或停用。',
  },
  'error.wecom-robot-gone.remedy': {
    en: 'Add a robot (消息推送) to the group again, copy the key of its address to WECOM_WEBHOOK_KEY, and restart.',
    zh: '请在群里重新添加消息推送，把地址中的 key 填入 WECOM_WEBHOOK_KEY 后重启。',
  },
  'error.wecom-bot-refused': {
    en: 'WeCom does not accept the AI bot’s id or secret.',
    zh: '智能机器人的 Bot ID 或 Secret 不正确。',
  },
  'error.wecom-bot-refused.remedy': {
    en: 'Open the bot (智能机器人) → API 模式 → 长连接, copy Bot ID and Secret to WECOM_BOT_ID and WECOM_BOT_SECRET, and restart.',
    zh: '请打开智能机器人的“API 模式 → 长连接”，把 Bot ID 和 Secret 填入 WECOM_BOT_ID 和 WECOM_BOT_SECRET 后重启。',
  },
  'error.wecom-tags-full': {
    en: 'The company has as many customer tags as WeCom allows.',
    zh: '企业客户标签数量已达上限。',
  },
  'error.wecom-tags-full.remedy': {
    en: 'WeCom admin console → 客户联系 → 客户标签: delete tags that nobody uses.',
    zh: '请到“客户联系 → 客户标签”删除不用的标签。',
  },
  'error.wecom-user-gone': {
    en: 'WeCom has no such member within what the app may see.',
    zh: '应用可见范围内没有此人，或其账号已停用。',
  },
  'error.wecom-user-gone.remedy': {
    en: 'Add the member to the app’s 可见范围, or give their customers another owner (assign all of …).',
    zh: '请把此人加入应用的“可见范围”；如已离职，请把其客户转交给其他人（转交）。',
  },
  'error.wecom-card-spent': {
    en: 'That card has been updated already, or is older than 72 hours.',
    zh: '这张卡片已处理过，或已超过 72 小时。',
  },
  'error.wecom-card-spent.remedy': {
    en: 'Ask again: the new card counts.',
    zh: '请重新查询，以新卡片为准。',
  },
  'error.wecom-message-refused': {
    en: 'WeCom refused the message as it is.',
    zh: '企业微信拒绝了这条消息的内容。',
  },
  'error.wecom-message-refused.remedy': {
    en: 'Report it with the code and the log’s line: this is a defect.',
    zh: '请附上代码和日志反馈：这是程序缺陷。',
  },
  'error.wecom-call-refused': { en: 'WeCom refused the call as it is.', zh: '企业微信拒绝了这次调用。' },
  'error.wecom-call-refused.remedy': {
    en: 'Report it with the code and the log’s line: this is a defect.',
    zh: '请附上代码和日志反馈：这是程序缺陷。',
  },
  'error.wecom-media-gone': {
    en: 'WeCom keeps a file for three days, and this one is gone.',
    zh: '文件在企业微信只保留三天，已过期。',
  },
  'error.wecom-media-gone.remedy': { en: 'Ask for it again.', zh: '请重新获取。' },
  'error.wecom-group-gone': {
    en: 'That group is gone, or not one in which this may be posted.',
    zh: '该群已不存在，或不能发到该群。',
  },
  'error.wecom-group-gone.remedy': {
    en: 'Choose another group, or have it sent to you: digest weekly fri 16:00.',
    zh: '请改发到其他群，或发给你本人：周报 每周五 16:00。',
  },
  'error.wecom-chat-closed': {
    en: 'The AI bot may write only where somebody has written to it.',
    zh: '智能机器人只能在有人给它发过消息的会话里发言。',
  },
  'error.wecom-chat-closed.remedy': {
    en: 'Write to the bot there once, then try again.',
    zh: '请先在那里给机器人发一条消息，再试一次。',
  },
  'error.wecom-contact-gone': {
    en: 'That customer is no contact of this rep’s at WeCom (any more).',
    zh: '该客户不是（或已不是）此人的企业微信客户。',
  },
  'error.wecom-contact-gone.remedy': {
    en: 'Nothing to do: the next comparison drops it.',
    zh: '无需处理，下次核对时会自动更新。',
  },
  'error.wecom-tag-foreign': {
    en: 'That customer tag was not made by this app, or is gone.',
    zh: '该客户标签不是本应用创建的，或已删除。',
  },
  'error.wecom-tag-foreign.remedy': {
    en: 'Leave it to whoever made it; Tierwise makes its own.',
    zh: '无需处理：Tierwise 只使用自己创建的标签。',
  },
  'error.wecom-transfer-refused': {
    en: 'WeCom does not hand that customer over just now.',
    zh: '企业微信暂时不能转接该客户。',
  },
  'error.wecom-transfer-refused.remedy': {
    en: 'WeCom hands a customer over at most twice in 90 days: try later.',
    zh: '同一客户 90 天内最多转接两次，请稍后再试。',
  },
} as const satisfies Catalog
