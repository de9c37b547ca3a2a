/** Attributes of a person that may filter a segment and never weigh, in the words files use. */
const personal: ReadonlySet<string> = new Set([
  'age',
  'sex',
  'gender',
  'birthday',
  'birth date',
  'date of birth',
  '年龄',
  '性别',
  '生日',
  '出生日期',
])

/** Whether an attribute, whatever its case, spaces and dashes, must not count toward anybody's tier. */
export const neverWeighs = (attribute: string): boolean =>
  personal.has(
    attribute
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, ' '),
  )
