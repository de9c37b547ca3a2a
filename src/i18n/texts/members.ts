import type { Catalog } from '#src/i18n/catalog.ts'

/** Who a surface says somebody is, and how newcomers get in. */
export const memberTexts = {
  'newcomer.title': { en: '{{name}} wants to use Tierwise', zh: '{{name}} 申请使用 Tierwise' },
  'newcomer.body': {
    en: 'A full, verified member of your {{surface}} workspace; nobody here has this e-mail.',
    zh: '对方是你们 {{surface}} 中已验证邮箱的正式成员，但系统里没有这个邮箱。',
  },
  'newcomer.body-account': {
    en: 'A member of your company on {{surface}} whom nobody here could be matched with.',
    zh: '对方是你们公司在{{surface}}里的成员，但系统里还没有对应的账号。',
  },
  'newcomer.account': { en: 'Account', zh: '账号' },
  'newcomer.ask': { en: 'Who is it?', zh: '请选择对方的角色。' },
  'newcomer.email': { en: 'E-mail', zh: '邮箱' },
  'newcomer.as': { en: 'Let in: {{role}}', zh: '批准为{{role}}' },
  'newcomer.no': { en: 'No', zh: '拒绝' },
  'newcomer.waits-title': { en: 'You are not in yet', zh: '还差一步' },
  'newcomer.waits': {
    en: '{{names}} has been asked to let you in. You are told here once that is done.',
    zh: '已通知{{names}}批准，通过后会在这里告诉你。',
  },
  'newcomer.waits-nobody': {
    en: 'There is no admin yet who could let you in. Whoever runs Tierwise adds the first one at its terminal.',
    zh: '还没有管理员可以批准。请负责部署的同事在终端添加第一个管理员。',
  },
  'newcomer.in-title': { en: 'You can use Tierwise now', zh: '你已可以使用 Tierwise' },
  'newcomer.in': { en: '{{by}} has let you in.', zh: '{{by}}已批准你的申请。' },
  'newcomer.begin': {
    en: 'Type a customer’s name, or help to see what there is.',
    zh: '直接输入客户名称即可查询，输入“帮助”查看全部指令。',
  },
  'workspace.title-install': {
    en: 'Slack workspace {{team}} tried to install Tierwise',
    zh: 'Slack 工作区 {{team}} 尝试安装 Tierwise',
  },
  'workspace.title-request': {
    en: 'Slack workspace {{team}} tried to use Tierwise',
    zh: 'Slack 工作区 {{team}} 尝试使用 Tierwise',
  },
  'workspace.body': {
    en: 'It is not one of those served, so nothing was shown or done there.',
    zh: '该工作区未开放，没有显示任何信息，也没有执行任何操作。',
  },
  'workspace.do': {
    en: 'If it is yours, type the line below where Tierwise runs, then install the app there. If not, there is nothing to do.',
    zh: '如果是你们的工作区，请在运行 Tierwise 的机器上执行下面这一行，再到那里安装；如果不是，无需处理。',
  },
  'workspace.one': {
    en: 'Here the one workspace of the configured token is served. docs/slack.md says how several are.',
    zh: '目前只服务所配置令牌的那一个工作区；需要多个时请看 docs/slack.md。',
  },
  'admit.done-title': { en: '{{name}} is in: {{role}}', zh: '{{name}} 已加入：{{role}}' },
  'admit.done': {
    en: 'They have been told. Handle: {{id}}. A manager or a team is set with tierwise users add.',
    zh: '已通知对方。账号：{{id}}。上级和团队可用 tierwise users add 设置。',
  },
  'admit.declined-title': { en: '{{name}} is not let in', zh: '已拒绝 {{name}} 的申请' },
  'admit.declined': {
    en: 'The account is kept switched off. The card’s other buttons still let them in.',
    zh: '账号保持停用；如需放行，再点卡片上的其他按钮即可。',
  },
  'admit.known-title': { en: '{{name}} is in already: {{role}}', zh: '{{name}} 已在系统中：{{role}}' },
  'admit.known': { en: 'Nothing was changed.', zh: '没有改动。' },
  'admit.waiting-title': {
    en: { one: '1 colleague waits to be let in', other: '{{count}} colleagues wait to be let in' },
    zh: '{{count}} 位同事等待批准',
  },
  'admit.open': { en: 'Decide', zh: '处理' },
  'admit.none-title': { en: 'Nobody waits', zh: '暂无申请' },
  'admit.none': {
    en: 'Whoever writes to me from your workspace and is not known here is offered to you.',
    zh: '有陌生同事给我发消息时，会在这里请你批准。',
  },
  'admit.gone-title': { en: 'That account cannot be let in', zh: '无法批准这个账号' },
  'admit.gone': {
    en: 'It is no full member of your company on that surface whose identity is certain (any more).',
    zh: '对方（已）不是你们公司里身份可确认的正式成员。',
  },
  'error.member-guest': { en: 'Guests cannot use Tierwise.', zh: '访客账号不能使用 Tierwise。' },
  'error.member-guest.remedy': {
    en: 'Ask a colleague who is a full member, or have your account made one.',
    zh: '请联系正式成员的同事，或把你的账号转为正式成员。',
  },
  'error.member-stranger': {
    en: 'Only people of this company can use Tierwise here.',
    zh: '只有本公司成员可以使用 Tierwise。',
  },
  'error.member-stranger.remedy': {
    en: 'Ask your contact at the company.',
    zh: '请联系你在该公司的对接人。',
  },
  'error.member-gone': { en: 'This account has been switched off.', zh: '这个账号已停用。' },
  'error.member-gone.remedy': { en: 'Ask an admin.', zh: '请联系管理员。' },
  'error.member-bot': { en: 'Bots cannot use Tierwise.', zh: '机器人账号不能使用 Tierwise。' },
  'error.member-bot.remedy': { en: 'Ask from your own account.', zh: '请用你本人的账号操作。' },
  'error.member-unverified': {
    en: 'The e-mail of your account is not confirmed, so I cannot know who you are.',
    zh: '你的账号邮箱尚未验证，无法确认身份。',
  },
  'error.member-unverified.remedy': {
    en: 'Confirm it in your account’s settings, then try again.',
    zh: '请先在账号设置中验证邮箱，再重试。',
  },
} as const satisfies Catalog
