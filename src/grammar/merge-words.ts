/** Which record is merged into which, as typed. */
export type MergeWords = { readonly source: string; readonly target: string }

const oneIntoOther =
  /^(?:把\s?)?(?<source>.+?)(?:\s+into\s+|\s*(?:->|→|合并到|合并进|并入|并到)\s*|\s+(?:to|到|进)\s+)(?<target>\S.*)$/iu

/** Two handles, as a terminal shows a button. */
const twoWords = /^(?<source>\S+)\s(?<target>\S+)$/u

/** Reads `acme 2 into acme`, 阿里二 并入 阿里. */
export function readMerge(words: string): MergeWords | undefined {
  const said = oneIntoOther.exec(words.trim()) ?? twoWords.exec(words.trim())
  const { source = '', target = '' } = said?.groups ?? {}
  return source === '' || target === '' ? undefined : { source: source.trim(), target: target.trim() }
}
