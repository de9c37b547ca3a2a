const contactLike = /手机|电话|邮箱|邮件|微信|联系方式|身份证|phone|mobile|e-?mail|wechat|\btel\b|whatsapp/i

/** Whether an attribute of this name would hold a contact: attributes are not encrypted. */
export const isContactLike = (name: string): boolean => contactLike.test(name)

/** A field's name in the document may hold neither `.` nor `$`. */
export const attributeKey = (column: string): string => column.trim().replace(/[.$]/g, '_').slice(0, 60)

/** Plain numbers become numbers, so that they can be compared; ids with leading zeros and long ones stay text. */
export const attributeValue = (text: string): string | number =>
  /^-?(?:0|[1-9]\d{0,9})(?:\.\d{1,6})?$/.test(text) ? Number(text) : text
