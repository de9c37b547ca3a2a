import type { Command } from '#src/commands/command.ts'
import type { Locale } from '#src/domain/locale.ts'

const most = 3
/** Where nothing is near: what people come for. */
const usual = ['tier', 'today', 'list', 'help']

/** Two or three commands that a sentence may have meant, help last. */
export function nearExamples(
  sentence: string,
  commands: readonly Command[],
  locale: Locale,
): readonly Command[] {
  const said = partsOf(sentence)
  const near = commands
    .map((command) => ({ command, shared: sharedWith(said, command, locale) }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .map(({ command }) => command)
  const common = usual.flatMap((name) => commands.find((command) => command.name === name) ?? [])
  const help = common.filter(({ name }) => name === 'help')

  return [
    ...new Set([
      ...near.filter(({ name }) => name !== 'help'),
      ...common.filter(({ name }) => name !== 'help'),
    ]),
  ]
    .slice(0, most - 1)
    .concat(help)
}

/** Words of four letters and more, and pairs of Chinese characters: what a sentence and a help line may share. */
function partsOf(text: string): ReadonlySet<string> {
  const lower = text.normalize('NFKC').toLowerCase()
  const words = (lower.match(/[a-z]{4,}/gu) ?? []).filter((word) => !common.has(word))
  const runs = lower.match(/\p{Script=Han}{2,}/gu) ?? []
  const pairs = runs.flatMap((run) =>
    Array.from(run)
      .slice(1)
      .map((mark, at) => `${run[at] ?? ''}${mark}`),
  )
  return new Set([...words, ...pairs.filter((pair) => !common.has(pair))])
}

const common: ReadonlySet<string> = new Set(
  'customer customers what when which with your that this from have they them there 客户 什么 怎么 一下 查看 我的 可以'.split(
    ' ',
  ),
)

function sharedWith(
  said: ReadonlySet<string>,
  { name, shown, aliases, help }: Command,
  locale: Locale,
): number {
  const verbs = partsOf([name, shown.en, shown.zh, ...aliases].join(' '))
  const helps = partsOf(help[locale])
  // A command's own word says more than a word of its help.
  return [...said].reduce((sum, part) => sum + (verbs.has(part) ? 3 : 0) + (helps.has(part) ? 1 : 0), 0)
}
