/** What a terminal shows of a card's button, typed: a reminder's or a logged touch's id, and the words behind it. */
export type PressedWords = {
  readonly reminder?: string
  readonly touch?: string
  readonly rest: string
}

const reminderFirst = /^(?<id>[^\s|]+\|[^\s|]+\|\S+)(?:\s+(?<rest>.*))?$/su
const touchFirst = /^(?<id>chat\|\S+)(?:\s+(?<rest>.*))?$/su

/** `c12|touch|2026-11-06 reached`, `chat|7f3 2026-12-23`; undefined where the words begin with no such id. */
export function readPressed(words: string): PressedWords | undefined {
  const text = words.trim()
  const touch = touchFirst.exec(text)?.groups
  if (touch) return { touch: touch['id'] ?? '', rest: touch['rest'] ?? '' }

  const reminder = reminderFirst.exec(text)?.groups
  return reminder && { reminder: reminder['id'] ?? '', rest: reminder['rest'] ?? '' }
}

const clickFirst = /^(?<click>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\s+|$)/u

/** The card that a typed button stands on, by its click: typed twice it is one touch. */
export function takeClick(words: string): { readonly click?: string; readonly rest: string } {
  const text = words.trim()
  const found = clickFirst.exec(text)
  const click = found?.groups?.['click']
  return click === undefined ? { rest: text } : { click, rest: text.slice(found?.[0].length) }
}
