import type { Json } from '../fake-slack/json.ts'
import type {
  ContactTag,
  CorpTag,
  CorpTagGroup,
  Customer,
  Department,
  Group,
  Media,
  Member,
  Message,
  ResponseCode,
} from './shapes.ts'

/** Everything a company's WeCom knows. */
export type State = {
  readonly members: Map<string, Member>
  readonly departments: Map<number, Department>
  readonly contactTags: Map<number, ContactTag>
  readonly customers: Map<string, Customer>
  readonly corpTags: Map<string, CorpTag>
  readonly corpTagGroups: Map<string, CorpTagGroup>
  readonly groups: Map<string, Group>
  readonly messages: Message[]
  readonly media: Map<string, Media>
  readonly responseCodes: Map<string, ResponseCode>
  /** By code: who it stands for, and until when. */
  readonly oauthCodes: Map<string, { readonly userid: string; readonly expiresAtMs: number }>
  readonly transfers: {
    readonly customer: string
    readonly from: string
    readonly to: string
    readonly atMs: number
    status: 1 | 2 | 3 | 4
  }[]
  readonly taskIds: Set<string>
  menu: Json | undefined
  /** What was taken with errcode 0 and has reached nobody: too many, or the same again. */
  readonly dropped: {
    readonly userid: string
    readonly why: 'frequency' | 'duplicate'
    readonly body: Json
  }[]
  readonly calls: { readonly method: string; readonly args: Json; readonly errcode: number }[]
  /** What WeCom takes, and a good app does not do. */
  readonly complaints: string[]
}

/** A company with nobody in it. */
export const emptyState = (): State => ({
  members: new Map(),
  departments: new Map(),
  contactTags: new Map(),
  customers: new Map(),
  corpTags: new Map(),
  corpTagGroups: new Map(),
  groups: new Map(),
  messages: [],
  media: new Map(),
  responseCodes: new Map(),
  oauthCodes: new Map(),
  transfers: [],
  taskIds: new Set(),
  menu: undefined,
  dropped: [],
  calls: [],
  complaints: [],
})
