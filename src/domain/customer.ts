import type { Channel } from './event.ts'
import type { ByDimension, Facts } from './facts.ts'
import type { ProspectState } from './prospect/prospect-state.ts'
import type { Moved } from './tell/moved.ts'

export const lifecycles = ['prospect', 'new', 'growing', 'mature', 'slipping', 'dormant'] as const
export type Lifecycle = (typeof lifecycles)[number]

/** Named states of a customer whose value now and value to come point different ways; they have playbooks of their own. */
export const valueStates = ['one-off-leaving', 'small-growing'] as const
export type ValueState = (typeof valueStates)[number]

/** What the decision was made of. `kappa` = log2 of the key, absent where the key is 0. */
export type Score = {
  readonly kappa?: number
  /** Contributions w_j·G_j/s_j to the key before the multiplier, forward-decayed like it. */
  readonly parts: ByDimension
  /**
   * log2 of the facts alone: Σ w_j·G_j/s_j with the policy's own weights, before the multiplier and before
   * weights move between dimensions. Under one policy version it falls only when facts are taken back.
   */
  readonly basis?: number
  /** Feedback's multiplier in [0.9, 1.1], rounded to .01. */
  readonly multiplier: number
  /** 0 to 1; under .6 the card says so and a demotion waits for a person. */
  readonly confidence: number
  readonly policyVersion: number
  /** The cut the standing decision was made under. */
  readonly cutId?: string
  readonly at: Date
}

/** Why a tier stands: the numbers of that moment, all in κ (log2) units. */
export type TierEvidence = {
  readonly kappa?: number
  /** The raw cut of the tier, absent for the lowest. */
  readonly cutKappa?: number
  readonly cutId?: string
  /** The score's basis and policy version at that moment: how a later decision sees that facts were reversed. */
  readonly basis?: number
  readonly policyVersion?: number
  readonly reason: TierReason
  /** The order, touch or rating that moved it, by event id. */
  readonly eventId?: string
}

export type TierReason =
  | 'first'
  | 'promoted'
  | 'demoted'
  | 'withdrawn'
  | 'confirmed'
  | 'override'
  | 'policy'
  | 'lifecycle'
  | 'floor'
  | 'cap'
  | 'group'

export type TierState = {
  readonly code: string
  readonly since: Date
  readonly previous?: string
  /** Since when κ has been under its own tier's lower band without a break. */
  readonly belowSince?: Date
  readonly evidence: TierEvidence
  /** So much of the facts under its promotion was taken back that it goes as soon as today's cut is not reached. */
  readonly shaken?: true
  /** A change that waits for a person (small base, low confidence). */
  readonly proposed?: {
    readonly code: string
    readonly at: Date
    readonly reason: 'small-base' | 'low-confidence'
  }
  /** A proposal that a person has turned down: the same one is not made again while the data asks for it. */
  readonly kept?: { readonly code: string; readonly at: Date }
}

/** A pinned tier: always with a reason and an end. */
export type Override = {
  readonly tier: string
  readonly reason: string
  readonly by: string
  readonly until: Date
}

/** The customer wants to hear nothing, or nothing on these channels. */
export type OptOut = {
  readonly at: Date
  /** User id. */
  readonly by: string
  readonly channels?: readonly Channel[]
}

/** What follow-up keeps of a customer beside its facts. */
type FollowUp = { readonly optOut?: OptOut }

/** The group of companies under one top company, as each of its members knows it. */
export type GroupState = {
  /** Customer id of the top company; the customer's own where it is the top. */
  readonly root: string
  /** The parent this was reckoned with. */
  readonly parent?: string
  /** log2 of the sum of the members' keys, as κ is of one; absent: nobody has one. */
  readonly kappa?: number
  /** This customer's own κ as it stands in the sum. */
  readonly counted?: number
  /** Active companies in it, the top one included. */
  readonly members: number
  readonly policyVersion: number
}

/** An encrypted contact: value by the cipher port, index for equality search. */
export type Contact = {
  readonly kind: 'phone' | 'email'
  readonly cipher: string
  readonly blindIndex: string
}

/** The playbook step that a promotion starts: a tier's, for the lifecycle of that moment. */
export type CarePlan = { readonly tier: string; readonly lifecycle: Lifecycle }

/** What a merged customer has brought the one it was merged into. */
export type MergeRecord = {
  readonly into: string
  readonly at: Date
  /** User id. */
  readonly by: string
  /** What the other one did not have: taking the merge back takes this away. */
  readonly brought: {
    readonly aliases: readonly string[]
    readonly tags: readonly string[]
    readonly attrs: Readonly<Record<string, string | number>>
    /** Blind indexes. */
    readonly contacts: readonly string[]
    readonly owner?: string
    readonly optOut?: OptOut
  }
  /** Companies that have another parent now. */
  readonly children: readonly string[]
  /** Its open reminders, which were withdrawn; those its owner had timed go on with the other one. */
  readonly reminders: readonly string[]
  /** Its open problems and questions, which are the other one's now; absent: none. */
  readonly problems?: readonly string[]
  readonly questions?: readonly string[]
  /** It is being taken back. */
  readonly undone?: true
}

/** A notice waiting in the customer's own document until the relay has moved it. */
export type Outgoing = {
  /** `customerId-rev`: the history's `_id`, and what the outbox rows' keys begin with. */
  readonly key: string
  readonly kind: 'tier-change'
  readonly at: Date
  readonly from?: string
  readonly to: string
  readonly evidence: TierEvidence
  /** What has come in, or failed to, that moved it. */
  readonly moved?: Moved
  /** The run that decided it, by its cut's id; absent: a decision on this customer alone. */
  readonly run?: string
  /** The first decision under a new policy version: the customer has done nothing. */
  readonly byPolicy?: true
  /** The care plan that it starts. */
  readonly plan?: CarePlan
  readonly rev: number
}

/** What a policy version that is being put in force makes of the facts: only this depends on the policy. */
export type ScoreNext = {
  readonly policyVersion: number
  readonly sums: Facts['sums']
  readonly valueSum: number
}

/** New facts not yet decided on. */
type Dirty = {
  /** Of the newest mark: a decision takes the mark away only where this is the one it has read. */
  readonly token: string
  /** When the first of the marks came, by the database's clock. */
  readonly at: Date
  /** YYYY-MM: the months to fold again. */
  readonly months: readonly string[]
  /** Writers between their two marks, whose facts may not be there yet. */
  readonly open?: readonly { readonly token: string; readonly at: Date }[]
}

export type Customer = {
  readonly _id: string
  /** Short unique handle: `acme`. */
  readonly ref: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly searchKeys: readonly string[]
  readonly kind: 'customer' | 'prospect'
  readonly status: 'active' | 'merged' | 'erased'
  readonly mergedInto?: string
  /** What its merging has brought the other one, so that it can be taken back; only while it is merged. */
  readonly merged?: MergeRecord
  /** User id of the owner; absent: nobody's yet. */
  readonly owner?: string
  /** Customer id of the parent company. */
  readonly parent?: string
  /** Of customers with a parent or children. */
  readonly group?: GroupState
  /** Industry, region, size, the company's own class, anything imported. */
  readonly attrs: Readonly<Record<string, string | number>>
  readonly contacts: readonly Contact[]
  readonly tags: readonly string[]
  /** When attributes and tags were last told; absent: when the product first knew it. */
  readonly profileAt?: Date
  readonly facts: Facts
  readonly score?: Score
  /** Only while a policy version is being put in force; the next decision takes it away. */
  readonly scoreNext?: ScoreNext
  readonly tier?: TierState
  readonly lifecycle: Lifecycle
  readonly prospect?: ProspectState
  readonly override?: Override
  readonly followUp?: FollowUp
  readonly sample?: true
  /** When the product first knew it. */
  readonly knownSince: Date
  /** First moment at which it changes if nothing happens. */
  readonly nextCheckAt?: Date
  readonly dirty?: Dirty
  readonly outgoing: readonly Outgoing[]
  readonly outgoingSince?: Date
  readonly rev: number
  readonly v: number
}
