import { createHash } from 'node:crypto'
import type { AuditEntry } from '#src/ports/audit.ts'

/** An audit entry as a link: `hash` covers the entry, its place and the hash before it. */
export type AuditLink = AuditEntry & {
  /** `chain|n`, n with leading zeros so that ids sort as numbers do. */
  readonly _id: string
  /** One chain per process start. */
  readonly chain: string
  readonly n: number
  readonly previous: string
  readonly hash: string
}

/** The end of a chain that has no link yet. */
export const emptyHead = (chain: string): Head => ({ chain, n: 0, hash: '' })

/** The newest link, all that the next one needs. */
export type Head = Pick<AuditLink, 'chain' | 'n' | 'hash'>

/** Appends entries to a chain. */
export function linkAll(head: Head, entries: readonly AuditEntry[]): readonly AuditLink[] {
  const links: AuditLink[] = []
  for (const entry of entries) links.push(linkAfter(links.at(-1) ?? head, entry))

  return links
}

const linkAfter = (head: Head, entry: AuditEntry): AuditLink => {
  const n = head.n + 1
  const place = { chain: head.chain, n, previous: head.hash }

  return { _id: linkId(head.chain, n), ...entry, ...place, hash: hashOf({ ...entry, ...place }) }
}

/** The first link that was changed, or whose predecessor is missing; undefined where the chain is whole. */
export function firstBroken(links: readonly AuditLink[]): AuditLink | undefined {
  let head: Head | undefined
  for (const link of links) {
    const follows = link.n === (head?.n ?? 0) + 1 && link.previous === (head?.hash ?? '')
    if (!follows || hashOf(link) !== link.hash) return link
    head = link
  }

  return undefined
}

const linkId = (chain: string, n: number): string => `${chain}|${String(n).padStart(9, '0')}`

/** Field by field in a fixed order, so that a hash does not depend on how a server orders keys. */
const hashOf = (link: Omit<AuditLink, '_id' | 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        link.chain,
        link.n,
        link.previous,
        link.at.toISOString(),
        link.who,
        link.action,
        link.customerId ?? null,
        link.fields ?? null,
      ]),
    )
    .digest('hex')
