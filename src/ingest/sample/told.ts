import type { Channel, FeedbackTopic } from '#src/domain/event.ts'

/** Order: days ago, yuan, product. */
type ToldOrder = readonly [daysAgo: number, yuan: number, product: string]
/** Touch: days ago, channel; `in`, or whether ours was answered; what was noted. */
type ToldTouch = readonly [
  daysAgo: number,
  channel: Channel,
  how: 'in' | 'answered' | 'unanswered',
  note?: string,
]
/** Rating: days ago, topic, stars, words. */
type ToldRating = readonly [daysAgo: number, topic: FeedbackTopic, rating: 1 | 2 | 3 | 4 | 5, note?: string]

/** A customer whose story is written out, in calendar days before the end day. */
export type Told = {
  readonly orders: readonly ToldOrder[]
  /** Money back: days ago, of which order (by its days ago), share. */
  readonly refunds: readonly (readonly [daysAgo: number, orderDaysAgo: number, share: number])[]
  readonly touches: readonly ToldTouch[]
  readonly ratings: readonly ToldRating[]
}

/** A steady buyer that a gift line has made a large one: has just ordered, spoken and rated, and waits for samples. */
const acme: Told = {
  orders: [
    [586, 3200, '彩盒'],
    [552, 3500, '彩盒'],
    [515, 3800, '手提纸袋'],
    [484, 3900, '礼盒'],
    [449, 4500, '彩盒'],
    [418, 4300, '礼盒'],
    [385, 5200, '手提纸袋'],
    [352, 5000, '彩盒'],
    [325, 6100, '礼盒'],
    [293, 5600, '彩盒'],
    [262, 5900, '礼盒'],
    [231, 6600, '手提纸袋'],
    [202, 6300, '彩盒'],
    [170, 7400, '礼盒'],
    [139, 6900, '彩盒'],
    [107, 8200, '礼盒'],
    [76, 7800, '手提纸袋'],
    [44, 26400, '礼盒'],
    [12, 19800, '礼盒'],
  ],
  refunds: [[255, 262, 0.15]],
  touches: [
    [592, 'visit', 'answered', 'First meeting, makes soaps and candles, two shops and a web store'],
    [520, 'phone', 'answered'],
    [452, 'wechat', 'in'],
    [390, 'phone', 'answered'],
    [328, 'wechat', 'in'],
    [260, 'phone', 'in', 'Dented boxes in the last batch'],
    [257, 'visit', 'answered', 'Apologised, new inner tray agreed'],
    [204, 'wechat', 'in'],
    [172, 'phone', 'answered'],
    [141, 'mail', 'unanswered'],
    [110, 'wechat', 'in'],
    [79, 'phone', 'answered', 'Plans a gift line'],
    [47, 'visit', 'answered', 'Showed recycled board, liked it'],
    [28, 'wechat', 'unanswered'],
    [13, 'wechat', 'in'],
    [5, 'phone', 'answered', 'New gift line: wants gift box samples within two weeks'],
  ],
  ratings: [
    [440, 'product', 4],
    [256, 'product', 2, 'Dented boxes'],
    [160, 'overall', 4],
    [70, 'product', 5],
    [8, 'service', 5, 'Support answers fast'],
  ],
}

/** A tea maker that ordered every month and is now twice as late as ever; two calls went unanswered. */
const alishan: Told = {
  orders: [
    [540, 7400, '马口铁罐'],
    [506, 8600, '礼盒'],
    [475, 7900, '马口铁罐'],
    [441, 9300, '马口铁罐'],
    [410, 12400, '礼盒'],
    [376, 8800, '马口铁罐'],
    [345, 9100, '自立袋'],
    [311, 11800, '礼盒'],
    [280, 8300, '马口铁罐'],
    [247, 9700, '马口铁罐'],
    [214, 10200, '礼盒'],
    [183, 8900, '自立袋'],
    [150, 9900, '马口铁罐'],
    [122, 11600, '礼盒'],
    [97, 9200, '马口铁罐'],
    [72, 8700, '马口铁罐'],
  ],
  refunds: [],
  touches: [
    [548, 'visit', 'answered', '首次拜访，主营高山茶，重视铁罐印刷'],
    [412, 'wechat', 'in'],
    [312, 'phone', 'answered'],
    [216, 'wechat', 'in'],
    [125, 'phone', 'answered', '礼盒加单，要改腰封'],
    [74, 'wechat', 'in'],
    [34, 'phone', 'unanswered'],
    [11, 'wechat', 'unanswered'],
  ],
  ratings: [
    [300, 'product', 5, '质量稳定，交货准时'],
    [66, 'product', 3, '这批铁罐印刷有色差'],
  ],
}

/** One firm under three spellings, each with a part of its orders: a small one three times, a middling one once. */
const lantian: Told = {
  orders: [
    [402, 5200, '瓦楞纸箱'],
    [318, 4800, '封箱胶带'],
    [221, 6100, '瓦楞纸箱'],
    [133, 5600, '瓦楞纸箱'],
    [47, 6400, '珍珠棉内托'],
  ],
  refunds: [],
  touches: [
    [405, 'phone', 'answered'],
    [220, 'wechat', 'in'],
    [50, 'phone', 'answered', '想看环保材质的报价'],
  ],
  ratings: [[125, 'service', 4]],
}
const lantianInPinyin: Told = {
  orders: [
    [263, 4300, '气泡膜'],
    [91, 5100, '瓦楞纸箱'],
  ],
  refunds: [],
  touches: [[88, 'mail', 'unanswered']],
  ratings: [],
}
const lantianLimited: Told = {
  orders: [[24, 7300, '瓦楞纸箱']],
  refunds: [],
  touches: [[26, 'mail', 'in', 'Asked for a quote, says they have bought before']],
  ratings: [],
}

/** Stories that are the same in every sample company, by key. */
export const told: Readonly<Record<string, Told>> = {
  acme,
  alishan,
  lantian,
  'lantian-2': lantianInPinyin,
  'lantian-3': lantianLimited,
}
