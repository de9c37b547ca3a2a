import type { Locale } from '#src/domain/locale.ts'

export type Welcome = {
  readonly url: string
  /** What the stores are. */
  readonly describe: string
  /** The sample company is loaded: its customers can be named. */
  readonly sample: boolean
  readonly surfaces: readonly string[]
}

const examplesOf = (sample: boolean) =>
  sample
    ? ['/customer tier acme', '/customer why acme', '阿里等级']
    : ['/customer help', '/customer find <name>', '/customer tier <name>']

/** Where people reach it; a process without a surface says how to get one. */
function placeLines({ url, surfaces }: Welcome): string[] {
  if (surfaces.includes('playground')) return [`  Tierwise is up:  ${url}`]
  if (surfaces.length > 0)
    return [`  Tierwise is up:  on ${surfaces.join(' and ')}, health at ${url}/healthz`]

  return [
    `  Tierwise is up:  health at ${url}/healthz, but on no chat surface`,
    '  → Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (docs/slack.md), or PLAYGROUND=on with PLAYGROUND_TOKEN.',
  ]
}

/** The first lines of a start: where it is, what it runs on, and three things to type. */
export function welcomeLines(welcome: Welcome): string {
  const { describe, sample, surfaces } = welcome
  return [
    '',
    ...placeLines(welcome),
    `  Stores:          ${describe}`,
    ...(surfaces.length === 0
      ? []
      : ['', '  Three things to type there:', ...examplesOf(sample).map((example) => `    ${example}`)]),
    ...(sample
      ? ['', '  Or here, in a second terminal:  npm run -s say -- --as mei "/customer tier acme"']
      : []),
    '',
  ].join('\n')
}

/** What an empty production database needs first. */
export const firstAdminLine = (locale: Locale): string =>
  locale === 'zh'
    ? '还没有任何用户。先建一个管理员：npm run -s cli -- users add ID --name 姓名 --role admin'
    : 'There are no users yet. Make the first admin: npm run -s cli -- users add ID --name NAME --role admin'
