import type { Locale } from '#src/domain/locale.ts'

export type Welcome = {
  readonly locale: Locale
  readonly url: string
  /** What the stores are. */
  readonly describe: string
  /** The sample company is loaded: its customers can be named. */
  readonly sample: boolean
  readonly surfaces: readonly string[]
}

/** What a terminal says at a start: not chat, so its words are here and not among the texts of cards. */
const words = {
  en: {
    up: 'Tierwise is up:  ',
    stores: 'Stores:          ',
    on: (surfaces: string, url: string) => `on ${surfaces}, health at ${url}/healthz`,
    nowhere: (url: string) => `health at ${url}/healthz, but on no chat surface`,
    getOne:
      '→ Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (docs/slack.md), or PLAYGROUND=on with PLAYGROUND_TOKEN.',
    type: 'Three things to type there:',
    orHere: 'Or here, in a second terminal:  ',
    examples: ['/customer help', '/customer find <name>', '/customer tier <name>'],
    firstAdmin:
      'There are no users yet. Make the first admin: npm run -s cli -- users add ID --name NAME --role admin',
  },
  zh: {
    up: 'Tierwise 已启动：',
    stores: '数据存储：      ',
    on: (surfaces: string, url: string) => `已接入 ${surfaces}，健康检查 ${url}/healthz`,
    nowhere: (url: string) => `健康检查 ${url}/healthz，尚未接入任何聊天平台`,
    getOne:
      '→ 请设置 SLACK_BOT_TOKEN 和 SLACK_SIGNING_SECRET（docs/slack.md），或设置 PLAYGROUND=on 和 PLAYGROUND_TOKEN。',
    type: '可以先试这三句：',
    orHere: '也可以另开一个终端：',
    examples: ['/customer 帮助', '/customer 查客户 <名称>', '<名称>等级'],
    firstAdmin: '还没有任何用户。先建一个管理员：npm run -s cli -- users add ID --name 姓名 --role admin',
  },
} as const

/** Somebody of the sample company who sees the example’s customer and is answered in the terminal’s language. */
const saidAs: Readonly<Record<Locale, string>> = { en: 'admin', zh: 'mei' }

const sampleExamples = ['/customer tier acme', '/customer why acme', '阿里等级']

/** Where people reach it; a process without a surface says how to get one. */
function placeLines({ locale, url, surfaces }: Welcome): string[] {
  const { up, on, nowhere, getOne } = words[locale]
  if (surfaces.includes('playground')) return [`  ${up}${url}`]
  if (surfaces.length > 0) return [`  ${up}${on(surfaces.join(', '), url)}`]

  return [`  ${up}${nowhere(url)}`, `  ${getOne}`]
}

/** The first lines of a start: where it is, what it runs on, and three things to type. */
export function welcomeLines(welcome: Welcome): string {
  const { locale, describe, sample, surfaces } = welcome
  const { stores, type, orHere, examples } = words[locale]
  const typed = (sample ? sampleExamples : examples).map((example) => `    ${example}`)
  return [
    '',
    ...placeLines(welcome),
    `  ${stores}${describe}`,
    ...(surfaces.length === 0 ? [] : ['', `  ${type}`, ...typed]),
    ...(sample ? ['', `  ${orHere}npm run -s say -- --as ${saidAs[locale]} "/customer tier acme"`] : []),
    '',
  ].join('\n')
}

/** What an empty production database needs first. */
export const firstAdminLine = (locale: Locale): string => words[locale].firstAdmin
