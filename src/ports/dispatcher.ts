import type { Identity } from '#src/domain/user.ts'

type Call = { readonly command: string; readonly input: Readonly<Record<string, string>> }

/** `unasked`: a surface shows it anew of its own accord; in the audit that is no read of the person's, but `system`'s. */
type Asking = { readonly unasked: true }

/** The chat surfaces' door to the commands: text or a pressed button in, a reply out; never throws for bad input. */
export type Dispatcher<Reply, Form = unknown> = {
  /** `/customer tier acme`, `客户 等级 阿里`, `阿里等级`. */
  text(text: string, identity: Identity): Promise<Reply>
  /** A button, a choice, or a form that was filled in: the form's call with what its fields hold. */
  call(call: Call, identity: Identity, how?: Asking): Promise<Reply>
  /** The form of a command for these values; a reply where there is none for this person. */
  form(call: Call, identity: Identity): Promise<{ readonly form: Form } | { readonly reply: Reply }>
  /** What the text may go on as: verbs first, then names the asker may see. */
  complete(text: string, identity: Identity): Promise<readonly string[]>
  /** Customers the asker may see whose name begins so, for a select that searches; `value` is what a call takes. */
  options(
    text: string,
    identity: Identity,
    limit: number,
  ): Promise<readonly { readonly label: string; readonly value: string }[]>
}
