import type { Held } from './held.ts'
import { nameSource } from './plain.ts'

const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛欧阳上官司马诸葛',
)
const doubled = ['欧阳', '上官', '司马', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐']
const titles =
  '总监|总经理|总裁|总|董事长|董|经理|主任|主管|老师|老板|先生|女士|小姐|太太|部长|处长|科长|局长|院长|校长|厂长|店长|队长|博士|教授|医生|律师|会计|工程师|工|姐|哥|叔|阿姨|秘书|助理'

/** Words of a language that are names too: alone they name nobody. */
const common = new Set(
  'admin administrator sales service manager rep support team will may april june august summer hope joy grace faith art bill mark frank rich sunny max chase pat drew sky rose lily dawn eve page chance king long young day may he she man may test user bot office info'.split(
    ' ',
  ),
)

/** 王总 and 老王 are how 王芳 is spoken of. */
function addressed(name: string): readonly string[] {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return []
  const surname = doubled.find((each) => name.startsWith(each)) ?? name[0] ?? ''
  if (!surnames.has(surname) && !doubled.includes(surname)) return []
  return [`${surname}(?:${titles})`, `[老阿]${surname}(?!\\p{Script=Han}?师)`]
}

const polite = (word: string): string => String.raw`\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+${word}\b`

/** `Lin` of `Mei Lin`, as it is written in the name; short ones and everyday words only after a title. */
function partsOf(name: string): readonly string[] {
  const words = name.match(/\p{Script=Latin}+/gu) ?? []
  const telling = words.filter(
    (word) => word.length > 2 && /^\p{Lu}/u.test(word) && !common.has(word.toLowerCase()),
  )
  const alone = words.length > 1 ? telling.flatMap((word) => nameSource(word) ?? []) : []
  return [...alone, ...words.filter((word) => word.length > 1).map(polite)]
}

/** A person by all that they may be called: their name, its parts, their handles. */
export function person(name: string, handles: readonly string[] = []): Held {
  const own =
    [...name.trim()].length > 1 && !common.has(name.trim().toLowerCase()) ? nameSource(name) : undefined
  const known = handles.filter((handle) => handle.length > 2 && !common.has(handle.toLowerCase()))
  return {
    kind: 'PERSON',
    sources: [...(own ? [own] : []), ...addressed(name.trim())],
    exact: [...partsOf(name), ...known.flatMap((handle) => nameSource(handle) ?? [])],
    telling: own ? [own] : [],
  }
}
