import type { Card, CardButton, CommandCall } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'

const call = (command: string, name?: string): CommandCall => ({ command, input: name ? { name } : {} })
const button = (label: string, to: CommandCall, style?: 'primary'): CardButton => ({
  kind: 'button',
  label,
  call: to,
  ...(style ? { style } : {}),
})

/** A tier card as rich as the real one. */
export const exampleTierCard = (locale: Locale): Card => (locale === 'zh' ? tierZh : tierEn)

const tierEn: Card = {
  title: 'Acme Robotics · Tier A',
  badge: 'A',
  tone: 'good',
  text: 'Acme Robotics is Tier A (key customer) since Tue 3 Mar: 128 points, ahead of 94 % of customers. Next: call about the spring order.',
  body: ['Key customer since Tue 3 Mar (was B). Orders come every 24 days and are growing.'],
  facts: [
    { label: 'Points', value: '128 · ahead of 94 % of customers' },
    { label: 'Lifecycle', value: 'Growing' },
    { label: 'Value now', value: '¥412.5k a year' },
    { label: 'Expected value', value: '¥455k in the next 12 months' },
    { label: 'Last order', value: '¥38.2k · 6 days ago' },
    { label: 'Last touch', value: 'Visit · 12 days ago, answered' },
    { label: 'If nothing happens', value: 'Tier B between 4 and 18 Feb' },
    { label: 'Next step', value: 'Call by Fri 27 Nov: agree on the spring order' },
  ],
  bars: [
    { label: 'Spend', share: 0.82, mark: 0.21, value: '74 points (median 19)' },
    { label: 'Orders', share: 0.55, mark: 0.3, value: '38 points (median 21)' },
    { label: 'Engagement', share: 0.2, mark: 0.24, value: '16 points (median 18)' },
  ],
  actions: [
    button('Why', call('why', 'acme'), 'primary'),
    button('History', call('history', 'acme')),
    button('Remind me', call('remind', 'acme')),
  ],
  footer: 'Data up to Sun 22 Nov · policy version 1',
}

const tierZh: Card = {
  title: 'Acme Robotics · A类',
  badge: 'A',
  tone: 'good',
  text: 'Acme Robotics 是A类·重点客户，自3月3日(周二)起：128 分，超过 94% 的客户。下一步：电话沟通春季订单。',
  body: ['重点客户，自3月3日(周二)起（原B类）。平均 24 天下单一次，仍在增长。'],
  facts: [
    { label: '积分', value: '128 分 · 超过 94% 的客户' },
    { label: '生命周期', value: '成长期' },
    { label: '当前价值', value: '每年 ¥41.3万' },
    { label: '预期价值', value: '未来 12 个月 ¥45.5万' },
    { label: '最近下单', value: '¥3.8万 · 6 天前' },
    { label: '最近跟进', value: '拜访 · 12 天前，有回应' },
    { label: '若无变化', value: '2月4日至18日之间降为B类' },
    { label: '下一步', value: '11月27日(周五)前电话：确认春季订单' },
  ],
  bars: [
    { label: '消费', share: 0.82, mark: 0.21, value: '74 分（中位数 19）' },
    { label: '订单', share: 0.55, mark: 0.3, value: '38 分（中位数 21）' },
    { label: '互动', share: 0.2, mark: 0.24, value: '16 分（中位数 18）' },
  ],
  actions: [
    button('依据', call('why', 'acme'), 'primary'),
    button('等级变动', call('history', 'acme')),
    button('提醒', call('remind', 'acme')),
  ],
  footer: '数据截至11月22日(周日) · 分级规则第 1 版',
}

/** The card behind "Why". */
export const exampleWhyCard = (locale: Locale): Card =>
  locale === 'zh'
    ? {
        title: 'Acme Robotics 定为A类的依据',
        badge: 'A',
        tone: 'neutral',
        text: '三项之和 128 分，高于A类的分级线 100 分。',
        body: ['三项之和 128 分，高于A类的分级线 100 分。'],
        table: {
          columns: ['分项', '数值', '积分'],
          rows: [
            ['消费', '¥412,500.00', '74'],
            ['订单', '15 单', '38'],
            ['互动', '9 次', '16'],
            ['合计', '', '128'],
          ],
        },
        footer: '分级规则第 1 版 · 半衰期 180 天',
      }
    : {
        title: 'Why Acme Robotics is Tier A',
        badge: 'A',
        tone: 'neutral',
        text: 'The parts add up to 128 points; tier A begins at 100.',
        body: ['The parts add up to 128 points; tier A begins at 100.'],
        table: {
          columns: ['Part', 'Facts', 'Points'],
          rows: [
            ['Spend', '¥412,500.00', '74'],
            ['Orders', '15 orders', '38'],
            ['Engagement', '9 contacts', '16'],
            ['Total', '', '128'],
          ],
        },
        footer: 'Policy version 1 · half-life 180 days',
      }

/** Several matches: a pick list. */
export const examplePickCard = (locale: Locale): Card => ({
  title: locale === 'zh' ? '您要找哪一位？' : 'Which one do you mean?',
  tone: 'neutral',
  text: locale === 'zh' ? '有 3 位客户匹配。' : '3 customers match.',
  rows: ['Acme Robotics', 'Acme (HK)', '阿克梅贸易'].map((title, at) => ({
    title,
    detail: ['A · Shanghai', 'B · Hong Kong', 'C · 杭州'][at] ?? '',
    action: button(locale === 'zh' ? '选择' : 'Choose', call('tier', ['acme', 'acme-hk', 'akemei'][at])),
  })),
  actions: [
    {
      kind: 'select',
      label: locale === 'zh' ? '按行业筛选' : 'Filter by industry',
      field: 'industry',
      call: call('find', 'acme'),
      options: [
        { label: 'Robotics', value: 'robotics' },
        { label: 'Trade', value: 'trade' },
      ],
    },
  ],
})

/** A refusal in words. */
export const exampleRefusal = (locale: Locale, words: string): Card => ({
  title: locale === 'zh' ? '没听懂这个命令' : 'I do not know that command',
  tone: 'warning',
  text:
    locale === 'zh'
      ? `“${words}”不是命令。请输入 /customer 帮助。`
      : `“${words}” is no command. Type /customer help.`,
  body: [
    locale === 'zh'
      ? `“${words}”不是命令。请输入 /customer 帮助。`
      : `“${words}” is no command. Type /customer help.`,
  ],
  actions: [button(locale === 'zh' ? '帮助' : 'Help', call('help'))],
})
