import { type Industry, industries, type Market } from './markets.ts'
import type { Named } from './names.ts'

/** A customer that every sample company has, whatever the seed. */
export type Fixed = {
  readonly key: string
  readonly kind: 'customer'
  readonly named: Named
  readonly owner?: string
  readonly spellingOf?: string
}

const byLabel = (label: string): Industry => {
  const found = industries.find((industry) => industry.label === label)
  if (found === undefined) throw new RangeError(`No industry ${label}.`)
  return found
}

const lantian = {
  form: 'company',
  brand: '蓝天',
  trade: '科技',
  city: { zh: '深圳', en: 'Shenzhen' },
} as const

/** `Acme` and `阿里山茶业` are what the README and the first card speak of; the last two are one firm spelt twice more. */
const fixed: Readonly<Partial<Record<Market['code'], readonly Fixed[]>>> = {
  east: [
    {
      key: 'acme',
      kind: 'customer',
      owner: 'mei',
      named: {
        name: 'Acme',
        aliases: ['艾克美'],
        form: 'company',
        locale: 'en',
        brand: 'Acme',
        trade: '',
        city: { zh: '上海', en: 'Shanghai' },
        industry: byLabel('美妆日化'),
      },
    },
    {
      key: 'alishan',
      kind: 'customer',
      owner: 'mei',
      named: {
        name: '阿里山茶业',
        aliases: [],
        form: 'company',
        locale: 'zh',
        brand: '阿里山',
        trade: '茶业',
        city: { zh: '厦门', en: 'Xiamen' },
        industry: byLabel('食品饮料'),
      },
    },
  ],
  south: [
    {
      key: 'lantian',
      kind: 'customer',
      named: { ...lantian, name: '深圳蓝天科技', aliases: [], locale: 'zh', industry: byLabel('电子电器') },
    },
    {
      key: 'lantian-2',
      kind: 'customer',
      spellingOf: 'lantian',
      named: {
        ...lantian,
        name: 'Shenzhen Lantian',
        aliases: [],
        locale: 'en',
        industry: byLabel('电子电器'),
      },
    },
    {
      key: 'lantian-3',
      kind: 'customer',
      spellingOf: 'lantian',
      named: {
        ...lantian,
        name: 'Shenzhen LanTian Ltd.',
        aliases: [],
        locale: 'en',
        industry: byLabel('电子电器'),
      },
    },
  ],
}

/** Those of one market. */
export const fixedOf = ({ code }: Market): Fixed[] => [...(fixed[code] ?? [])]
