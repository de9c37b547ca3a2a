import type { Customer } from '#src/domain/customer.ts'
import { type Edit, readEdit } from './edit-words.ts'

/** A new customer as typed: its name, what it is, and its first fields. */
export type AddWords = {
  readonly name: string
  readonly kind: Customer['kind']
  readonly edits: readonly Edit[]
}

const kinds: readonly (readonly [Customer['kind'], RegExp])[] = [
  ['prospect', /(?:^|\s)(?:as |作为)?(?:a )?(?:prospect|lead|潜在客户|潜客)(?=\s|$)/iu],
  ['customer', /(?:^|\s)(?:as |作为)(?:a )?(?:customer|正式客户|客户)(?=\s|$)/iu],
]
const field =
  /\s(?=(?:industry|region|size|phone|mobile|tel|email|e-mail|mail|birthday|行业|地区|区域|规模|电话|手机|邮箱|邮件|生日)(?:\s|[=＝:：])|[^\s=＝:：]{1,60}[=＝:：])/giu

/** Reads `Acme Ltd phone 138… industry retail`, 阿里云谷 行业 云计算 电话 138…; whoever has not bought yet is a prospect. */
export function readAdd(words: string): AddWords {
  const kind = kinds.find(([, pattern]) => pattern.test(words))
  const text = (kind ? words.replace(kind[1], ' ') : words).replace(/\s+/gu, ' ').trim()
  const [name = '', ...fields] = text.split(field)

  return {
    name: name.replace(/[,，;；]+$/u, '').trim(),
    kind: kind?.[0] ?? 'prospect',
    edits: fields.flatMap((each) => readEdit(each.replace(/[,，;；\s]+$/u, '')) ?? []),
  }
}
