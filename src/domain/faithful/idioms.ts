import type { FigureRule } from './figure.ts'

/** What looks like a figure and claims none; longer ones first where one begins another. */
const chinese = [
  '一心一意|三心二意|三言两语|一五一十|七上八下|乱七八糟|五花八门|四面八方|四通八达|十全十美|百尺竿头|千方百计|千言万语|千家万户|千千万万',
  '万事如意|万事俱备|万事大吉|万无一失|万众一心|一举两得|两全其美|三三两两|接二连三|再三|三思|九牛一毛|十万火急|十拿九稳|百忙之中|百忙|百闻不如一见',
  '千万(?=别|不|要|记|注意|小心|得|留)|万一(?![千百\\d])|万分|十分(?!钟|之|位|\\d|[一二三四五六七八九])|百分百|百般|万般|千真万确|四季|(?:五一|六一)(?![零〇一二三四五六七八九十百千万亿])|七夕|双十一|双十二|双11|双12',
  '十一(?=假期|长假|黄金周|期间|放假|国庆|节)|二维码|二手|二次元|二话不说|三方|三包|三农|三甲|三者|四川|四处|四周(?=围|都是|环)|五金|五粮液|五湖四海|六安|七牛|八成(?=是|会|要|在|得)|八卦|九江|九州|十堰',
  '百度|百货|百事|百姓|百科|百胜|百年|千岛|千禧|千牛|万科|万达|万能|万象|万方|万华|三一(?=重工|集团)|三星|三菱|三洋|三亚|三明|三全|两者|两难|两边|两侧|两旁|两头|两岸|两地|两手|两会|俩人|咱俩|你俩|我俩|他俩',
  '一两(?=个|句|次|天|家|位|样|项|点|分钟|条|款|种)|一二(?=线)|三四线|一线|二线|三线|一流|二流|零售|零件|零食|零散|零星|零碎|零部件|零距离|零基础|零钱|清零|凌晨零点',
  '说一不二|独一无二|七七八八|八九不离十|一日三餐|三天两头|三个臭皮匠|二话没说|四舍五入|两步走|一箭双雕|一石二鸟|百里挑一|三番五次|三令五申|五颜六色|六神无主|一来二去|一差二错|一干二净|一清二楚',
]

const english = [
  'one on one|one-on-one|one to one|one-to-one|one or two|a day or two|a week or two|a minute or two|two cents|two birds|in two minds',
  'nine to five|nine-to-five|fifty-fifty|fifty fifty|cloud nine|at sixes and sevens|on all fours|second to none|third[- ]part(?:y|ies)|third-rate',
  'thanks a million|a million thanks|a thousand thanks|one hundred percent sure|a hundred percent sure|in seventh heaven|24/7|zero in|at first|first of all',
  'half-hearted|second half|first half|other half|better half|half-life|ground zero|zero pressure|zero obligation|no two ways|one and only|twenty-one gun',
]

/** Words that hold a digit. */
const names = String.raw`\b(?:b2b2c|b2b|b2c|o2o|c2c|2b|2c|p2p|h5)(?![a-z0-9])|4s店`

const nothing = () => []

/** Tried before all else: what they cover is no figure. */
export const idiomRules: readonly FigureRule[] = [
  { pattern: new RegExp(chinese.join('|'), 'yu'), read: nothing },
  { pattern: new RegExp(String.raw`\b(?:${english.join('|')})\b`, 'iyu'), read: nothing },
  { pattern: new RegExp(names, 'iyu'), read: nothing },
  // A list's own marks: they count what is said, not what is known.
  { pattern: /(?<=^|\n)[ \t]*\(?\d{1,2}(?:[、)](?!\d)|\.(?=[ \p{L}]))/uy, read: nothing },
  { pattern: /第[一二三四五六七八九十](?=[,、:。;]| ?(?:点|步|就是|,))/uy, read: nothing },
  { pattern: /第一/uy, read: nothing },
]
