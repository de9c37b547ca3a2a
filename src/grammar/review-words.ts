/** What was decided: on which of the three questions, by whom, what. */
export type DecisionWords = {
  /** 1 to 3. */
  readonly question?: number
  /** A user's handle. */
  readonly owner?: string
  readonly text: string
}

const verbs = /^(?:decide|decided|add|note|决定|决议|记录|记)(?=$|[\s:：])[\s:：]*/iu
const owner = /(?:^|\s)[@＠](?<name>[\p{L}\p{N}._-]+)[:：]?/u

/** An outcome, as a terminal shows the button for it. */
export type OutcomeWords = {
  readonly review: string
  readonly n: number
  readonly outcome: 'done' | 'dropped'
}

/** `fang|2026-11 0 done`; undefined: nothing of the kind. */
export function readOutcome(words: string): OutcomeWords | undefined {
  const found = /^(?<review>\S+\|\d{4}-\d{2})\s+(?<n>\d{1,4})\s+(?<outcome>done|dropped)$/u.exec(
    words.trim(),
  )?.groups
  if (!found) return undefined
  const outcome = found['outcome'] === 'done' ? 'done' : 'dropped'
  return { review: found['review'] ?? '', n: Number(found['n']), outcome }
}

/** `decide 1 @mei visit the three at risk`, 决定 @mei 本周拜访三家; whoever names nobody takes it on. */
export function readDecision(words: string): DecisionWords {
  const rest = words.trim().replace(verbs, '')
  const numbered = /^(?<n>[1-3])(?:[.:、：]\s*|\s+)(?<text>.*)$/su.exec(rest)?.groups
  const said = numbered?.['text'] ?? rest
  const named = owner.exec(said)?.groups?.['name']
  const text = said.replace(owner, ' ').replace(/\s+/gu, ' ').trim()

  return {
    text,
    ...(numbered ? { question: Number(numbered['n']) } : {}),
    ...(named === undefined ? {} : { owner: named }),
  }
}
