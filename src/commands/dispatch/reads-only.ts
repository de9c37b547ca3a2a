import type { Understood } from '#prompts/ask/shapes.ts'

const always: ReadonlySet<string> = new Set(
  'tier why find today home history list segments evaluate quality whoami help draft'.split(' '),
)

/** What reads while nothing, or one of these words, stands behind it; whatever else is said to it may change something. */
const alone: Readonly<Record<string, readonly string[]>> = {
  digest: ['', 'now'],
  settings: [''],
  policy: ['', 'show', '查看'],
  trial: [''],
  calendar: [''],
  review: [''],
  contacts: [''],
  answer: [''],
  approve: [''],
  problem: [''],
  feedback: ['themes', '反馈主题', '主题'],
}

/** A name alone shows what there is of that customer. */
const ofOne: ReadonlySet<string> = new Set(['problem'])

/** Whether a command said like this changes nothing: what is not known to read is taken for a change. */
export function readsOnly({ command, customer, words }: Understood): boolean {
  if (always.has(command)) return true
  if (customer !== '' && !ofOne.has(command)) return false
  return alone[command]?.includes(words.trim().toLowerCase()) === true
}
