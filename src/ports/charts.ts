/** What every picture carries: plain text in the reader's language, figures already written out. */
type Captioned = {
  /** What is seen, as a sentence rather than a label. */
  readonly title: string
  /** How to read it. */
  readonly subtitle?: string
  /** Small print under the picture. */
  readonly note?: string
}

/** How much a mark stands out: the one the picture is about, its fellows, what is there for scale. */
export type Emphasis = 'main' | 'plain' | 'quiet'

/** A value with its 95 % interval. */
export type Interval = { readonly low: number; readonly high: number }

/** A place on an axis and what stands beside it. */
export type Tick = { readonly at: number; readonly shown: string }

/** One bar a row, from 0; `shown` is the value in words and stands beside the bar. */
export type BarChart = Captioned & {
  readonly kind: 'bars'
  readonly bars: readonly {
    readonly label: string
    readonly value: number
    readonly shown: string
    readonly interval?: Interval
    readonly emphasis?: Emphasis
  }[]
}

/** Several bars a row, one for each series, in the order of `series`. At most three series. */
export type GroupedBarChart = Captioned & {
  readonly kind: 'grouped-bars'
  readonly series: readonly string[]
  readonly groups: readonly {
    readonly label: string
    readonly bars: readonly { readonly value: number; readonly shown: string }[]
  }[]
}

/** Lines over one axis, each named at its end. At most four series. */
export type LineChart = Captioned & {
  readonly kind: 'lines'
  readonly x: { readonly label: string; readonly ticks: readonly Tick[] }
  readonly y: { readonly ticks: readonly Tick[] }
  readonly series: readonly {
    readonly label: string
    readonly emphasis?: Emphasis
    readonly points: readonly { readonly x: number; readonly y: number }[]
  }[]
  /** An upright line: where something changes. */
  readonly mark?: { readonly at: number; readonly label: string }
}

/** A table whose cells are shaded by `value`, 0 to 1; `shown` stands in them. */
export type MatrixChart = Captioned & {
  readonly kind: 'matrix'
  readonly rowsLabel: string
  readonly columnsLabel: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** By row, then column. */
  readonly cells: readonly (readonly { readonly value: number; readonly shown: string }[])[]
}

/** Two values a row on one axis: what was expected (a ring) and what came (a dot), the gap between them drawn. */
export type PairChart = Captioned & {
  readonly kind: 'pairs'
  readonly expectedLabel: string
  readonly actualLabel: string
  /** `log` where values span more than two powers of ten; all are then above 0. */
  readonly scale: 'linear' | 'log'
  readonly ticks: readonly Tick[]
  readonly rows: readonly {
    readonly label: string
    readonly expected: number
    readonly actual: number
    /** Both in words, beside the row. */
    readonly shown: string
    readonly interval?: Interval
  }[]
}

/** A picture as plain data; whoever draws it knows no language and no units. */
export type Chart = BarChart | GroupedBarChart | LineChart | MatrixChart | PairChart

/** Draws pictures that read well at a phone's width. */
export type Charts = {
  /** A PNG, 1200 pixels wide. */
  png(chart: Chart): Promise<Uint8Array>
}
