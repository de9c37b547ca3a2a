/** What a customer wants beside help: sales goes on with it. */
export type SalesNeed = 'upgrade' | 'new-need'

/** What a note reports of a customer: a problem of use goes to service, needs go to sales. */
export type NoteTopic = 'usage' | SalesNeed

const openings: readonly (readonly [SalesNeed, RegExp])[] = [
  ['upgrade', /^(?:upgrade|产品升级|增购|加购|扩容)[\s:：,，-]*/iu],
  ['new-need', /^(?:new need|new demand|新需求|新增需求)[\s:：,，-]*/iu],
]

/** `upgrade: 20 more seats` is sales' to go on with; anything else is a problem of use. */
export function readNeed(words: string): { readonly need?: SalesNeed; readonly text: string } {
  const text = words.trim()
  const found = openings.find(([, opening]) => opening.test(text))
  if (!found) return { text }

  const [need, opening] = found
  return { need, text: text.replace(opening, '').trim() }
}
