import type { ContactAnswer, ContactState, LinkedBy } from './contact-link.ts'

/** What speaks for which customers, by their ids. */
export type ContactEvidence = {
  /** Another system's name for the contact leads to this one. */
  readonly ref?: string
  /** What people have said, of any rep's relation. */
  readonly answers: readonly ContactAnswer[]
  /** The very company, whatever its spelling. */
  readonly byCompany: readonly string[]
  readonly byPhone: readonly string[]
  /** Names that look like it: never enough by themselves. */
  readonly alike: readonly string[]
}

export type ContactMatch = {
  readonly state: ContactState
  readonly customerId?: string
  readonly by?: LinkedBy
  readonly candidates?: readonly string[]
}

/** More would be a list, not a question. */
export const mostCandidates = 3

const linked = (customerId: string, by: LinkedBy): ContactMatch => ({ state: 'linked', customerId, by })

function asked(ids: readonly string[]): ContactMatch {
  const candidates = [...new Set(ids)].slice(0, mostCandidates)
  return candidates.length === 0 ? { state: 'unknown' } : { state: 'unsure', candidates }
}

/**
 * Whose person a contact is. Sure are another system's id, what a person has said, and a company or a phone number that is
 * one customer's alone; where the two speak for different ones, and for names that are only alike, a person is asked.
 */
export function matchContact({ ref, answers, byCompany, byPhone, alike }: ContactEvidence): ContactMatch {
  if (ref !== undefined) return linked(ref, 'ref')
  const said = [...answers].sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  if (said) return said.customerId === 'none' ? { state: 'none' } : linked(said.customerId, 'answer')

  const both = byCompany.filter((id) => byPhone.includes(id))
  const sure = both.length > 0 ? both : [...new Set([...byCompany, ...byPhone])]
  const [only, ...others] = sure
  if (only !== undefined && others.length === 0)
    return linked(only, byPhone.includes(only) ? 'phone' : 'company')

  return asked([...sure, ...(sure.length > 0 ? [] : alike)])
}
