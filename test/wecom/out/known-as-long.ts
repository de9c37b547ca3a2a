import { bodyOf } from '#src/wecom/out/body.ts'

/** For how long WeCom is to know the request of a key again. */
export const lengthOf = (key: string) =>
  bodyOf('mei', 1, { msgtype: 'markdown', markdown: { content: '' } }, key)['duplicate_check_interval']

/** Two keys that the text alone tells apart: of a thousand and one there are some. */
export function twoKnownAsLong(): readonly [string, string] {
  const known = Map.groupBy(
    Array.from({ length: 1_001 }, (_, n) => `remind|${n}`),
    lengthOf,
  )
  const [one = '', other = ''] = [...known.values()].find((keys) => keys.length > 1) ?? []
  return [one, other]
}
