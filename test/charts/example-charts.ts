import type {
  BarChart,
  Chart,
  GroupedBarChart,
  LineChart,
  MatrixChart,
  PairChart,
} from '#src/ports/charts.ts'

export const aBarChart = (given: Partial<BarChart> = {}): BarChart => ({
  kind: 'bars',
  title: '四个等级，后续消费',
  bars: [
    { label: 'A类·重点客户', value: 52, shown: '52%', interval: { low: 48, high: 55 }, emphasis: 'main' },
    { label: 'B类·潜力客户', value: 26, shown: '26%' },
    { label: 'D类·基础客户', value: 0, shown: '0%', emphasis: 'quiet' },
  ],
  ...given,
})

const aGroupedBarChart: GroupedBarChart = {
  kind: 'grouped-bars',
  title: 'A tenth of the customers brought half of the money',
  subtitle: 'Share of customers beside share of what they spent afterwards',
  series: ['of the customers', 'of the spend that followed'],
  groups: ['A', 'B'].map((label, at) => ({
    label,
    bars: [
      { value: 10 * (at + 1), shown: `${10 * (at + 1)} %` },
      { value: 52 - 26 * at, shown: '52 %' },
    ],
  })),
}

const aLineChart: LineChart = {
  kind: 'lines',
  title: 'The forecast stays close',
  note: 'All customers known at the split',
  x: {
    label: 'weeks since the first order',
    ticks: [
      { at: 39, shown: '39' },
      { at: 78, shown: '78' },
    ],
  },
  y: {
    ticks: [
      { at: 0, shown: '0' },
      { at: 4_000, shown: '4,000' },
    ],
  },
  mark: { at: 50, label: 'split' },
  series: ['what came', 'forecast', 'another forecast'].map((label, at) => ({
    label,
    points: [39, 50, 78].map((x) => ({ x, y: 50 * x + at })),
  })),
}

const aMatrixChart: MatrixChart = {
  kind: 'matrix',
  title: '等级流转表',
  rowsLabel: '分级时',
  columnsLabel: '39 周后',
  rows: ['A类', 'B类'],
  columns: ['A类', 'B类'],
  cells: [
    [
      { value: 0.51, shown: '51%\n1,207' },
      { value: 0.49, shown: '49%\n1,150' },
    ],
    [
      { value: 0, shown: '0%\n0' },
      { value: 1, shown: '100%\n4,714' },
    ],
  ],
}

const aPairChart: PairChart = {
  kind: 'pairs',
  title: '预期消费与实际消费',
  expectedLabel: '预期',
  actualLabel: '实际',
  scale: 'log',
  ticks: [
    { at: 5, shown: '¥5' },
    { at: 200, shown: '¥200' },
  ],
  rows: [
    { label: '第 1 组', expected: 145, actual: 151, shown: '¥145 → ¥151', interval: { low: 120, high: 180 } },
    { label: '第 10 组', expected: 5.9, actual: 18.1, shown: '¥5.9 → ¥18.1' },
  ],
}

/** One chart of every kind. */
export const chartOfEachKind: readonly Chart[] = [
  aBarChart(),
  aGroupedBarChart,
  aLineChart,
  aMatrixChart,
  aPairChart,
]
