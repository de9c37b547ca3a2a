import type { Identity } from '#src/domain/user.ts'

/** The chat surfaces' door to the commands: text or a pressed button in, a reply out; never throws for bad input. */
export type Dispatcher<Reply> = {
  /** `/customer tier acme`, `客户 等级 阿里`, `阿里等级`. */
  text(text: string, identity: Identity): Promise<Reply>
  /** A button or a choice. */
  call(
    call: { readonly command: string; readonly input: Readonly<Record<string, string>> },
    identity: Identity,
  ): Promise<Reply>
  /** What the text may go on as: verbs first, then names the asker may see. */
  complete(text: string, identity: Identity): Promise<readonly string[]>
}
