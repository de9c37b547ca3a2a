import type { AppErrorFields } from '#src/domain/errors.ts'

/** What a number of WeCom's means here: passing (`retryable`), to be mended (`mend` as well), or for good. */
export type Meaning = Omit<AppErrorFields, 'cause'>

const passing = (code: string, message: string, retryAfterMs = 0): Meaning => ({
  code,
  message,
  remedy: 'It is tried again by itself.',
  retryable: true,
  retryAfterMs,
})
const toMend = (code: string, message: string, remedy: string): Meaning => ({
  code,
  message,
  remedy,
  retryable: true,
  mend: { by: 'admin' },
})
const final = (code: string, message: string, remedy: string): Meaning => ({ code, message, remedy })

const reportIt = 'Report it with the code and the log’s line.'

/** Nothing came back, or WeCom is busy. */
export const away = passing('wecom-away', 'WeCom does not answer just now.')
const minuteMs = 60_000
const limited = passing('wecom-limited', 'WeCom asks for a pause.', minuteMs)
const crowded = passing('wecom-limited', 'WeCom asks for a pause.', 5_000)
const lateReply = passing('wecom-reply-late', 'WeCom takes no more answers to that message.')
const botAway = passing('wecom-bot-away', 'The AI bot’s connection is renewed just now.')

const secretRefused = toMend(
  'wecom-secret-refused',
  'WeCom does not accept the app’s secret, or the app is switched off.',
  'WeCom admin console → 应用管理 → the app: switch it on, copy its Secret to WECOM_SECRET, and restart.',
)
const corpRefused = toMend(
  'wecom-corp-refused',
  'WeCom does not know the company’s id.',
  'Copy 我的企业 → 企业ID to WECOM_CORP_ID, and restart.',
)
/** Renewed a moment ago, and refused all the same. */
export const tokenRefused = toMend(
  'wecom-token-refused',
  'WeCom does not accept the app’s access token, though it is new.',
  'Another program may be renewing it in a loop, or the Secret was reset: copy it to WECOM_SECRET, and restart.',
)
const agentRefused = toMend(
  'wecom-agent-refused',
  'The app’s AgentId and its secret are not of the same app.',
  'Copy AgentId and Secret from the page of one app (应用管理) to WECOM_AGENT_ID and WECOM_SECRET, and restart.',
)
const ipRefused = toMend(
  'wecom-ip-refused',
  'WeCom does not trust the address that this server calls from.',
  'WeCom admin console → 应用管理 → the app → 企业可信IP: add the address; it counts after a minute.',
)
const contactsForbidden = toMend(
  'wecom-contacts-forbidden',
  'The app may not read the company’s customer contacts (客户联系).',
  'WeCom admin console → 客户与上下游 → 客户联系 → 可调用接口的应用: add the app; reps have to be in 使用范围.',
)
const groupsForbidden = toMend(
  'wecom-groups-forbidden',
  'The app may not use group chats: its visible range is not the whole company.',
  'WeCom admin console → 应用管理 → the app → 可见范围: choose the whole company.',
)
const apiForbidden = toMend(
  'wecom-api-forbidden',
  'The app may not call this part of WeCom.',
  'WeCom admin console → 应用管理 → the app: allow what the line names.',
)
const unlicensed = toMend(
  'wecom-unlicensed',
  'The company lacks a licence of WeCom for this.',
  'WeCom admin console → 应用管理 → the app: buy or assign the interop licence (互通账号).',
)
const robotGone = toMend(
  'wecom-robot-gone',
  'The group robot was removed or switched off.',
  'Add a robot (消息推送) to the group again, copy the key of its address to WECOM_WEBHOOK_KEY, and restart.',
)
const botRefused = toMend(
  'wecom-bot-refused',
  'WeCom does not accept the AI bot’s id or secret.',
  'WeCom → 智能机器人 → the bot → API 模式 → 长连接: copy Bot ID and Secret, and restart.',
)
const tagsFull = toMend(
  'wecom-tags-full',
  'The company has as many customer tags as WeCom allows.',
  'WeCom admin console → 客户联系 → 客户标签: delete tags that nobody uses.',
)

const userGone = final(
  'wecom-user-gone',
  'WeCom has no such member within what the app may see.',
  'Add the member to the app’s 可见范围, or correct the account: tierwise users list.',
)
const cardSpent = final(
  'wecom-card-spent',
  'That card has been updated already, or is older than 72 hours.',
  'Ask again: the new card counts.',
)
const messageRefused = final('wecom-message-refused', 'WeCom refused the message as it is.', reportIt)
const callRefused = final('wecom-call-refused', 'WeCom refused the call as it is.', reportIt)
const mediaGone = final(
  'wecom-media-gone',
  'WeCom keeps a file for three days, and this one is gone.',
  'Ask for it again.',
)
const groupGone = final(
  'wecom-group-gone',
  'That group is gone, or not one in which this may be posted.',
  'Choose another group, or have it sent to you.',
)
const chatClosed = final(
  'wecom-chat-closed',
  'The AI bot may write only where somebody has written to it.',
  'Write to the bot there once, then try again.',
)
const contactGone = final(
  'wecom-contact-gone',
  'That customer is no contact of this rep’s at WeCom (any more).',
  'Nothing: the next resync drops it.',
)
const tagForeign = final(
  'wecom-tag-foreign',
  'That customer tag was not made by this app, or is gone.',
  'Leave it to whoever made it; Tierwise makes its own.',
)
const transferRefused = final(
  'wecom-transfer-refused',
  'WeCom does not hand that customer over just now.',
  'Look at 客户联系 → 离职继承 / 在职继承; WeCom allows it twice in 90 days.',
)

const listed = (codes: string, meaning: Meaning): readonly (readonly [number, Meaning])[] =>
  codes.split(' ').map((code) => [Number(code), meaning])

/** By number; sources: document/path/90313 and the pages of each call. */
export const meanings: ReadonlyMap<number, Meaning> = new Map([
  ...listed('-1 6000', away),
  ...listed('45009', limited),
  ...listed('45033', crowded),
  ...listed('846605 846608', lateReply),
  ...listed('846609', botAway),
  ...listed('40013', corpRefused),
  ...listed('40001 40014 42001 41001', tokenRefused),
  ...listed('40056 41011 301002', agentRefused),
  ...listed('60020', ipRefused),
  ...listed('84074', contactsForbidden),
  ...listed('48002', apiForbidden),
  ...listed('701008', unlicensed),
  ...listed('93000 93004', robotGone),
  ...listed('853000', botRefused),
  ...listed('40126', tagsFull),
  ...listed('40003 40031 60011 60111 60123 81013', userGone),
  ...listed('60140', cardSpent),
  ...listed('40008 44004 45002 41016 82001 82002 82003', messageRefused),
  ...listed('42014 42016 42027 42028 42029 42031 42033 42035 42036 42037 42038 42039', messageRefused),
  ...listed('42040 42041 42042 42043 42044 42045 42046 42047 42049 42050 42051', messageRefused),
  ...listed('40035 40058 40063 86201 86215', callRefused),
  ...listed('40007', mediaGone),
  ...listed('40050 86003 86006 86008 93008', groupGone),
  ...listed('93001 93006', chatClosed),
  ...listed('84061 40096', contactGone),
  ...listed('40068 40071 81011', tagForeign),
  ...listed('40100 40128 40129 40130 40131', transferRefused),
])

/** The same number means something else by what was called. */
export function meaningOf(errcode: number, path: string): Meaning | undefined {
  if (errcode === 40001 && path === 'gettoken') return secretRefused
  if (errcode === 48002 && path.startsWith('externalcontact/')) return contactsForbidden
  if (errcode === 48002 && path.startsWith('appchat/')) return groupsForbidden
  return meanings.get(errcode)
}
