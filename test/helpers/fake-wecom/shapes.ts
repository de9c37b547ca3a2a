import type { Json } from '../fake-slack/json.ts'

/** A member of the company; ids are looked up in lower case. */
export type Member = {
  readonly userid: string
  readonly openUserid: string
  readonly name: string
  readonly email: string
  readonly mobile: string
  readonly department: readonly number[]
  /** 1 for each department they lead, parallel to `department`. */
  readonly isLeader: readonly number[]
  readonly directLeader: readonly string[]
  /** 1 active, 2 disabled, 4 not activated, 5 left. */
  readonly status: 1 | 2 | 4 | 5
  /** Whether the app may see them. */
  readonly visible: boolean
  /** Whether they have customer contact switched on. */
  readonly followsCustomers: boolean
}

export type Department = {
  readonly id: number
  readonly name: string
  readonly parentid: number
  readonly leaders: readonly string[]
}

/** A label of the contact book, for members. */
export type ContactTag = {
  readonly tagid: number
  readonly tagname: string
  readonly members: readonly string[]
}

/** One rep's relation to a customer. */
export type Follow = {
  remark: string
  description: string
  readonly createtime: number
  remarkCompany: string
  remarkMobiles: readonly string[]
  readonly tagIds: Set<string>
}

/** A customer contact (客户联系). */
export type Customer = {
  readonly id: string
  readonly name: string
  /** 1 WeChat (no company name), 2 WeCom. */
  readonly type: 1 | 2
  readonly corpName: string | undefined
  /** By the rep's id in lower case. */
  readonly follows: Map<string, Follow>
}

export type CorpTag = {
  readonly id: string
  name: string
  readonly groupId: string
  readonly createTime: number
  order: number
  /** An app can change only what it has made. */
  readonly byApp: boolean
}
export type CorpTagGroup = {
  readonly id: string
  name: string
  readonly createTime: number
  order: number
  readonly byApp: boolean
}

/** The app's own conversation, the bot's with one person, a group. */
export type Place =
  | { readonly kind: 'app' }
  | { readonly kind: 'bot' }
  | { readonly kind: 'group'; readonly chatid: string }

/** A message as sent; what has become of it for one person stands in `changed`. */
export type Message = {
  readonly id: string
  readonly place: Place
  /** `app`, `bot`, `robot` or a member's id. */
  readonly from: string
  /** In lower case; whoever was dropped is not among them. */
  readonly readers: ReadonlySet<string>
  body: Json
  readonly changed: Map<string, Json>
  readonly past: Json[]
  readonly atMs: number
  recalled: boolean
}

/** A group chat: made by the app, or one with the AI bot or a robot in it. */
export type Group = {
  readonly chatid: string
  name: string
  owner: string
  readonly members: Set<string>
  readonly byApp: boolean
  readonly withBot: boolean
  /** The key of its robot's webhook. */
  readonly robotKey: string | undefined
  robotDisabled: boolean
}

export type Media = {
  readonly id: string
  readonly type: string
  readonly filename: string
  readonly data: Buffer
  readonly expiresAtMs: number
  /** A robot's file is for that robot alone. */
  readonly robotKey: string | undefined
}

/** A right to change a card: of a send or of a click, once, for 72 hours. */
export type ResponseCode = { readonly messageId: string; readonly expiresAtMs: number; used: boolean }
