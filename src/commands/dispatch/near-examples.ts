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
  const meant = signals.filter(([, pattern]) => pattern.test(sentence)).map(([name]) => name)
  const near = commands
    .map((command) => {
      const bonus = meant.includes(command.name) ? ofASignal : 0
      return { command, shared: sharedWith(said, command, locale) + bonus }
    })
    .filter(({ shared }) => shared > inPassing)
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

/** What people say of it, in words that its help does not have. */
const signals: readonly (readonly [command: string, pattern: RegExp])[] = [
  [
    'log',
    /打了|打过|通了|聊了|谈了|见了|拜访|没接|电话里|\b(?:called|spoke|met|visited|emailed|voicemail)\b/iu,
  ],
  ['remind', /提醒|别忘|记得|\b(?:remind|reminder|forget)\b/iu],
  ['draft', /话术|写封|写段|发给|\b(?:write|draft|email to|message to)\b/iu],
  ['list', /流失|沉睡|哪些客户|\b(?:slipping|dormant|which customers)\b/iu],
  ['history', /降级|升级|变动|\b(?:dropped|promoted|demoted|moved)\b/iu],
  ['problem', /坏了|投诉|故障|工单|\b(?:broken|complain\w*|ticket|faulty)\b/iu],
  ['override', /调成|改成|定为|\b(?:pin|set .* to [a-e])\b/iu],
]
/** One word of a help line is shared by chance. */
const inPassing = 1
/** As much as a command's own word and a word of its help. */
const ofASignal = 4

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
