import { jobs } from '#jobs/index.ts'
import { commands } from '#src/commands/index.ts'
import { envTable } from '#src/config/describe-env.ts'
import type { JobSchedule } from '#src/ports/job.ts'

const when = (schedule: JobSchedule | undefined): string => {
  if (!schedule) return 'on demand'
  if ('everyMs' in schedule) return `every ${schedule.everyMs / 1_000} s`
  return `\`${schedule.cron}\` (${schedule.tz === 'company' ? "the company's zone" : schedule.tz})`
}

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`

const zhCommands = [
  row('指令', '例子', '说明'),
  '|---|---|---|',
  ...commands.map(({ shown, help, example }) => row(shown.zh, `\`${example.zh}\``, help.zh)),
].join('\n')

/** The same of the Chinese README, which has the commands alone. */
export const zhReadmeTables = { commands: zhCommands } as const

/** What the README's tables must say, made from the registries and the configuration. */
export const readmeTables: Readonly<Record<'commands' | 'jobs' | 'env', string>> = {
  commands: [
    row('command', '中文', 'what it answers', '说明'),
    '|---|---|---|---|',
    ...commands.map(({ shown, help, example }) => row(`\`${example.en}\``, shown.zh, help.en, help.zh)),
  ].join('\n'),
  jobs: [
    row('job', 'when', 'why then'),
    '|---|---|---|',
    ...jobs.map(({ name, schedule }) =>
      row(`\`${name}\``, when(schedule), schedule?.why ?? 'asked for by a fact, a decision or another job'),
    ),
  ].join('\n'),
  env: envTable(),
}

/** The formatter pads a table's cells to one width; what a table says does not depend on it. */
const unpadded = (line: string) =>
  /^\|[ |-]+\|$/.test(line) ? line.replace(/ *-+ */g, '---') : line.replace(/ +\|/g, ' |')

/** The table between `<!-- name: … -->` and `<!-- /name -->`, without padding. */
export const tableIn = (markdown: string, name: string): string | undefined =>
  new RegExp(`<!-- ${name}:[^>]*-->\\n([\\s\\S]*?)\\n<!-- /${name} -->`)
    .exec(markdown)?.[1]
    ?.split('\n')
    .map(unpadded)
    .filter((line) => line !== '')
    .join('\n')
