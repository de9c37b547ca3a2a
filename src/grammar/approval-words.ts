/** What a typed answer says: `all`, `acme`, `acme A confirm`, `acme keep`; 全部, 阿里 保持. */
type ApprovalWords = {
  readonly answer: 'confirm' | 'keep' | 'all'
  readonly name?: string
  readonly to?: string
  readonly upTo?: string
}

const answers: ReadonlyMap<string, 'confirm' | 'keep'> = new Map([
  ['confirm', 'confirm'],
  ['yes', 'confirm'],
  ['确认', 'confirm'],
  ['同意', 'confirm'],
  ['keep', 'keep'],
  ['no', 'keep'],
  ['保持', 'keep'],
  ['保持不变', 'keep'],
  ['不变', 'keep'],
])
const all: ReadonlySet<string> = new Set(['all', '全部', '所有'])
const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** Reads the words behind the verb; the card's buttons can be typed as a terminal shows them. */
export function readApproval(words: string): ApprovalWords {
  const parts = words.split(/\s+/).filter((part) => part !== '')
  const [first = '', second = ''] = parts
  if (all.has(first.toLowerCase())) return { answer: 'all', ...(moment.test(second) ? { upTo: second } : {}) }

  const last = answers.get(parts.at(-1)?.toLowerCase() ?? '')
  const rest = last && parts.length > 1 ? parts.slice(0, -1) : parts
  // A tier's code stands before the answer alone: "Plan B" is a name.
  const code =
    last && rest.length > 1 && /^[A-Z][A-Z0-9]{0,3}$/.test(rest.at(-1) ?? '') ? rest.at(-1) : undefined
  const name = (code === undefined ? rest : rest.slice(0, -1)).join(' ')

  return { answer: last ?? 'confirm', name, ...(code === undefined ? {} : { to: code }) }
}
