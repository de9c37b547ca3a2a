/** A number in digits, with or without thousands: `3`, `12.5`, `1,234,567`. */
export const digitsForm = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?`
/** A number in Chinese words. */
export const chineseForm = '[零〇一二两三四五六七八九十百千万亿廿卅]+'
/** Either, of two marks at most: a day, an hour, a month. */
export const shortForm = String.raw`(?:\d{1,2}|廿[一二三四五六七八九]?|三十一?|二?十[一二三四五六七八九]?|[一二两三四五六七八九零])`

/** Words that make a Chinese digit before them a count: 三家, 两次, 四个月. */
export const measures =
  '个|家|位|名|人|次|遍|天|年|月|日|号|周|星期|礼拜|小时|钟头|分钟|刻钟|秒|块|元|毛|单|笔|件|条|台|箱|吨|公斤|千克|斤|克|米|公里|岁|楼|层|期|批|套|页|项|步|档|级|类|种|款|样|场|轮|份|张|瓶|盒|袋|包|辆|桶|倍|起|封|通|句|组|支|间|门|部|颗|双|趟|回|季度|点|度'

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** English months, long and short. */
export const monthForm =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
/** "Sept" → 9. */
export const monthNumber = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1

/** Digits with their thousands marks taken off. */
export const plainNumber = (digits: string): number => Number(digits.replaceAll(',', ''))
