/** `/customer`, `客户`: what a command may begin with. */
const head = /^[/／]?(?:customer\s+|客户\s*)?/iu

/** What follows one of these words at the head of a text, without the marks between; undefined where none stands there. */
export function afterVerb(verbs: readonly string[], text: string): string | undefined {
  const words = text.replace(head, '').trim()
  const verb = verbs
    .filter((one) => startsWithWord(words, one))
    .toSorted((a, b) => b.length - a.length)
    .at(0)
  return verb === undefined ? undefined : words.slice(verb.length).replace(/^[\p{P}\s]+/u, '')
}

/** A whole word in Latin letters, the beginning of one in Chinese. */
const startsWithWord = (text: string, verb: string): boolean =>
  text.toLowerCase().startsWith(verb.toLowerCase()) &&
  (/\p{Script=Han}/u.test(verb) || !/^[\p{L}\p{N}]/u.test(text.slice(verb.length)))
