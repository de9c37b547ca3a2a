/** Sounds that people make while they think, and what speech recognition makes of them. */
const sounds = /(?:呃|嗯|唔|额(?=[，,、。…\s]))+[，,、…。.\s]*|\b(?:u+m+|u+h+|e+r+m*|h+m+)\b[,.…]*\s*/giu

/** Words that stand for such a sound where a pause follows: 那个客户 is a customer, 那个，客户 is a pause. */
const pauses =
  /(?<=^|[，,。；;！!\s])(?:那个|这个|就是说?|怎么说呢|反正|然后呢|对吧|好的?)+[，,、…\s]+|(?<=^|[,.;!]\s*)(?:well|so|basically|anyway|okay|ok|like|right|you know)[,…]\s*/giu

/** The same word twice in a row, as one stutters: 下周下周三, 我我我. */
const stutters = /(?<said>我|他|她|那个|这个|就是|然后|客户说)\k<said>+/gu

/** A note as one would write it down: no 呃, no `um`, straight apostrophes, one space. */
export const plainSpeech = (text: string): string =>
  text
    .replace(/[’‘]/gu, "'")
    .replace(sounds, '')
    .replace(stutters, '$<said>')
    .replace(pauses, '')
    .replace(/[^\S\n]+/gu, ' ')
    .trim()

/** A stretch of a note between its marks, and where it begins. */
export type Clause = { readonly text: string; readonly from: number }

/** Marks that end a clause: not the point of 10.30 or of Mr., nor the comma of 1,000. */
const marks =
  /[，。；;！!？?\n]+|(?<!\d),|,(?!\d)|(?<!\d|\b(?:mr|ms|mrs|dr|st|no|approx))\.(?=\s|$)|(?:但是?|不过|另外|然后)(?=.)|\s(?:but|and then|then|though|however|also)\s/giu

/** The clauses of a note, none of them empty. */
export function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = []
  let from = 0
  for (const match of text.matchAll(marks)) {
    clauses.push({ text: text.slice(from, match.index), from })
    from = match.index + match[0].length
  }
  clauses.push({ text: text.slice(from), from })
  return clauses.filter((clause) => clause.text.trim() !== '')
}
