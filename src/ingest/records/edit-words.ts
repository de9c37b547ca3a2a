import { attributeKey } from '#src/ingest/rows/attribute-value.ts'

/** The fields of a record that can be edited by name; every other one is an attribute. */
export const editFields = [
  'name',
  'alias',
  'industry',
  'region',
  'size',
  'class',
  'birthday',
  'contract_end',
  'yearly_reward',
  'phone',
  'email',
] as const
type EditField = (typeof editFields)[number]

/** One field and what it is to hold; `none`: it is to be emptied. */
export type Edit = {
  /** One of `editFields`, or an attribute's name. */
  readonly field: string
  readonly value: string
  readonly none: boolean
}

const words: Readonly<Record<EditField, readonly string[]>> = {
  name: ['name', '名称', '客户名称', '改名'],
  alias: ['alias', 'aka', '别名', '简称'],
  industry: ['industry', '行业'],
  region: ['region', '地区', '区域'],
  size: ['size', '规模'],
  class: ['class', '分类'],
  birthday: ['birthday', '生日'],
  contract_end: ['contract_end', 'contract-end', 'contract', '合同到期', '合同到期日'],
  yearly_reward: ['yearly_reward', 'yearly-reward', 'reward', '年度奖励', '年度返利'],
  phone: ['phone', 'mobile', 'tel', '电话', '手机', '手机号'],
  email: ['email', 'e-mail', 'mail', '邮箱', '邮件'],
}
const byWord = new Map(
  Object.entries(words).flatMap(([field, all]) => all.map((word) => [word, field as EditField] as const)),
)

const set = /^(?<field>[^\s=＝:：]{1,60})\s?[=＝:：]\s?(?<value>.*)$/u
const saysNone = /^(?:-|–|—|none|无|清空)$/iu

/** Reads `region East`, `行业 零售`, `vip level = gold`, `phone -`; undefined: this is no field and its value. */
export function readEdit(text: string): Edit | undefined {
  const written = set.exec(text)?.groups
  if (written) return editOf(written['field'] ?? '', written['value'] ?? '')

  const [first = '', ...rest] = text.split(' ')
  return fieldNamed(first) === undefined || rest.length === 0 ? undefined : editOf(first, rest.join(' '))
}

const fieldNamed = (word: string): EditField | undefined => byWord.get(word.normalize('NFKC').toLowerCase())

function editOf(word: string, text: string): Edit | undefined {
  const value = text.trim().slice(0, 500)
  const field = fieldNamed(word) ?? attributeKey(word)
  if (field === '' || value === '') return undefined

  const none = saysNone.test(value)
  return { field, value: none ? '' : value, none }
}
