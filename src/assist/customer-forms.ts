import type { Customer } from '#src/domain/customer.ts'
import { shortNameOf } from '#src/domain/legal-forms.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Bearer } from '#src/ports/customers.ts'
import type { Held } from './held.ts'
import { isTelling } from './name-keys.ts'
import { person } from './person-forms.ts'
import { nameSource } from './plain.ts'

type Named = Pick<Bearer, 'name' | 'aliases' | 'ref'>

const sourcesOf = (names: readonly string[]): readonly string[] =>
  [...new Set(names.filter((name) => isName(name)))].flatMap((name) => nameSource(name) ?? [])

/** A figure of up to three digits is met everywhere. */
const isName = (name: string): boolean => normaliseName(name).length > 1 && !/^\d{1,3}$/.test(name.trim())

/** In full and without the legal form. */
const fullNames = ({ name, aliases }: Named): readonly string[] =>
  [name, ...aliases].flatMap((each) => [each, shortNameOf(each)])

/** The first word of a name, where it means somebody by itself. */
const firstWords = ({ name, aliases }: Named): readonly string[] =>
  [name, ...aliases].flatMap((each) => shortNameOf(each).split(' ').slice(0, 1)).filter(isTelling)

const place =
  /^(?:\p{Script=Han}{2,3}(?:省|市|区|县)|北京|上海|天津|重庆|深圳|广州|杭州|苏州|南京|武汉|成都|西安|宁波|青岛|厦门|东莞|佛山|无锡|长沙|郑州|济南|合肥|福州)+/u
const trade =
  /(?:科技|技术|网络|信息|电子|实业|贸易|商贸|食品|医药|医疗|器械|机械|设备|材料|化工|能源|电力|汽车|物流|建设|建筑|工程|装饰|传媒|文化|教育|咨询|服务|管理|投资|控股|发展|软件|智能|系统|制造|工业|产业|国际|进出口|计算机|通信|通讯|生物|环保|农业|纺织|服装|家居|酒店|餐饮|旅游|房地产|置业|金融|保险|银行|股份)+$/u

/** 腾讯 of 深圳市腾讯计算机系统有限公司: what everybody says. */
function coreOf(name: string): readonly string[] {
  const short = shortNameOf(name)
  const core = short.replace(place, '').replace(trade, '')
  return /^\p{Script=Han}{2,}$/u.test(core) ? [core] : []
}

/** Whether a text that is not about this customer may be naming it: its ref is only a word then, if it is one. */
export function customer(named: Named): Held {
  const full = sourcesOf(fullNames(named))
  return {
    kind: 'CUSTOMER',
    sources: [...full, ...sourcesOf([...refOf(named), ...firstWords(named)])],
    telling: full,
  }
}

const refOf = ({ ref }: Named): readonly string[] =>
  isTelling(normaliseName(ref)) || /[-\d]/.test(ref) ? [ref] : []

/** The same of a customer that a question is about: by the short forms of everyday speech too, by its ids and its people. */
export function customerAsked(one: Customer, keys: readonly string[]): readonly Held[] {
  const { sources, telling = [] } = customer(one)
  const cores = [one.name, ...one.aliases].flatMap(coreOf)
  const ids = keys
    .map((key) => key.slice(key.indexOf('|') + 1))
    .filter((id) => id.length > 3 && /\d/.test(id))
  return [
    { kind: 'CUSTOMER', sources: [...sources, ...sourcesOf([one.ref, ...cores])], telling },
    { kind: 'ID', sources: sourcesOf([one._id, ...ids]) },
    ...peopleIn(one.attrs),
  ]
}

const ofPeople =
  /联系人|负责人|对接|采购人|经办|姓名|决策人|老板|法人|法定代表|秘书|助理|contact|person|buyer|name|manager|director|founder|president|decision|secretary|assistant|c[eftoim]o$/i

/** People whom the company has noted as attributes: 联系人: 王芳、李雷. */
function peopleIn(attrs: Customer['attrs']): readonly Held[] {
  const told = Object.entries(attrs).filter(([name]) => ofPeople.test(name))
  const names = told.flatMap(([, value]) =>
    String(value).split(/[,，、;；/&|()（）:：\d]+|\s+(?:and|和)\s+/u),
  )
  return names
    .map((name) => name.trim())
    .filter((name) => [...name].length > 1)
    .map((name) => person(name))
}
