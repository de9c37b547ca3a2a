/** Whose or which customers go to whom, as typed. */
export type AssignWords = {
  /** `of`: all that somebody has; `segment`: all of one; `names`: one or several. */
  readonly what:
    | { readonly kind: 'of'; readonly user: string }
    | { readonly kind: 'segment'; readonly segment: string }
    | { readonly kind: 'names'; readonly names: readonly string[] }
  readonly to: string
}

const toSomebody =
  /^(?:把\s?)?(?<what>.+?)(?:\s+to\s+|\s*(?:->|→|转交给|转给|交给|分配给|给)\s*)(?<to>[^\s].*)$/iu
const allOf =
  /^(?:all(?: customers)? (?:of|from) (?<a>.+)|(?<b>.+?)[’']s customers|(?<c>.+?)\s?的?(?:全部|所有)(?:的?客户)?|(?:全部|所有)\s?(?<d>.+))$/iu
const ofSegment = /^(?:segment|客户分群|分群)\s?[:：]?\s?(?<segment>.+)$/iu

/** Reads `acme, nova to lei`, `all of mei to lei`, `segment east to lei`; 阿里 给 李雷, mei 的全部客户 转给 lei. */
export function readAssign(words: string): AssignWords | undefined {
  const parts = toSomebody.exec(words.trim())?.groups
  const said = parts?.['what']?.trim() ?? ''
  const to = parts?.['to']?.replace(/^@/, '').trim() ?? ''
  if (said === '' || to === '') return undefined

  return { what: whatOf(said), to }
}

function whatOf(said: string): AssignWords['what'] {
  const segment = ofSegment.exec(said)?.groups?.['segment']
  if (segment !== undefined) return { kind: 'segment', segment: segment.trim() }

  const { a, b, c, d } = allOf.exec(said)?.groups ?? {}
  const user = a ?? b ?? c ?? d
  if (user !== undefined) return { kind: 'of', user: user.replace(/^@/, '').trim() }
  return { kind: 'names', names: said.split(/\s?[,，、;；]\s?/u).filter((name) => name !== '') }
}
