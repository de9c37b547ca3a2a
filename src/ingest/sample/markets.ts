/** A city as names and attributes need it. */
export type City = { readonly zh: string; readonly en: string }

/** A sales region: the team that serves it, its cities, and how many of its customers have English names. */
export type Market = {
  readonly code: 'north' | 'east' | 'south' | 'west' | 'overseas'
  /** As the company writes it in its own records. */
  readonly region: string
  readonly english: number
  readonly cities: readonly City[]
  /** Where those with Chinese names are, if not everywhere. */
  readonly chineseCities?: readonly City[]
}

/** `杭州/Hangzhou …` → cities. */
const cities = (text: string): readonly City[] =>
  text
    .trim()
    .split(/\s+/u)
    .map((pair) => {
      const [zh = '', en = ''] = pair.split('/')
      return { zh, en: en.replace(/_/gu, ' ') }
    })

/** Where the company sells, one team each. */
export const markets: readonly Market[] = [
  {
    code: 'north',
    region: '华北',
    english: 0.05,
    cities: cities(`北京/Beijing 北京/Beijing 天津/Tianjin 石家庄/Shijiazhuang 太原/Taiyuan 济南/Jinan
      青岛/Qingdao 烟台/Yantai 大连/Dalian 沈阳/Shenyang 唐山/Tangshan 潍坊/Weifang`),
  },
  {
    code: 'east',
    region: '华东',
    english: 0.09,
    cities: cities(`上海/Shanghai 上海/Shanghai 杭州/Hangzhou 苏州/Suzhou 南京/Nanjing 宁波/Ningbo 无锡/Wuxi
      合肥/Hefei 温州/Wenzhou 厦门/Xiamen 福州/Fuzhou 常州/Changzhou 绍兴/Shaoxing`),
  },
  {
    code: 'south',
    region: '华南',
    english: 0.08,
    cities: cities(`深圳/Shenzhen 深圳/Shenzhen 广州/Guangzhou 广州/Guangzhou 东莞/Dongguan 佛山/Foshan
      珠海/Zhuhai 中山/Zhongshan 惠州/Huizhou 汕头/Shantou 南宁/Nanning 海口/Haikou`),
  },
  {
    code: 'west',
    region: '中西部',
    english: 0.03,
    cities:
      cities(`成都/Chengdu 成都/Chengdu 重庆/Chongqing 武汉/Wuhan 长沙/Changsha 西安/Xi'an 郑州/Zhengzhou
      昆明/Kunming 贵阳/Guiyang 南昌/Nanchang 洛阳/Luoyang 宜昌/Yichang`),
  },
  {
    code: 'overseas',
    region: '海外',
    english: 0.92,
    cities: cities(`新加坡/Singapore 新加坡/Singapore 伦敦/London 曼彻斯特/Manchester 悉尼/Sydney
      墨尔本/Melbourne 多伦多/Toronto 温哥华/Vancouver 西雅图/Seattle 芝加哥/Chicago 吉隆坡/Kuala_Lumpur
      奥克兰/Auckland 汉堡/Hamburg 鹿特丹/Rotterdam 迪拜/Dubai`),
    chineseCities: cities('新加坡/Singapore 吉隆坡/Kuala_Lumpur'),
  },
]

/** An industry: what its firms are called in each language, and how often it buys. */
export type Industry = {
  /** As the company writes it in its own records. */
  readonly label: string
  readonly share: number
  /** True where a name from nature sounds right. */
  readonly poetic: boolean
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

/** The sample company sells packaging: everybody who ships or shelves something buys it. */
export const industries: readonly Industry[] = [
  industry(
    '食品饮料',
    20,
    true,
    '食品 食品 茶业 乳业 粮油 酒业 饮品 糖果',
    'Foods Tea Dairy Bakery Brewing Provisions',
  ),
  industry('美妆日化', 10, true, '化妆品 日化 护理用品 香氛', 'Cosmetics Skincare Soaps Fragrance'),
  industry('电子电器', 14, false, '电子 科技 智能科技 电器 光电', 'Electronics Instruments Audio Devices'),
  industry('医药健康', 9, false, '医药 生物科技 医疗器械 健康科技', 'Health Labs Medical Nutrition'),
  industry('服装鞋帽', 8, true, '服饰 纺织 鞋业 家纺', 'Apparel Textiles Footwear Outdoor'),
  industry('电商零售', 12, false, '电子商务 商贸 贸易 百货', 'Trading Retail Imports Supply'),
  industry('家居建材', 7, true, '家居 灯饰 厨具 陶瓷', 'Homeware Lighting Ceramics Furniture'),
  industry('机械制造', 6, false, '机械 精密制造 五金 模具', 'Tools Engineering Components Fasteners'),
  industry('物流仓储', 4, false, '物流 供应链 仓储', 'Freight Logistics Fulfilment'),
  industry('文创礼品', 4, true, '文创 礼品 玩具 文化传媒', 'Toys Stationery Gifts Press'),
  industry('农业水产', 3, true, '农业 果业 水产', 'Farms Orchards Seafood'),
  industry('餐饮烘焙', 3, true, '餐饮 餐饮管理 烘焙', 'Kitchens Catering Coffee'),
]

function industry(label: string, share: number, poetic: boolean, zh: string, en: string): Industry {
  return { label, share, poetic, zh: zh.split(' '), en: en.split(' ') }
}

/** What is sold: name as the catalogue prints it, price per unit in yuan. */
export const products = [
  { name: '礼盒 Gift box', price: 18.5 },
  { name: '瓦楞纸箱 Corrugated carton', price: 3.2 },
  { name: '彩盒 Folding carton', price: 1.6 },
  { name: '马口铁罐 Tin', price: 6.4 },
  { name: '不干胶标签 Label roll', price: 42 },
  { name: '自立袋 Stand-up pouch', price: 0.85 },
  { name: '气泡膜 Bubble wrap', price: 68 },
  { name: '封箱胶带 Packing tape', price: 5.6 },
  { name: '手提纸袋 Paper bag', price: 2.4 },
  { name: '玻璃瓶 Glass bottle', price: 3.9 },
  { name: '珍珠棉内托 Foam insert', price: 1.2 },
  { name: '木托盘 Pallet', price: 85 },
] as const
export type Product = (typeof products)[number]
