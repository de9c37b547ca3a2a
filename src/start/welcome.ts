import type { Locale } from '#src/domain/locale.ts'

/** The first lines of `npm start`: where it is, and three things to type. */
export function welcomeLines({
  url,
  describe,
  sample,
}: {
  url: string
  describe: string
  sample: boolean
}): string {
  const examples = sample
    ? ['/customer tier acme', '/customer why acme', '阿里等级']
    : ['/customer help', '/customer find <name>', '/customer tier <name>']
  return [
    '',
    `  Tierwise is up:  ${url}`,
    `  Stores:          ${describe}`,
    '',
    '  Three things to type there:',
    ...examples.map((example) => `    ${example}`),
    ...(sample
      ? ['', '  Or here, in a second terminal:  npm run -s say -- --as mei "/customer tier acme"']
      : []),
    '',
  ].join('\n')
}

/** What an empty production database needs first. */
export const firstAdminLine = (locale: Locale): string =>
  locale === 'zh'
    ? '还没有任何用户。先建一个管理员:npm run -s cli -- users add ID --name 姓名 --role admin'
    : 'There are no users yet. Make the first admin: npm run -s cli -- users add ID --name NAME --role admin'
